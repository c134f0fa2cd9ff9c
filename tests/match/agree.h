/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_AGREE_H
#define TESTS_MATCH_AGREE_H

#include "tests/match/oracle.h"

/*
 * The engine's answer, a whole one and one that lists what is ruled out, says what the
 * brute-force ranker says: groups, order, sums, outcomes, costs and reasons.
 */
void assert_agree(const struct o_rank *rank, const json_t *list, const json_t *ruled_out);

#endif
