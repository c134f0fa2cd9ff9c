/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_CHANGE_H
#define CASEWORK_CHANGE_H

#include <jansson.h>

#include "suited/taxonomy.h"

/*
 * What a vacancy said when somebody decided against it, and whether it changed since in a
 * way that matters to the reason: taxonomies/reasons.json says which ways do.
 */

/* The reason of this id, borrowed; NULL where there is none. */
const json_t *reason_named(const struct suited_taxonomy *taxonomy, const char *id);

/*
 * What the record says of all that matters to `reason` (NULL: nothing does), by condition or
 * quantity: {"heavy_lifting": "yes", "hours_per_week": {"min", "max"}}. What is not said is
 * not there. The result is yours.
 */
json_t *change_then(const json_t *reason, const json_t *record);

/*
 * What changed for the better between `then` and `record`, in words: "Hours a week: 16 now,
 * 30 then." JSON null where nothing did, or the vacancy is closed. The result is yours.
 */
json_t *change_since(const struct suited_taxonomy *taxonomy, const json_t *reason,
                     const json_t *then, const json_t *record);

#endif
