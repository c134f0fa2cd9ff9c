/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_LIMITATIONS_H
#define TAXONOMY_LIMITATIONS_H

#include <jansson.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * What hurts or matters, and the wishes that may follow: taxonomies/limitations.json, held
 * against the conditions and quantities that `taxonomy` has loaded. `*out` is the list, and
 * yours.
 */
enum suited_status limitations_read(const struct suited_taxonomy *taxonomy, json_t **out,
                                    struct suited_error *err);

#endif
