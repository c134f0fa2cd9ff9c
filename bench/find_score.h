/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_FIND_SCORE_H
#define BENCH_FIND_SCORE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "suited/taxonomy.h"

/* Results that are looked at; what comes later counts as not found. */
enum { FIND_RANKS = 50 };

/* Where the first right answers stood, from 1; 0 is nowhere. */
struct find_ranks {
    size_t occupation; /* among all results */
    size_t group;      /* among the unit groups, each counted once */
};

/* What is right for one query; `arg` is the caller's. */
struct find_right {
    bool (*is_occupation)(const json_t *result, const void *arg);
    bool (*is_group)(const char *code, const void *arg);
    const void *arg;
};

/* Search for `words` and see where the right answers stand. */
struct find_ranks find_ranks(const struct suited_taxonomy *taxonomy, const char *words,
                             const struct find_right *right);

/* Sums over queries. Start from {0}. */
struct find_sums {
    double reciprocal; /* sum of one over the rank */
    size_t count, first, in_five;
};

void find_sums_add(struct find_sums *sums, size_t rank);

/* Two halves of a sample: the ranking was chosen on one, the other was kept aside. */
enum find_half { HALF_CHOSEN_ON, HALF_KEPT_ASIDE, HALVES };

struct find_score {
    struct find_sums occupations[HALVES], groups[HALVES];
};

void find_score_print(const struct find_score *score, const char *name);

#endif
