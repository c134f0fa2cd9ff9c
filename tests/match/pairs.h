/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_PAIRS_H
#define TESTS_MATCH_PAIRS_H

#include <jansson.h>

/*
 * The promises of MATCHING section 4 on two vacancies of one group of a shortlist, the one
 * that stands above and one below it.
 */
typedef void check_pair(const json_t *above, const json_t *below);

check_pair check_tiers;     /* 1: a lower tier never outweighs a higher one */
check_pair check_dominance; /* 2: as good on every wish and better on one stands above */
check_pair check_ties;      /* 3: the rest only breaks ties: newer first, lower number first */
check_pair check_strict;    /* by what is sure */
check_pair check_hopeful;   /* by what is possible */

#endif
