/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SWEEP_H
#define MATCH_SWEEP_H

#include "grading.h"
#include "weigh.h"

/*
 * Weighing a block of rows wish by wish, 64 rows a word: the musts of all rows first, since
 * they decide the groups, and sums only for rows that may be listed. It gives for each row
 * just what weigh() gives for it alone, and a test holds the one against the other.
 *
 *     sweep_begin(&sweep, plan);
 *     for each block:
 *         sweep_block(&sweep, block, today);
 *         look at sweep.groups[GROUP_FITS] and so on
 *     sweep_release(&sweep);
 */
struct sweep {
    const struct plan *plan;
    struct shared shared;
    struct grading *gradings; /* one for each wish that orders, then one for each must's step */

    struct plane live;                   /* the rows that are live vacancies */
    struct plane groups[GROUPS];         /* of them */
    struct plane avoided[AVOID_NOTHING]; /* by the first reason that holds */
    struct plane once;                   /* one must is broken, and it is not avoided */
    struct ruling *rulings;              /* by must */
    struct judgement musts;
    struct plane *furthest; /* by must: rows where it is the broken must furthest off */
};

void sweep_begin(struct sweep *sweep, const struct plan *plan);
void sweep_release(struct sweep *sweep);

/* Take up a block, and judge every must for every live row. */
void sweep_block(struct sweep *sweep, const struct suited_block *block, int32_t today);

/*
 * The same for who looks for certain groups among some rows that are not dead, in as little
 * time as can be: it stops as soon as none of `rows` can be of a group that is wanted, and is
 * false then. Otherwise the wanted groups are right; `once` and `furthest` are not made.
 */
bool sweep_wanted(struct sweep *sweep, const struct block_data *columns, int32_t today,
                  const struct plane *rows, const bool wanted[GROUPS]);

/* Add the wishes [from, end) of row `i` to the sums; `expected` as plan_expected() gives it. */
void sweep_sums(struct sweep *sweep, size_t i, const uint8_t *expected, size_t from, size_t end,
                struct sums *sums);

/* Of rows that break must `which` alone, those that meet it or leave it open one step wider. */
struct plane sweep_meets_wider(struct sweep *sweep, size_t which, const struct plane *rows);

/*
 * The figure of a wish for `rows` as numbers of three bits, the lowest first. `guesses`, two
 * bits of each row's guess, is looked at for conditions only.
 */
void sweep_figures(struct sweep *sweep, size_t which, enum suited_reading reading,
                   const struct plane *rows, const struct plane guesses[2],
                   struct plane out[3]);

/* Whether nothing is known of the wish's condition for any of the rows. */
bool sweep_has_unknown(const struct sweep *sweep, const struct wish *wish,
                       const struct plane *rows);

static inline bool plane_has(const struct plane *plane, size_t i)
{
    return plane->word[i / 64] >> i % 64 & 1;
}

#endif
