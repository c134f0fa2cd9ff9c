/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_ORDER_H
#define MATCH_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/shortlist.h"
#include "wish.h"

/*
 * The order, MATCHING section 4: tier sums as integers, compared tier by tier, then the
 * sums of what is sure, then newer first, then the lower number. No two vacancies are
 * equal, so that a list is the same whatever way it was gathered.
 */
struct sums {
    int32_t sure[TIERS], expected[TIERS], possible[TIERS];
};

struct candidate {
    struct sums sums;
    int32_t posted;
    uint32_t number, employer;
    uint16_t code;
    uint32_t turn; /* its round among those of equal must figures; 0 without turns */
    uint32_t run;  /* which such run it stands in */
};

/* The weight of the k-th of n ranked wishes, from 1: rank-order-centroid, in whole numbers. */
int32_t rank_weight(size_t k, size_t n);

/* The figures that are compared first, by tier; and that of one tier. */
const int32_t *figures_of(const struct sums *sums, enum suited_reading reading);
int32_t figure_of(const struct sums *sums, enum suited_reading reading, int tier);

/* Below 0 when `a` stands above `b`. */
int compare_candidates(const struct candidate *a, const struct candidate *b,
                       enum suited_reading reading);

/* The best `limit` of what is offered; 0 keeps all. Start from {.limit, .reading}. */
struct best {
    struct candidate *all;
    size_t count, room, limit;
    enum suited_reading reading;
};

void best_offer(struct best *best, const struct candidate *candidate);
void best_release(struct best *best);

/* Put those kept in order, best first; nothing may be offered afterwards. */
void best_sort(struct best *best);

/*
 * Let employers or kinds of work take turns: inside each run of equal must figures, at
 * most three of one before the others have had their turn. `best` must be sorted and whole.
 */
void best_take_turns(struct best *best, enum suited_turns turns);

#endif
