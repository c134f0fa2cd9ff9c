/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_key.h"

#include <string.h>

#include "base/fold.h"

static size_t apostrophe_size(const char *s, size_t left)
{
    if (*s == '\'' || *s == '`')
        return 1;
    if (left >= 3 && (!memcmp(s, "\xe2\x80\x99", 3) || !memcmp(s, "\xe2\x80\x98", 3)))
        return 3;
    return 0;
}

static void add_word(struct strbuf *out, size_t begin, const char *word, size_t length)
{
    if (out->length > begin)
        strbuf_putc(out, ' ');
    if (length == 5 && !memcmp(word, "saint", 5))
        strbuf_puts(out, "st");
    else
        strbuf_add(out, word, length);
}

void places_key_add(struct strbuf *out, const char *name, size_t length)
{
    struct strbuf plain = STRBUF_INIT, folded = STRBUF_INIT;
    size_t begin = out->length;

    for (size_t i = 0, skip; i < length; i += skip ? skip : 1) {
        skip = apostrophe_size(name + i, length - i);
        if (name[i] == '&')
            strbuf_puts(&plain, " and ");
        else if (!skip)
            strbuf_add(&plain, name[i] ? name + i : " ", 1);
    }
    fold_add(&folded, plain.text, plain.length);
    for (const char *word = folded.text; *word;) {
        size_t size = strcspn(word, " ");

        add_word(out, begin, word, size);
        word += size + (word[size] == ' ');
    }
    strbuf_release(&folded);
    strbuf_release(&plain);
}
