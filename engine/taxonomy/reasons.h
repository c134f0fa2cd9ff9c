/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_REASONS_H
#define TAXONOMY_REASONS_H

#include <jansson.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * Why somebody decides against a vacancy: taxonomies/reasons.json, held against the
 * conditions and quantities that `taxonomy` has loaded. `*out` is the list, and yours.
 */
enum suited_status reasons_read(const struct suited_taxonomy *taxonomy, json_t **out,
                                struct suited_error *err);

#endif
