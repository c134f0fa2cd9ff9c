/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stddef.h>

/*
 * A growing string. `text` is always a valid C string, even before the first
 * add and after _release(); bytes within `length` may be NUL. Start from
 * `= STRBUF_INIT`. Who fills one from outside input caps its length first.
 */
struct strbuf {
    char *text;
    size_t length, capacity;
};

extern char strbuf_empty[1];
#define STRBUF_INIT                                                                            \
    {                                                                                          \
        .text = strbuf_empty                                                                   \
    }

void strbuf_add(struct strbuf *buf, const char *data, size_t length);
void strbuf_puts(struct strbuf *buf, const char *text);
void strbuf_putc(struct strbuf *buf, char c);
void strbuf_printf(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Make the text `more` bytes longer, and give where they begin: the caller writes them. */
char *strbuf_extend(struct strbuf *buf, size_t more);

/* Cut the text to `length` bytes, which must not be more than it has. */
void strbuf_cut(struct strbuf *buf, size_t length);

/* Empty the text; the memory is kept for the next adds. */
void strbuf_clear(struct strbuf *buf);

/* Give the string to the caller, who frees it; `buf` is as new. */
char *strbuf_detach(struct strbuf *buf);

/* Free the string; `buf` is as new. */
void strbuf_release(struct strbuf *buf);

#endif
