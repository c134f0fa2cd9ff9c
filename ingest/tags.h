/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_TAGS_H
#define INGEST_TAGS_H

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/*
 * What people said of a vacancy, one note for each: {"says": [fact…]}, oldest first. It is
 * kept apart from the record, so that it outlives a change of the advert.
 */

/*
 * Settle the vacancy's tags into its record and row, and give the row its number; 0 is a
 * new vacancy, of which nothing was said.
 */
enum suited_status tags_apply(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                              uint32_t number, struct suited_vacancy *vacancy,
                              struct suited_error *err);

#endif
