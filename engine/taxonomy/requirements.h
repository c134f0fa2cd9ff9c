/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_REQUIREMENTS_H
#define TAXONOMY_REQUIREMENTS_H

#include <jansson.h>

#include "suited/error.h"

/*
 * What a post may require of a person: taxonomies/registers.json (professional registers
 * and cards, by number) and taxonomies/levels.json (qualifications by RQF level). Names are
 * for people and for matching; `words` and `titles` are phrases for the reader of adverts.
 */
struct requirements;

enum suited_status requirements_open(struct requirements **out, struct suited_error *err);
void requirements_close(struct requirements *requirements);

/* All registers, in the order of their numbers, and all levels; borrowed. */
const json_t *requirements_registers(const struct requirements *requirements);
const json_t *requirements_levels(const struct requirements *requirements);

/* Phrases in which a number is the level, and those in another sense; borrowed. */
const json_t *requirements_numbered(const struct requirements *requirements);
const json_t *requirements_none(const struct requirements *requirements);

#endif
