/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_CONDITIONS_H
#define TAXONOMY_CONDITIONS_H

#include "suited/taxonomy.h"

/* The catalogue of conditions, taxonomies/conditions.json, in its order. */
struct conditions;

enum suited_status conditions_open(struct conditions **out, struct suited_error *err);
void conditions_close(struct conditions *conditions);

#endif
