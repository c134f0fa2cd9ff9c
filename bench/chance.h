/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CHANCE_H
#define BENCH_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Chance that is the same on every machine for the same seed: a struct is its whole state. */
struct chance {
    uint64_t state;
};

/* From 0 up to and without 1. */
double chance_share(struct chance *chance);
bool chance_is(struct chance *chance, double share);
size_t chance_below(struct chance *chance, size_t count);
int32_t chance_between(struct chance *chance, int32_t least, int32_t most);

/* Normally distributed, mean 0 and deviation 1. */
double chance_normal(struct chance *chance);

/* One of `count` by weights whose running sums are in `sums`. */
size_t chance_weighed(struct chance *chance, const double *sums, size_t count);

#endif
