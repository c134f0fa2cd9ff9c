/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_GRADING_H
#define MATCH_GRADING_H

#include "memo.h"
#include "plan.h"
#include "sweep_far.h"

/*
 * A block at hand, and what wishes share of it: the figures that several of them look at are
 * made once, when one first asks.
 */
struct shared {
    const struct plan *plan;
    const struct block_data *columns;
    struct sight sight;
    struct far_bound far;  /* from home, where it is given */
    struct suited_row row; /* one of the rows, whole: row `unpacked` */
    size_t unpacked;

    bool has_said, has_remote, has_licence;
    bool has_offers[WISH_CAN_APPLY + 1]; /* by kind */
    struct said_of_hours said;
    struct offers offers[3]; /* hours, days a week, loads */
    uint8_t varies[BLOCK_ROWS], remote[BLOCK_ROWS], licence[BLOCK_ROWS];
};

void shared_begin(struct shared *shared, const struct plan *plan);
void shared_take(struct shared *shared, const struct block_data *columns);

/*
 * The grades of one wish, or of a must's next step, for the rows of the block at hand. It is
 * compiled once for the plan; a block's grades are made as they are asked for, all at once
 * where there is a kernel for it and row by row where there is none.
 */
struct grading {
    const struct wish *wish;
    size_t which; /* in the plan */
    struct steps steps;
    struct journey journey;
    struct payment payment;
    bool by_rows; /* its figures are too large for the kernel */
    struct held held;
    struct memo memo;
    bool is_swept;      /* the kernel for it has run, if there is one */
    struct plane known; /* the rows whose grades stand here */
    uint8_t grades[BLOCK_ROWS];
};

void grading_begin(struct grading *grading, const struct plan *plan, const struct wish *wish,
                   size_t which);
void grading_release(struct grading *grading);

/* Forget the last block. */
void grading_clear(struct grading *grading);

/* Grades in which those of `rows` are right; for any kind of wish but conditions. Borrowed. */
const uint8_t *grading_rows(struct grading *grading, struct shared *shared,
                            const struct plane *rows);

/*
 * For a wish about travel: every place of the block at hand is further off than so many
 * times as far as it says.
 */
bool grading_is_outside(const struct grading *grading, const struct shared *shared,
                        int64_t times);

/* The grade of one row, for any kind of wish. */
uint8_t grading_row(struct grading *grading, struct shared *shared, size_t i);

#endif
