/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_ADVERTS_H
#define INGEST_ADVERTS_H

#include <jansson.h>
#include <stddef.h>

/*
 * The adverts that one vacancy stands in, inside its record: "adverts", and "links" and
 * "url", which follow from them in the order the adverts came.
 */
size_t adverts_count(const json_t *record);
void adverts_add(json_t *record, const char *feed, const char *id, const char *url);
void adverts_drop(json_t *record, const char *feed, const char *id);
void adverts_clear(json_t *record);

/* Give `record` the adverts of `from`. */
void adverts_copy(json_t *record, const json_t *from);

/* A copy was posted earlier, or closes later: the vacancy takes that date. */
void adverts_merge_dates(json_t *record, const json_t *copy);

#endif
