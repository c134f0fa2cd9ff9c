/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_MODEL_H
#define MATCH_MODEL_H

#include "suited/taxonomy.h"

/*
 * The model's data, taxonomies/model.json: next steps, how far talk reaches, the
 * thresholds for what the taxonomy knows, and the sentences about quantities.
 */

/* SUITED_INVALID, naming what is missing, unless all that matching reads is there. */
enum suited_status model_check(const struct suited_taxonomy *taxonomy,
                               struct suited_error *err);

/* A whole number under `part` and `key`; model_check() has seen that it is there. */
int64_t model_number(const struct suited_taxonomy *taxonomy, const char *part, const char *key);

/* A sentence about a quantity ("ask", "change" …), borrowed; "" where there is none. */
const char *model_text(const struct suited_taxonomy *taxonomy, const char *quantity,
                       const char *key);

#endif
