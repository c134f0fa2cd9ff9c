/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "strbuf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xalloc.h"

char strbuf_empty[1];

static void make_room(struct strbuf *buf, size_t more)
{
    size_t needed = buf->length + more + 1;

    if (needed > buf->capacity) {
        size_t capacity = needed > 2 * buf->capacity ? needed : 2 * buf->capacity;

        buf->text = xrealloc(buf->capacity ? buf->text : NULL, capacity);
        buf->capacity = capacity;
    }
}

void strbuf_add(struct strbuf *buf, const char *data, size_t length)
{
    make_room(buf, length);
    memcpy(buf->text + buf->length, data, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void strbuf_puts(struct strbuf *buf, const char *text)
{
    strbuf_add(buf, text, strlen(text));
}

void strbuf_putc(struct strbuf *buf, char c)
{
    strbuf_add(buf, &c, 1);
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);

    make_room(buf, (size_t)length);
    va_start(args, format);
    vsnprintf(buf->text + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

char *strbuf_extend(struct strbuf *buf, size_t more)
{
    make_room(buf, more);
    buf->length += more;
    buf->text[buf->length] = '\0';
    return buf->text + buf->length - more;
}

void strbuf_cut(struct strbuf *buf, size_t length)
{
    assert(length <= buf->length);
    if (buf->capacity) {
        buf->length = length;
        buf->text[length] = '\0';
    }
}

void strbuf_clear(struct strbuf *buf)
{
    strbuf_cut(buf, 0);
}

char *strbuf_detach(struct strbuf *buf)
{
    char *text;

    strbuf_add(buf, "", 0); /* the shared empty string is not ours to give */
    text = buf->text;
    *buf = (struct strbuf)STRBUF_INIT;
    return text;
}

void strbuf_release(struct strbuf *buf)
{
    if (buf->capacity)
        free(buf->text);
    *buf = (struct strbuf)STRBUF_INIT;
}
