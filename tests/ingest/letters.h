/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_LETTERS_H
#define TESTS_INGEST_LETTERS_H

#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "base/strbuf.h"

/* What stands in a text, marks and signs aside: two texts with the same letters are one. */

static inline void unescape_once(struct strbuf *text)
{
    static const struct {
        const char *sign, *plain;
    } signs[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    struct strbuf out = STRBUF_INIT;

    for (size_t at = 0; at < text->length;) {
        size_t s = 0, count = sizeof(signs) / sizeof(*signs);

        while (s < count && strncmp(text->text + at, signs[s].sign, strlen(signs[s].sign)) != 0)
            s++;
        strbuf_add(&out, s < count ? signs[s].plain : text->text + at, 1);
        at += s < count ? strlen(signs[s].sign) : 1;
    }
    strbuf_release(text);
    *text = out;
}

/* How much at `at` is no text: a tag, an entity, a mark of CDATA. */
static inline size_t mark_length(const char *at)
{
    size_t length = 1 + strcspn(at + 1, *at == '&' ? "; <&" : ">");

    if (!strncmp(at, "<![CDATA[", 9))
        return 9;
    if (*at == '&' && at[length] == ';')
        return length + 1;
    if (*at == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/' || at[1] == '!'))
        return length + (at[length] != '\0');
    return 0;
}

/* The ASCII letters and figures of a text, in lower case; the caller frees it. */
static inline char *letters_of(const char *html)
{
    struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;

    strbuf_puts(&text, html);
    for (int escaped = 0; escaped < 3; escaped++)
        unescape_once(&text);
    for (const char *at = text.text; *at;) {
        size_t mark = mark_length(at);

        if (!mark && isalnum((unsigned char)*at))
            strbuf_putc(&out, (char)tolower((unsigned char)*at));
        at += mark ? mark : 1;
    }
    strbuf_release(&text);
    return strbuf_detach(&out);
}

static inline char *joined_letters(const json_t *said)
{
    struct strbuf all = STRBUF_INIT;
    size_t i;
    json_t *part;

    json_array_foreach(said, i, part) {
        char *letters = letters_of(json_is_string(part) ? json_string_value(part) : "");

        strbuf_puts(&all, letters);
        free(letters);
    }
    return strbuf_detach(&all);
}

#endif
