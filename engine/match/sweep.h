/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SWEEP_H
#define MATCH_SWEEP_H

#include "corpus/columns.h"
#include "memo.h"
#include "sweep_far.h"
#include "weigh.h"

/*
 * Weighing a block of rows column by column: the musts of all rows first, since they decide
 * the groups, and sums only for rows that may be listed. It gives for each row just what
 * weigh() gives for it alone, and a test holds the one against the other.
 *
 *     sweep_begin(&sweep, plan);
 *     for each block:
 *         sweep_block(&sweep, block, today);
 *         for (size_t k = 0; k < sweep.live_count; k++)
 *             sweep_verdict(&sweep, sweep.live[k], &verdict);
 *     sweep_release(&sweep);
 */
struct sweep {
    const struct plan *plan;
    struct memo *memos; /* one for each wish that orders, then one for each must's next step */
    struct sight sight;
    struct far_bound far; /* from home, where it is given */

    const struct block_data *columns; /* of the block at hand */
    struct suited_row row;            /* one of its rows, whole: row `unpacked` */
    size_t unpacked;

    uint16_t live[BLOCK_ROWS]; /* the rows that are live vacancies */
    size_t live_count;
    uint16_t broken[BLOCK_ROWS], open[BLOCK_ROWS], furthest[BLOCK_ROWS]; /* by row: musts */
    uint8_t worst[BLOCK_ROWS]; /* how far off the furthest is: see note_broken() */
};

void sweep_begin(struct sweep *sweep, const struct plan *plan);
void sweep_release(struct sweep *sweep);

/* Take up a block, and judge every must for every live row. */
void sweep_block(struct sweep *sweep, const struct suited_block *block, int32_t today);

/* Of row `i`: all but the sums. */
void sweep_verdict(const struct sweep *sweep, size_t i, struct verdict *out);

/* Add the wishes [from, end) of row `i` to the sums; `expected` as plan_expected() gives it. */
void sweep_sums(struct sweep *sweep, size_t i, const uint8_t *expected, size_t from, size_t end,
                struct sums *sums);

/* Whether must `which`, which row `i` breaks, is met or open one step wider. */
bool sweep_meets_wider(struct sweep *sweep, size_t i, size_t which);

#endif
