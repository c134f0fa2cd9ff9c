/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_SETTLE_H
#define INGEST_SETTLE_H

#include "reading.h"
#include "suited/vacancy.h"

/*
 * Settling: facts of every source become the one fact for each condition, what it
 * entails, and the row. The stronger source wins (prior < weak feed < advert < feed <
 * adviser < employer); what it beat stays in "also". Entailments and silence are data
 * (taxonomies/entailments.json, conditions.json).
 */

/*
 * Make the vacancy of a normalised advert (advert.h) and what was read in it. The record is
 * yours, the row has number 0. `first_seen` is the day it was first met.
 */
void settle_advert(const struct suited_taxonomy *taxonomy, const json_t *advert,
                   const struct reading *reading, int32_t first_seen,
                   struct suited_vacancy *out);

/*
 * Settle the record again from what it holds and `tags`, a list of facts and quantities (as
 * in "quantities_also") that people said, into record and row. A later one of the same
 * source stands before an earlier one.
 */
void settle_again(const struct suited_taxonomy *taxonomy, const json_t *tags,
                  struct suited_vacancy *vacancy);

/*
 * The facts and the rest of a reading as `suited read` prints them (INTERFACES), under the
 * id as it was given, a number or text; "" where it is NULL. The result is the caller's.
 */
json_t *settle_print(const struct suited_taxonomy *taxonomy, json_t *id, const char *title,
                     const char *text, const struct reading *reading);

#endif
