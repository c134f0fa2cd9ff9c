/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_FACTS_H
#define MATCH_FACTS_H

#include "plan.h"

/*
 * What stands behind a grade: the fact as the record holds it. Grades come from the row
 * alone; this is for people.
 */

/* {"value", "source", "quote"}, or JSON null where nothing is known. The result is yours. */
json_t *fact_of(const struct plan *plan, size_t which, const struct sight *sight,
                const json_t *record);

/* The record's place nearest to home, or its first; NULL when it has none. Borrowed. */
const json_t *nearest_place(const struct home *home, const json_t *record);

/* Kilometres to the middle of the nearest place, in tenths; < 0 unknown. */
double distance_to(const struct sight *sight);

#endif
