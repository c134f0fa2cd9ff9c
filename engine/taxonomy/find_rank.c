/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "find.h"
#include "find_alike.h"

/*
 * A label's score is the share of what was typed that it has, each word weighed by its
 * rarity and by how surely it is meant, and the share of its own words that were typed:
 * a short label that says it all stands above a long one. Chosen on test_find.c's titles.
 */
#define TYPED_SHARE  0.72F
#define OWN_SHARE    0.28F
#define WEAK_WORD    0.15F /* weight of "senior", "of" beside others */
#define HEAD_MISSING 12    /* off where the noun that was typed is not the label's */
#define SCORE_LEAST  45
#define SCORE_MOST   99 /* of what is not the very name */

enum { ALIKE_ROOM = 256, EXACT_ROOM = 16, RERANKED = 256 };

struct tally {
    float sum;      /* of the words counted before `word` */
    float now;      /* the best so far for `word` */
    uint16_t word;  /* the typed word counted last, from 1 */
    uint16_t count; /* typed words that the label has */
};

struct ranking {
    const struct labels *labels;
    struct tally *tallies; /* by label */
    float weight;          /* of all typed words */
};

static void count_label(struct tally *tally, uint16_t word, float worth)
{
    if (tally->word != word) {
        tally->sum += tally->now;
        tally->now = 0;
        tally->word = word;
        tally->count++;
    }
    if (worth > tally->now)
        tally->now = worth;
}

static float rarity(const struct labels *labels, size_t count)
{
    return logf(1 + (float)labels_count(labels) / (float)(count + 1));
}

/* Count one typed word for all labels that may have it. */
static void count_word(struct ranking *ranking, const char *text, uint16_t number, float weak)
{
    struct alike alike[ALIKE_ROOM];
    size_t found = find_alike(ranking->labels, text, alike, ALIKE_ROOM);
    float weight = 0;

    for (size_t i = 0; i < found; i++) {
        size_t count;

        labels_of_word(ranking->labels, alike[i].word, &count);
        if (alike[i].likeness == 1 || alike[0].likeness < 1)
            weight = fmaxf(weight, weak * rarity(ranking->labels, count));
    }
    if (!found)
        weight = weak * rarity(ranking->labels, 0);
    ranking->weight += weight;
    for (size_t i = 0; i < found; i++) {
        size_t count;
        const uint32_t *labels = labels_of_word(ranking->labels, alike[i].word, &count);

        for (size_t k = 0; k < count; k++)
            count_label(&ranking->tallies[labels[k]], number, weight * alike[i].likeness);
    }
}

/* Two typed words that are one in the labels ("fork lift"): `second` is the word's number. */
static void count_joined(struct ranking *ranking, const struct folded *typed, size_t second)
{
    char joined[2 * WORD_ROOM];
    size_t length = strlen(typed->text[second - 1]), word, count;
    const uint32_t *labels;

    memcpy(joined, typed->text[second - 1], length);
    memcpy(joined + length, typed->text[second], strlen(typed->text[second]) + 1);
    word = labels_word_from(ranking->labels, joined);
    if (word == labels_words(ranking->labels) ||
        strcmp(labels_word(ranking->labels, word), joined) != 0)
        return;
    labels = labels_of_word(ranking->labels, word, &count);
    for (size_t k = 0; k < count; k++) {
        struct tally *tally = &ranking->tallies[labels[k]];

        /* Both words are there, whatever was found for them one by one. */
        tally->sum = tally->sum + rarity(ranking->labels, count) * 2;
        tally->count = (uint16_t)(tally->count + 1);
    }
}

/* The weight of a typed word beside the others; "of" and the like alone ask for nothing. */
static float weight_of(const struct folded *typed, size_t word, bool is_all_ignored)
{
    if (typed->role[word] & WORD_LINK)
        return is_all_ignored ? 0 : WEAK_WORD;
    return typed->role[word] & WORD_IGNORED && !is_all_ignored ? WEAK_WORD : 1;
}

static void count_words(struct ranking *ranking, const struct folded *typed)
{
    bool is_all_ignored = true;

    for (size_t i = 0; i < typed->count; i++)
        is_all_ignored = is_all_ignored && typed->role[i] & (WORD_IGNORED | WORD_LINK);
    for (size_t i = 0; i < typed->count; i++) {
        count_word(ranking, typed->text[i], (uint16_t)(i + 1),
                   weight_of(typed, i, is_all_ignored));
        if (i > 0)
            count_joined(ranking, typed, i);
    }
}

static unsigned score_of(const struct ranking *ranking, uint32_t label)
{
    const struct tally *tally = &ranking->tallies[label];
    float words = labels_get(ranking->labels, label).words;
    float sum = tally->sum + tally->now;
    float typed = ranking->weight > 0 ? fminf(1, sum / ranking->weight) : 0;
    float own = fminf(1, (float)tally->count / words);
    unsigned score = (unsigned)lroundf(100 * (TYPED_SHARE * typed + OWN_SHARE * own));

    return score > SCORE_MOST ? SCORE_MOST : score;
}

static int compare_found(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->label < y->label ? -1 : x->label > y->label;
}

/* The noun of what was typed: before a comma or a link, else the last word that counts. */
static const char *head_of(const struct folded *folded)
{
    size_t head = 0;

    for (size_t i = 0; i < folded->count; i++) {
        if (i && (folded->breaks[i] || folded->role[i] & WORD_LINK))
            break;
        if (!(folded->role[i] & WORD_IGNORED))
            head = i;
    }
    return folded->count ? folded->text[head] : "";
}

/* A label with another head is another job: "Ward Manager's Secretary" is no manager. */
static void weigh_heads(const struct labels *labels, const struct words *words,
                        const struct folded *typed, struct found *found, size_t count)
{
    const char *head = head_of(typed);

    for (size_t i = 0; i < count; i++) {
        struct label label = labels_get(labels, found[i].label);
        struct folded folded;

        words_fold(words, label.text, strlen(label.text), &folded);
        if (strncmp(head_of(&folded), head, strlen(head) > 4 ? 4 : strlen(head)) != 0)
            found[i].score -= HEAD_MISSING < found[i].score ? HEAD_MISSING : found[i].score;
    }
    qsort(found, count, sizeof(*found), compare_found);
}

/* Keep the first of each concept; the number kept. */
static size_t keep_best(const struct labels *labels, struct found *found, size_t count,
                        size_t room)
{
    unsigned char *seen = xcalloc(labels_concepts(labels) + 1, 1);
    size_t kept = 0;

    for (size_t i = 0; i < count && kept < room && found[i].score >= SCORE_LEAST; i++) {
        uint32_t concept = labels_get(labels, found[i].label).concept;

        if (!seen[concept])
            found[kept++] = found[i];
        seen[concept] = 1;
    }
    free(seen);
    return kept;
}

/* All labels that may be meant, best first; the caller frees the list. */
static struct found *collect(const struct ranking *ranking, size_t *count)
{
    struct found *found = xcalloc(labels_count(ranking->labels) + EXACT_ROOM, sizeof(*found));

    *count = 0;
    for (uint32_t label = 0; label < labels_count(ranking->labels); label++) {
        unsigned score;

        if (!ranking->tallies[label].count)
            continue;
        score = score_of(ranking, label);
        if (score >= SCORE_LEAST)
            found[(*count)++] = (struct found){label, score};
    }
    qsort(found, *count, sizeof(*found), compare_found);
    return found;
}

static void put_exact(const struct labels *labels, const struct folded *typed,
                      struct found *found, size_t *count)
{
    uint32_t exact[EXACT_ROOM];
    size_t hits = labels_with_key(labels, words_key(typed, 0, typed->count), exact, EXACT_ROOM);

    for (size_t i = 0; i < hits; i++)
        found[(*count)++] = (struct found){exact[i], 100};
    qsort(found, *count, sizeof(*found), compare_found);
}

size_t find_rank(const struct labels *labels, const struct words *words,
                 const struct folded *typed, struct found *out, size_t room)
{
    struct ranking ranking = {.labels = labels};
    struct found *found;
    size_t count, kept;

    if (!typed->count)
        return 0;
    ranking.tallies = xcalloc(labels_count(labels) + 1, sizeof(*ranking.tallies));
    count_words(&ranking, typed);
    found = collect(&ranking, &count);
    weigh_heads(labels, words, typed, found, count < RERANKED ? count : RERANKED);
    put_exact(labels, typed, found, &count);
    kept = keep_best(labels, found, count, room);
    memcpy(out, found, kept * sizeof(*out));
    free(found);
    free(ranking.tallies);
    return kept;
}
