/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "percent.h"

#include <jansson.h>

static int hex_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | ('a' - 'A'));
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool decode(char *text, bool is_query)
{
    char *to = text;

    for (const char *from = text; *from; from++) {
        if (*from == '%') {
            int high = hex_of(from[1]), low = high < 0 ? -1 : hex_of(from[2]);

            if (low < 0 || !(high | low))
                return false;
            *(unsigned char *)to++ = (unsigned char)(high << 4 | low);
            from += 2;
        } else {
            *to = *from;
            if (is_query && *from == '+')
                *to = ' ';
            to++;
        }
    }
    *to = '\0';
    return true;
}

/* jansson is asked what UTF-8 is: whatever a request brings can stand in JSON then. */
static bool is_utf8(const char *text)
{
    json_t *value = json_string(text);
    bool is_good = value != NULL;

    json_decref(value);
    return is_good;
}

bool percent_decode(char *text, bool is_query)
{
    return decode(text, is_query) && is_utf8(text);
}
