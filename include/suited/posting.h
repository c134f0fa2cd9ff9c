/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_POSTING_H
#define SUITED_POSTING_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A vacancy as others can take it in: a JobPosting of schema.org, in JSON-LD, with the fields
 * that Google requires, and beside them what people and feeds said outright, as
 * docs/tagging.md describes it. What is only read in the advert's words stays in the words.
 */

/*
 * The JobPosting of the record of vacancy `number`; the result is yours. One that lacks what a
 * JobPosting must have is SUITED_INVALID, and the sentence says what.
 */
enum suited_status suited_posting(const struct suited_taxonomy *taxonomy, uint32_t number,
                                  const json_t *record, json_t **out, struct suited_error *err);

/* Whether an employer or adviser said something of the vacancy that stands. */
bool suited_posting_is_tagged(const json_t *record);

#ifdef __cplusplus
}
#endif
#endif
