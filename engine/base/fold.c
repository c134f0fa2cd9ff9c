/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <assert.h>
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "hash.h"

/*
 * Latin-1 Supplement letters U+00C0 to U+00FF and Latin Extended-A U+0100 to U+017F without
 * their accents (Unicode 15, canonical decompositions; æ, ß, ø and the like by their usual
 * single-letter spelling). A space is no letter.
 */
static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
static const char latin_a[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static_assert(sizeof(latin1) - 1 == 0x40, "one letter for each of U+00C0 to U+00FF");
static_assert(sizeof(latin_a) - 1 == 0x80, "one letter for each of U+0100 to U+017F");

/* What one UTF-8 sequence of `size` bytes folds to: a letter, ' ', or 0 to keep it. */
static char fold_sequence(const unsigned char *s, size_t size)
{
    unsigned code = size == 2 ? (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu) : 0;

    if (size == 1)
        return isalnum(s[0]) ? (char)tolower(s[0]) : ' ';
    if (code >= 0x80 && code < 0xc0)
        return ' '; /* no-break space, quotes, currency signs */
    if (code >= 0xc0 && code < 0x100)
        return latin1[code - 0xc0];
    if (code >= 0x100 && code - 0x100 < sizeof(latin_a) - 1)
        return latin_a[code - 0x100];
    if (size == 3 && s[0] == 0xe2 && s[1] >= 0x80 && s[1] <= 0xaf)
        return ' '; /* U+2000 to U+2BFF: general punctuation, signs, arrows, bullets */
    return 0;
}

static size_t sequence_size(const unsigned char *s, size_t left)
{
    size_t size = s[0] < 0x80 ? 1 : s[0] < 0xc0 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;

    return size < left ? size : left;
}

void fold_add(struct strbuf *out, const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t begin = out->length;
    bool space = false;

    for (size_t i = 0, size; i < length; i += size) {
        char c;

        size = sequence_size(s + i, length - i);
        c = fold_sequence(s + i, size);
        if (c == ' ') {
            space = true;
            continue;
        }
        if (space && out->length > begin)
            strbuf_putc(out, ' ');
        space = false;
        if (c)
            strbuf_putc(out, c);
        else
            strbuf_add(out, text + i, size);
    }
}

char *fold_text(const char *text)
{
    struct strbuf folded = STRBUF_INIT;

    fold_add(&folded, text, strlen(text));
    return strbuf_detach(&folded);
}

uint32_t employer_hash(const char *name)
{
    struct strbuf folded = STRBUF_INIT;
    uint64_t hash;

    fold_add(&folded, name, strlen(name));
    hash = hash_bytes(folded.text, folded.length);
    if (!folded.length)
        hash = 0;
    else if (!(uint32_t)hash)
        hash = 1; /* 0 is kept for "not stated" */
    strbuf_release(&folded);
    return (uint32_t)hash;
}
