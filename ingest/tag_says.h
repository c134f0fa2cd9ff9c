/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_TAG_SAYS_H
#define INGEST_TAG_SAYS_H

#include <jansson.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * One thing that a person says of a vacancy, checked: {"condition", "value"}, or a quantity
 * as a record's "quantities_also" has it. What is not understood is SUITED_INVALID, with the
 * nearest right name. The result is yours.
 */
enum suited_status tag_says(const struct suited_taxonomy *taxonomy, const char *name,
                            const json_t *value, json_t **out, struct suited_error *err);

#endif
