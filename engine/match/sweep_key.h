/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SWEEP_KEY_H
#define MATCH_SWEEP_KEY_H

#include "corpus/columns.h"
#include "memo.h"
#include "plan.h"

/* What a wish's grade depends on, for row `i`, straight from the columns. */
struct memo_key key_of(const struct plan *plan, size_t which, const struct block_data *columns,
                       size_t i);

/* Whether it is all in the columns: further places and countries of a row stand outside. */
bool has_key(enum wish_kind kind, const struct block_data *columns, size_t i);

/* What is said of a condition: 0 nothing, 1 yes, 2 no, 3 could be agreed. */
unsigned said_of(const struct block_data *columns, unsigned condition, size_t i);

#endif
