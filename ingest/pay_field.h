/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_PAY_FIELD_H
#define INGEST_PAY_FIELD_H

#include <jansson.h>
#include <stdbool.h>

/*
 * An amount as a field has it: 23400, "23,400.00", "£23.400,00", "20K". False where there is
 * more to it than an amount; nothing and zero are NAN, for boards write 0 where they know none.
 */
bool amount_read(const json_t *value, double *out);

/*
 * {"min", "max", "period", "currency", "text"} of a pay field, as far as it can be
 * understood; NULL for nothing. `words` is "pay" of taxonomies/field_words.json. Yours.
 */
json_t *pay_field(const json_t *pay, const json_t *words);

/* {"min", "max"} hours a week of "37.5", "16-20 hours per week", {"min", "max"}; `words` is
 * "hours" of the same. NULL for what is no weekly hours. Yours. */
json_t *hours_field(const json_t *hours, const json_t *words);

#endif
