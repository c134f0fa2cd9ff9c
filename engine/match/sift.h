/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SIFT_H
#define MATCH_SIFT_H

#include "sweep.h"

/*
 * Which rows of a block can still be among the best that are kept: the tiers' figures of all
 * rows are added up bit by bit and held against those of the worst that is kept, tier by
 * tier, until no row is left. What passes is above it, or equal and not older.
 */
struct sift {
    struct plan *plan;
    size_t conditions; /* wishes about conditions, which are guessed at by occupation */
    size_t *place;     /* by wish: which of them it is */
    uint64_t **packed; /* by first code: their guesses, two bits each; NULL not asked yet */

    struct plane *guesses; /* of the block at hand: two for each of the conditions */
    struct plane guessed;  /* for the rows of these words */
    struct tally tally;
};

void sift_begin(struct sift *sift, struct plan *plan);
void sift_release(struct sift *sift);

/* Forget the last block. */
void sift_clear(struct sift *sift);

/* Take out of `rows` of the block at hand those that stand below `worst`. */
enum suited_status sift_rows(struct sift *sift, struct sweep *sweep,
                             const struct candidate *worst, struct plane *rows,
                             struct suited_error *err);

#endif
