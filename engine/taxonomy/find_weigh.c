/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_weigh.h"

#include <math.h>
#include <string.h>

/*
 * A label's score is the share of what was typed that it has, the share of its own words that
 * were typed, and the share that its concept has in any label. Chosen on one half of
 * bench_find's queries.
 */
#define TYPED_SHARE  0.55F
#define OWN_SHARE    0.25F
#define COVER_SHARE  0.25F
#define HEAD_MISSING 4  /* off where the label has another head */
#define HEAD_OTHER   15 /* and where that is a noun of what was typed, but not its head */
#define PREFERRED    3  /* for a concept's own title */
#define SCORE_MOST   99 /* of what is not the very name */

/* The best likeness of typed and label words to each other. */
struct pairing {
    float typed[WORDS_MAX], own[WORDS_MAX];
};

static void pair_word(const struct query *query, size_t word, size_t place,
                      struct pairing *pairing)
{
    for (size_t i = 0; i < query->count; i++) {
        float likeness = query_likeness(query, i, word);

        pairing->typed[i] = fmaxf(pairing->typed[i], likeness);
        pairing->own[place] = fmaxf(pairing->own[place], likeness);
    }
}

static float typed_share(const struct query *query, const struct pairing *pairing)
{
    float sum = 0;

    for (size_t i = 0; i < query->count; i++)
        sum += query->all[i].weight * pairing->typed[i];
    return query->weight > 0 ? sum / query->weight : 0;
}

/*
 * What another head than the typed one costs: more where it stands in what was typed as
 * well, but is not the head there. "Site Manager's Secretary" is no site manager.
 */
static float head_cost(const struct query *query, const struct folded *label)
{
    size_t word = labels_word_from(query->labels, label->text[query_head(label)]);
    float is_head = query_likeness(query, query->head, word), is_other = 0;

    for (size_t i = 0; i < query->head; i++)
        is_other = fmaxf(is_other, query_likeness(query, i, word));
    return fmaxf(HEAD_MISSING * (1 - is_head), is_other == 1 && is_head == 0 ? HEAD_OTHER : 0);
}

float find_weigh(const struct query *query, uint32_t number, float covered)
{
    struct label label = labels_get(query->labels, number);
    struct pairing pairing = {{0}, {0}};
    struct folded folded;
    float own = 0, all = 0, score;

    words_fold(query->words, label.text, strlen(label.text), &folded);
    for (size_t i = 0; i < folded.count; i++) {
        size_t word = labels_word_from(query->labels, folded.text[i]), count;
        float weight;

        labels_of_word(query->labels, word, &count);
        pair_word(query, word, i, &pairing);
        weight = query_weight(query->labels, count, folded.role[i]);
        own += weight * pairing.own[i];
        all += weight;
    }
    score = 100 * (TYPED_SHARE * typed_share(query, &pairing) +
                   OWN_SHARE * (all > 0 ? own / all : 0) + COVER_SHARE * covered);
    score -= head_cost(query, &folded);
    score += label.is_preferred ? PREFERRED : 0;
    return fminf(fmaxf(score, 0), SCORE_MOST);
}
