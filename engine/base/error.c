/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/error.h"

#include <stdarg.h>
#include <stdio.h>

/* How many bytes a UTF-8 character that begins with this one has; 0 where none does. */
static size_t length_by(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* The length of the character at `c`; 0 where it is none. */
static size_t character_at(const unsigned char *c)
{
    size_t length = length_by(*c);

    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

/* A precision cuts what is quoted between two bytes of a character: "?" stands for the rest. */
static void mend(char *text)
{
    for (unsigned char *c = (unsigned char *)text; *c;) {
        size_t length = character_at(c);

        if (!length)
            *c = '?';
        c += length ? length : 1;
    }
}

enum suited_status suited_fail(struct suited_error *err, enum suited_status status,
                               const char *format, ...)
{
    va_list args;

    if (err) {
        va_start(args, format);
        vsnprintf(err->text, sizeof(err->text), format, args);
        va_end(args);
        mend(err->text);
    }
    return status;
}
