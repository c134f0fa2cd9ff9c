/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_alike.h"

#include <stdlib.h>
#include <string.h>

/* How sure we are that a word is meant; chosen on one half of bench_find's queries. */
#define SAME_STEM   0.85F
#define AS_GOOD     0.8F
#define GOES_ON     0.35F
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

/* What is found so far. */
struct list {
    struct alike *all;
    size_t count, room;
};

static size_t labels_with(const struct labels *labels, size_t word)
{
    size_t count;

    labels_of_word(labels, word, &count);
    return count;
}

/* The place of a full list whose word the fewest labels have. */
static size_t rarest(const struct labels *labels, const struct list *list)
{
    size_t at = 0;

    for (size_t i = 1; i < list->count; i++)
        if (labels_with(labels, list->all[i].word) < labels_with(labels, list->all[at].word))
            at = i;
    return at;
}

/* Once the list is full, a word takes the place of a rarer one. */
static void add(const struct labels *labels, struct list *list, size_t word, float likeness)
{
    size_t at = list->count;

    for (size_t i = 0; i < list->count; i++)
        if (list->all[i].word == word)
            return;
    if (list->count < list->room) {
        list->count++;
    } else {
        at = rarest(labels, list);
        if (list->all[at].likeness == 1 ||
            labels_with(labels, list->all[at].word) >= labels_with(labels, word))
            return;
    }
    list->all[at] = (struct alike){word, likeness};
}

static void add_same_stem(const struct labels *labels, const char *text, struct list *list)
{
    char stem[WORD_ROOM];
    size_t size = stem_length(text);

    if (strlen(text) < PREFIX_MIN)
        return;
    memcpy(stem, text, size);
    stem[size] = '\0';
    for (size_t word = labels_word_from(labels, stem); word < labels_words(labels); word++) {
        const char *other = labels_word(labels, word);

        if (strncmp(other, stem, size) != 0)
            break;
        if (stem_length(other) == size && strcmp(other, text) != 0)
            add(labels, list, word, SAME_STEM);
    }
}

/* Longer words that `text` begins. */
static void add_begun(const struct labels *labels, const char *text, float least_likeness,
                      struct list *list)
{
    size_t length = strlen(text);

    for (size_t word = labels_word_from(labels, text); word < labels_words(labels); word++) {
        const char *other = labels_word(labels, word);

        if (strncmp(other, text, length) != 0)
            break;
        if (other[length])
            add(labels, list, word,
                least_likeness + BEGINS_MORE * (float)length / (float)strlen(other));
    }
}

/* Words that title-words.json calls as good. */
static void add_as_good(const struct labels *labels, const struct words *words,
                        const char *text, struct list *list)
{
    const char *others[WORDS_AS_GOOD];
    size_t count = words ? words_as_good(words, text, others) : 0, word;

    for (size_t i = 0; i < count; i++)
        if (has_word(labels, others[i], &word))
            add(labels, list, word, AS_GOOD);
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

static void add_misspelt(const struct labels *labels, const char *text, struct list *list)
{
    size_t length = strlen(text);
    size_t limit = length >= TWO_SLIPS_MIN ? 2 : length >= ONE_SLIP_MIN ? 1 : 0;

    for (size_t word = 0; limit && word < labels_words(labels); word++) {
        const char *other = labels_word(labels, word);
        size_t slips;

        /* Hardly anybody gets both of the first two letters wrong. */
        if (other[0] != text[0] && other[0] != text[1] && other[1] != text[1])
            continue;
        slips = slips_between(text, other, limit);
        if (slips <= limit && strlen(other) >= PREFIX_MIN)
            add(labels, list, word, slips == 1 ? ONE_SLIP : TWO_SLIPS);
    }
}

size_t find_alike(const struct labels *labels, const struct words *words, const char *text,
                  bool may_go_on, struct alike *out, size_t room)
{
    struct list list = {out, 0, room};
    size_t word;
    bool is_known = has_word(labels, text, &word);

    if (is_known)
        add(labels, &list, word, 1);
    add_same_stem(labels, text, &list);
    add_as_good(labels, words, text, &list);
    if (may_go_on || (!is_known && strlen(text) >= PREFIX_MIN))
        add_begun(labels, text, is_known ? GOES_ON : BEGINS, &list);
    if (!list.count)
        add_misspelt(labels, text, &list);
    return list.count;
}
