/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "find.h"
#include "find_weigh.h"

/*
 * Labels are found by their words, each typed word weighed by its rarity and by how surely
 * it is meant; the nearest of them are then weighed word by word.
 */
#define SCORE_LEAST 35
#define TURNED      97    /* the very name in another order */
#define PLAIN       90    /* the very name but for "senior" and the like */
#define TYPED_SHARE 0.72F /* of the first guess; the rest is of the label's own words */

enum { NAMED_ROOM = 16, EXACT_ROOM = 3 * NAMED_ROOM, WEIGHED = 256, SCORES = 101 };

/* What a label or a concept has of the typed words. */
struct tally {
    float sum;      /* of the words counted before `word` */
    float now;      /* the best so far for `word` */
    uint16_t word;  /* the typed word counted last, from 1 */
    uint16_t count; /* typed words that it has */
};

struct ranking {
    struct query query;
    struct tally *labels, *concepts;
};

static void count_one(struct tally *tally, uint16_t word, float worth)
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

static void count_alike(struct ranking *ranking, const struct alike *alike, uint16_t number,
                        float weight)
{
    const struct labels *labels = ranking->query.labels;
    size_t count;
    const uint32_t *with = labels_of_word(labels, alike->word, &count);

    for (size_t k = 0; k < count; k++) {
        count_one(&ranking->labels[with[k]], number, weight * alike->likeness);
        count_one(&ranking->concepts[labels_get(labels, with[k]).concept], number,
                  weight * alike->likeness);
    }
}

/* The share of the typed words, by weight, that the tally has. */
static float share_of(const struct ranking *ranking, const struct tally *tally)
{
    return ranking->query.weight > 0 ? (tally->sum + tally->now) / ranking->query.weight : 0;
}

static float guess_of(const struct ranking *ranking, uint32_t label)
{
    const struct tally *tally = &ranking->labels[label];
    float words = labels_get(ranking->query.labels, label).words;
    float share = fminf(1, share_of(ranking, tally));

    return 100 *
           (TYPED_SHARE * share + (1 - TYPED_SHARE) * fminf(1, (float)tally->count / words));
}

static int compare_found(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->label < y->label ? -1 : x->label > y->label;
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

/* The whole score that no more than about WEIGHED of the guesses reach; 0 for few. */
static size_t score_of_nearest(const struct found *found, size_t count)
{
    size_t with[SCORES] = {0}, score = SCORES - 1, reach = 0;

    for (size_t i = 0; i < count; i++)
        with[(size_t)found[i].score]++;
    while (score && (reach += with[score]) < WEIGHED)
        score--;
    return score;
}

/* The labels nearest by a first guess, best first; the caller frees the list. */
static struct found *guess(const struct ranking *ranking, size_t *count)
{
    const struct labels *labels = ranking->query.labels;
    struct found *found = xcalloc(labels_count(labels) + EXACT_ROOM, sizeof(*found));
    size_t all = 0, nearest;

    for (uint32_t label = 0; label < labels_count(labels); label++)
        if (ranking->labels[label].count)
            found[all++] = (struct found){label, guess_of(ranking, label)};
    nearest = score_of_nearest(found, all);
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (found[i].score >= (float)nearest)
            found[(*count)++] = found[i];
    qsort(found, *count, sizeof(*found), compare_found);
    return found;
}

static size_t weigh(const struct ranking *ranking, struct found *found, size_t count)
{
    const struct labels *labels = ranking->query.labels;
    size_t weighed = count < WEIGHED ? count : WEIGHED;

    for (size_t i = 0; i < weighed; i++) {
        uint32_t concept = labels_get(labels, found[i].label).concept;

        found[i].score = find_weigh(&ranking->query, found[i].label,
                                    share_of(ranking, &ranking->concepts[concept]));
    }
    return weighed;
}

/* Add the labels whose words are these. */
static void put_named(const struct labels *labels, const struct folded *name, float score,
                      struct found *found, size_t *count)
{
    uint32_t named[NAMED_ROOM];
    size_t hits = labels_with_key(labels, words_key(name, 0, name->count), named, NAMED_ROOM);

    for (size_t i = 0; i < hits; i++)
        found[(*count)++] = (struct found){named[i], score};
}

/* "Teacher (primary)" and "teacher of primary" are "primary teacher". */
static bool turn(const struct folded *typed, struct folded *turned)
{
    size_t cut = 1, from;

    while (cut < typed->count && !typed->breaks[cut] && !(typed->role[cut] & WORD_LINK))
        cut++;
    from = cut;
    while (from < typed->count && typed->role[from] & (WORD_LINK | WORD_CUE))
        from++;
    turned->count = 0;
    for (size_t i = from; i < typed->count; i++)
        memcpy(turned->text[turned->count++], typed->text[i], WORD_ROOM);
    for (size_t i = 0; i < cut && turned->count; i++)
        memcpy(turned->text[turned->count++], typed->text[i], WORD_ROOM);
    return turned->count > 0;
}

/* The labels that are what was typed, or that but for order or words that say nothing. */
static void put_exact(const struct labels *labels, const struct folded *typed,
                      struct found *found, size_t *count)
{
    struct folded other;

    put_named(labels, typed, 100, found, count);
    if (turn(typed, &other))
        put_named(labels, &other, TURNED, found, count);
    words_without_ignored(typed, &other);
    if (other.count && other.count < typed->count)
        put_named(labels, &other, PLAIN, found, count);
    qsort(found, *count, sizeof(*found), compare_found);
}

size_t find_rank(const struct labels *labels, const struct words *words,
                 const struct folded *typed, struct found *out, size_t room)
{
    struct ranking ranking;
    struct found *found;
    size_t count, kept;

    if (!typed->count)
        return 0;
    query_init(&ranking.query, labels, words, typed);
    if (ranking.query.weight <= 0) {
        query_release(&ranking.query);
        return 0;
    }
    ranking.labels = xcalloc(labels_count(labels) + 1, sizeof(*ranking.labels));
    ranking.concepts = xcalloc(labels_concepts(labels) + 1, sizeof(*ranking.concepts));
    for (size_t i = 0; i < ranking.query.count; i++)
        for (size_t k = 0; k < ranking.query.all[i].count; k++)
            count_alike(&ranking, &ranking.query.all[i].alike[k], (uint16_t)(i + 1),
                        ranking.query.all[i].weight);
    found = guess(&ranking, &count);
    count = weigh(&ranking, found, count);
    put_exact(labels, typed, found, &count);
    kept = keep_best(labels, found, count, room);
    memcpy(out, found, kept * sizeof(*out));
    free(found);
    free(ranking.concepts);
    free(ranking.labels);
    query_release(&ranking.query);
    return kept;
}
