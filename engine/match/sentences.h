/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SENTENCES_H
#define MATCH_SENTENCES_H

#include "weigh.h"

/* What to ask, and what would have to change, in plain sentences from model.json. */

/* The question that would settle an unknown wish, or NULL where nobody could answer it. */
json_t *question_for(const struct plan *plan, size_t which, const struct sight *sight);

/*
 * The smallest change that would bring a vacancy in: a sentence for each broken must and
 * for what `avoid` names. JSON null where it is in already. `grades` is as weigh() left it.
 */
json_t *change_for(const struct plan *plan, const struct sight *sight,
                   const struct grade *grades, const struct verdict *verdict,
                   const json_t *record);

#endif
