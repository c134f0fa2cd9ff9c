/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_POSTING_PROPERTY_H
#define INGEST_POSTING_PROPERTY_H

#include <jansson.h>
#include <stdbool.h>

#include "suited/taxonomy.h"

/* Whether somebody said a fact or quantity outright: a person, or a field of a feed. */
bool posting_is_said(const json_t *sourced);

/* Whether a person said it. */
bool posting_is_person(const json_t *sourced);

/*
 * What was said outright of the vacancy, as PropertyValues of schema.org: [{"@type",
 * "propertyID": "suited:heavy_lifting", "name", "value"}]. The result is yours.
 */
json_t *posting_properties(const struct suited_taxonomy *taxonomy, const json_t *record);

#endif
