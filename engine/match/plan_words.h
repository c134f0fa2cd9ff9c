/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_PLAN_WORDS_H
#define MATCH_PLAN_WORDS_H

#include "plan.h"

/* Look up all that the plan's wishes and `avoid` need of the text index. */
enum suited_status plan_words(struct plan *plan, struct suited_error *err);

#endif
