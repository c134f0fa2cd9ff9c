/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_alike.h"

#include <stdlib.h>
#include <string.h>

/* How sure we are that a word is meant, chosen on the typed titles of test_find.c. */
#define SAME_STEM   0.85F
#define BEGINS      0.7F /* and up to 0.2 more, the more of the word is typed */
#define BEGINS_MORE 0.2F
#define ONE_SLIP    0.8F
#define TWO_SLIPS   0.6F

enum { PREFIX_MIN = 3, STEM_MIN = 3, ONE_SLIP_MIN = 4, TWO_SLIPS_MIN = 7 };

static bool has_word(const struct labels *labels, const char *text, size_t *word)
{
    *word = labels_word_from(labels, text);
    return *word < labels_words(labels) && !strcmp(labels_word(labels, *word), text);
}

/* The length of the word without the endings that make workers of work. */
static size_t stem_length(const char *text)
{
    static const char *const ends[] = {"ing", "ist", "er", "or", "ry", "y", "e"};
    size_t length = strlen(text);

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t size = strlen(ends[i]);

        if (length >= size + STEM_MIN && !strcmp(text + length - size, ends[i]))
            return length - size;
    }
    return length;
}

/* Words of the same stem as `text`, and unless it is a word itself, those it begins. */
static size_t add_beginnings(const struct labels *labels, const char *text, bool is_known,
                             struct alike *out, size_t room)
{
    char stem[WORD_ROOM];
    size_t length = strlen(text), stem_size = stem_length(text), count = 0;

    if (length < PREFIX_MIN)
        return 0;
    memcpy(stem, text, stem_size);
    stem[stem_size] = '\0';
    for (size_t word = labels_word_from(labels, stem);
         word < labels_words(labels) && count < room; word++) {
        const char *other = labels_word(labels, word);
        float share = (float)length / (float)(strlen(other) > length ? strlen(other) : length);

        if (strncmp(other, stem, stem_size) != 0)
            break;
        if (stem_length(other) == stem_size && strcmp(other, text) != 0)
            out[count++] = (struct alike){word, SAME_STEM};
        else if (!is_known && !strncmp(other, text, length))
            out[count++] = (struct alike){word, BEGINS + BEGINS_MORE * share};
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to put in, take out, change or swap with their neighbour; `limit` + 1 for more. */
static size_t slips_between(const char *a, const char *b, size_t limit)
{
    size_t rows[3][WORD_ROOM + 1], length_a = strlen(a), length_b = strlen(b);
    size_t *before = rows[0], *last = rows[1], *now = rows[2];

    if (length_a > length_b + limit || length_b > length_a + limit)
        return limit + 1;
    memset(rows, 0, sizeof(rows));
    for (size_t j = 0; j <= length_b; j++)
        last[j] = j;
    for (size_t i = 1; i <= length_a; i++) {
        size_t *spare = before, lowest = i;

        now[0] = i;
        for (size_t j = 1; j <= length_b; j++) {
            now[j] =
                least(last[j - 1] + (a[i - 1] != b[j - 1]), least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
            lowest = least(lowest, now[j]);
        }
        if (lowest > limit)
            return limit + 1;
        before = last;
        last = now;
        now = spare;
    }
    return last[length_b];
}

static size_t add_misspelt(const struct labels *labels, const char *text, struct alike *out,
                           size_t room)
{
    size_t length = strlen(text), count = 0;
    size_t limit = length >= TWO_SLIPS_MIN ? 2 : length >= ONE_SLIP_MIN ? 1 : 0;

    for (size_t word = 0; limit && word < labels_words(labels) && count < room; word++) {
        const char *other = labels_word(labels, word);
        size_t slips;

        /* Hardly anybody gets both of the first two letters wrong. */
        if (other[0] != text[0] && other[0] != text[1] && other[1] != text[1])
            continue;
        slips = slips_between(text, other, limit);
        if (slips <= limit && strlen(other) >= PREFIX_MIN)
            out[count++] = (struct alike){word, slips == 1 ? ONE_SLIP : TWO_SLIPS};
    }
    return count;
}

size_t find_alike(const struct labels *labels, const char *text, struct alike *out, size_t room)
{
    size_t word, count;

    if (!room)
        return 0;
    if (has_word(labels, text, &word)) {
        *out = (struct alike){word, 1};
        return 1 + add_beginnings(labels, text, true, out + 1, room - 1);
    }
    count = add_beginnings(labels, text, false, out, room);
    return count ? count : add_misspelt(labels, text, out, room);
}
