/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_query.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* What a word weighs beside its rarity; chosen on one half of bench_find's queries. */
#define WEAK_WORD 0.5F /* "senior", "of" */
#define HEAD      1.2F
#define ASIDE     0.8F /* after a comma or in brackets */
#define UNKNOWN   0.4F /* no label has it */

#define WEAK_ROLES (WORD_IGNORED | WORD_LINK | WORD_CUE)

enum { ALIKE_ROOM = 256, PART_MIN = 3, PART_LABELS_MIN = 3 };

static size_t labels_with(const struct labels *labels, size_t word)
{
    size_t count;

    labels_of_word(labels, word, &count);
    return count;
}

static bool has_word(const struct labels *labels, const char *text, size_t *word)
{
    *word = labels_word_from(labels, text);
    return *word < labels_words(labels) && !strcmp(labels_word(labels, *word), text);
}

float query_weight(const struct labels *labels, size_t count, uint8_t role)
{
    float rarity = logf(1 + (float)labels_count(labels) / (float)(count + 1));

    return role & WEAK_ROLES ? rarity * WEAK_WORD : rarity;
}

size_t query_head(const struct folded *folded)
{
    size_t head = 0;

    for (size_t i = 0; i < folded->count; i++) {
        if (i && (folded->breaks[i] || folded->role[i] & WORD_LINK))
            break;
        if (!(folded->role[i] & WORD_IGNORED))
            head = i;
    }
    return head;
}

/* A known word weighs what it weighs; another as much as the rarest that may be meant. */
static float weight_of(const struct query *query, const struct query_word *word, uint8_t role)
{
    bool is_known = word->count && word->alike[0].likeness == 1;
    float weight = 0;

    if (!word->count)
        return UNKNOWN * query_weight(query->labels, 0, role);
    for (size_t i = 0; i < (is_known ? 1 : word->count); i++)
        weight =
            fmaxf(weight, query_weight(query->labels,
                                       labels_with(query->labels, word->alike[i].word), role));
    return weight;
}

/* One more word; for the head those count that are as good in its place. */
static void add_word(struct query *query, const char *text, uint8_t role, bool is_head,
                     bool may_go_on)
{
    struct query_word *word = &query->all[query->count++];

    word->alike = xcalloc(ALIKE_ROOM, sizeof(*word->alike));
    word->count = find_alike(query->labels, is_head ? query->words : NULL, text, may_go_on,
                             word->alike, ALIKE_ROOM);
    word->weight = weight_of(query, word, role);
}

/* Whether the text, which is no word of the labels, is two of them; `*cut` is where. */
static bool is_two(const struct labels *labels, const char *text, size_t *cut)
{
    char first[WORD_ROOM];
    size_t length = strlen(text), one, two, best = 0;

    for (size_t at = PART_MIN; at + PART_MIN <= length; at++) {
        size_t sure;

        memcpy(first, text, at);
        first[at] = '\0';
        if (!has_word(labels, first, &one) || !has_word(labels, text + at, &two))
            continue;
        sure = labels_with(labels, one) < labels_with(labels, two) ? labels_with(labels, one)
                                                                   : labels_with(labels, two);
        if (sure >= PART_LABELS_MIN && sure > best) {
            best = sure;
            *cut = at;
        }
    }
    return best > 0;
}

/* Whether a word of the labels begins with the text. */
static bool is_begun(const struct labels *labels, const char *text)
{
    size_t word = labels_word_from(labels, text);

    return word < labels_words(labels) &&
           !strncmp(labels_word(labels, word), text, strlen(text));
}

/* Add a typed word, as two where the labels have it so. */
static void add_typed(struct query *query, const struct folded *typed, size_t i, bool is_head)
{
    const char *text = typed->text[i];
    bool is_last = i + 1 == typed->count;
    char first[WORD_ROOM];
    size_t cut = 0;

    if (is_begun(query->labels, text) || query->count + 1 == WORDS_MAX ||
        !is_two(query->labels, text, &cut)) {
        add_word(query, text, typed->role[i], is_head, is_last);
        return;
    }
    memcpy(first, text, cut);
    first[cut] = '\0';
    add_word(query, first, typed->role[i], false, false);
    add_word(query, text + cut, typed->role[i], is_head, is_last);
}

/* The last two words that were added may be one in the labels ("fork lift"). */
static void add_joined(struct query *query, const struct folded *typed, size_t second)
{
    char joined[2 * WORD_ROOM];
    size_t length = strlen(typed->text[second - 1]), word;

    memcpy(joined, typed->text[second - 1], length);
    memcpy(joined + length, typed->text[second], strlen(typed->text[second]) + 1);
    if (!has_word(query->labels, joined, &word))
        return;
    for (size_t i = query->count - 2; i < query->count; i++) {
        struct query_word *one = &query->all[i];

        if (one->count == ALIKE_ROOM)
            one->count--;
        one->alike[one->count++] = (struct alike){word, 1};
    }
}

/* Whether all words say nothing of the occupation. */
static bool is_all_weak(const struct folded *typed)
{
    for (size_t i = 0; i < typed->count; i++)
        if (!(typed->role[i] & WEAK_ROLES))
            return false;
    return true;
}

/* How much a typed word counts beside the others; "of" alone asks for nothing. */
static float place_weight(const struct folded *typed, size_t i, size_t head, bool is_aside,
                          bool is_weak)
{
    if (is_weak)
        return typed->role[i] & (WORD_LINK | WORD_CUE) ? 0 : 1 / WEAK_WORD;
    if (i == head)
        return HEAD;
    return is_aside ? ASIDE : 1;
}

void query_init(struct query *query, const struct labels *labels, const struct words *words,
                const struct folded *typed)
{
    size_t head = query_head(typed);
    bool is_aside = false, is_weak = is_all_weak(typed);

    *query = (struct query){.labels = labels, .words = words};
    for (size_t i = 0; i < typed->count && query->count < WORDS_MAX; i++) {
        size_t first = query->count;

        is_aside = is_aside || (i && typed->breaks[i]);
        add_typed(query, typed, i, i == head);
        for (size_t k = first; k < query->count; k++)
            query->all[k].weight *= place_weight(typed, i, head, is_aside, is_weak);
        if (i > 0)
            add_joined(query, typed, i);
        if (i <= head)
            query->head = query->count - 1;
    }
    for (size_t i = 0; i < query->count; i++)
        query->weight += query->all[i].weight;
}

void query_release(struct query *query)
{
    for (size_t i = 0; i < query->count; i++)
        free(query->all[i].alike);
}

float query_likeness(const struct query *query, size_t number, size_t word)
{
    const struct query_word *typed = &query->all[number];

    for (size_t i = 0; i < typed->count; i++)
        if (typed->alike[i].word == word)
            return typed->alike[i].likeness;
    return 0;
}
