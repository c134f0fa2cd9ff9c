/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define A_TURN 3 /* MATCHING section 4: at most three of one employer */

/*
 * Barron and Barrett 1996: w_k = (1/n) Σ_{i=k..n} 1/i, so that w_k ÷ w_n = n Σ_{i=k..n} 1/i.
 * Halves are exact there (5.5 for the first of three) and not in binary: hence the nudge.
 */
int32_t rank_weight(size_t k, size_t n)
{
    double sum = 0;

    for (size_t i = n; i >= k && i > 0; i--)
        sum += 1.0 / (double)i;
    return (int32_t)floor(sum * (double)n + 0.5 + 1e-9);
}

const int32_t *figures_of(const struct sums *sums, enum suited_reading reading)
{
    if (reading == SUITED_STRICT)
        return sums->sure;
    return reading == SUITED_HOPEFUL ? sums->possible : sums->expected;
}

int32_t figure_of(const struct sums *sums, enum suited_reading reading, int tier)
{
    return figures_of(sums, reading)[tier];
}

static int higher_first(const int32_t a[TIERS], const int32_t b[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        if (a[tier] != b[tier])
            return a[tier] > b[tier] ? -1 : 1;
    return 0;
}

int compare_candidates(const struct candidate *a, const struct candidate *b,
                       enum suited_reading reading)
{
    int order = higher_first(figures_of(&a->sums, reading), figures_of(&b->sums, reading));

    if (!order)
        order = higher_first(a->sums.sure, b->sums.sure);
    if (order)
        return order;
    if (a->posted != b->posted)
        return a->posted > b->posted ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int by_reading_expected(const void *a, const void *b)
{
    return compare_candidates(a, b, SUITED_EXPECTED);
}

static int by_reading_strict(const void *a, const void *b)
{
    return compare_candidates(a, b, SUITED_STRICT);
}

static int by_reading_hopeful(const void *a, const void *b)
{
    return compare_candidates(a, b, SUITED_HOPEFUL);
}

static void swap(struct candidate *a, struct candidate *b)
{
    struct candidate kept = *a;

    *a = *b;
    *b = kept;
}

/* A heap with the worst on top, so that a better one takes its place. */
static bool is_worse(const struct best *best, size_t a, size_t b)
{
    return compare_candidates(&best->all[a], &best->all[b], best->reading) > 0;
}

static void sift_up(struct best *best, size_t at)
{
    while (at && is_worse(best, at, (at - 1) / 2)) {
        swap(&best->all[at], &best->all[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

static void sift_down(struct best *best)
{
    size_t at = 0;

    for (;;) {
        size_t worst = at;

        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < best->count; child++)
            if (is_worse(best, child, worst))
                worst = child;
        if (worst == at)
            return;
        swap(&best->all[at], &best->all[worst]);
        at = worst;
    }
}

void best_offer(struct best *best, const struct candidate *candidate)
{
    if (best->limit && best->count == best->limit) {
        if (compare_candidates(candidate, &best->all[0], best->reading) < 0) {
            best->all[0] = *candidate;
            sift_down(best);
        }
        return;
    }
    if (best->count == best->room) {
        best->room = best->room ? 2 * best->room : 32;
        best->all = xresize(best->all, best->room, sizeof(*best->all));
    }
    best->all[best->count++] = *candidate;
    if (best->limit)
        sift_up(best, best->count - 1);
}

void best_release(struct best *best)
{
    free(best->all);
    *best = (struct best){0};
}

void best_sort(struct best *best)
{
    static int (*const by[])(const void *, const void *) = {
        [SUITED_EXPECTED] = by_reading_expected,
        [SUITED_STRICT] = by_reading_strict,
        [SUITED_HOPEFUL] = by_reading_hopeful,
    };

    if (best->count)
        qsort(best->all, best->count, sizeof(*best->all), by[best->reading]);
}

/* Who takes turns; 0 is nobody in particular, who never waits. */
static uint32_t party(const struct candidate *candidate, enum suited_turns turns)
{
    return turns == SUITED_TURNS_EMPLOYER ? candidate->employer : candidate->code;
}

/* `place` remembers the order so far, since qsort is not stable. */
struct standing {
    struct candidate candidate;
    size_t place;
    uint32_t party;
};

static int by_party(const void *a, const void *b)
{
    const struct standing *x = a, *y = b;

    if (x->candidate.run != y->candidate.run)
        return x->candidate.run < y->candidate.run ? -1 : 1;
    if (x->party != y->party)
        return x->party < y->party ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

static int by_turn(const void *a, const void *b)
{
    const struct standing *x = a, *y = b;

    if (x->candidate.run != y->candidate.run)
        return x->candidate.run < y->candidate.run ? -1 : 1;
    if (x->candidate.turn != y->candidate.turn)
        return x->candidate.turn < y->candidate.turn ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

static void deal_turns(struct standing *all, size_t count)
{
    uint32_t had = 0;

    for (size_t i = 0; i < count; i++) {
        bool same = i && all[i].party == all[i - 1].party &&
                    all[i].candidate.run == all[i - 1].candidate.run;

        had = same ? had + 1 : 0;
        all[i].candidate.turn = all[i].party ? had / A_TURN : 0;
    }
}

void best_take_turns(struct best *best, enum suited_turns turns)
{
    struct standing *all = xcalloc(best->count + 1, sizeof(*all));

    for (size_t i = 0; i < best->count; i++) {
        all[i] = (struct standing){best->all[i], i, party(&best->all[i], turns)};
        all[i].candidate.run = 0;
        if (i)
            all[i].candidate.run =
                all[i - 1].candidate.run +
                (figure_of(&best->all[i].sums, best->reading, TIER_MUST) !=
                 figure_of(&best->all[i - 1].sums, best->reading, TIER_MUST));
    }
    qsort(all, best->count, sizeof(*all), by_party);
    deal_turns(all, best->count);
    qsort(all, best->count, sizeof(*all), by_turn);
    for (size_t i = 0; i < best->count; i++)
        best->all[i] = all[i].candidate;
    free(all);
}
