/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_EXPLAIN_H
#define MATCH_EXPLAIN_H

#include "weigh.h"

/* One vacancy with its reasons, as INTERFACES has it for "match --json". */

/* `*group` is where it belongs. The result is the caller's. */
enum suited_status explain_vacancy(struct plan *plan, uint32_t number, enum group *group,
                                   json_t **out, struct suited_error *err);

#endif
