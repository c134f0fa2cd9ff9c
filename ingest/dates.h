/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_DATES_H
#define INGEST_DATES_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The day that a feed's field means: ISO 8601 as a date or a time, RFC 5322, day/month/year
 * (month/day only where the day gives it away), "6 November 2020", "Nov 6, 2020", seconds or
 * milliseconds since 1970, "Posted yesterday", "30+ days ago". A time's day is the one
 * printed, whatever its zone. `words` is "dates" of taxonomies/field_words.json. False for
 * what is no day, does not exist, or lies outside 2000 to 2100.
 */
bool date_read(const json_t *value, const json_t *words, int32_t today, int32_t *day);

#endif
