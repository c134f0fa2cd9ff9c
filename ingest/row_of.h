/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_ROW_OF_H
#define INGEST_ROW_OF_H

#include <jansson.h>

#include "suited/row.h"
#include "suited/taxonomy.h"

/*
 * The row of a record (suited/vacancy.h): the same record gives the same row, whoever wrote
 * it and whenever. `row` is filled anew, with number 0. Besides vacancy.h's keys it heeds
 * "full_time_hours" (the advert's own figure) and "home_temporary".
 */
void row_of(const struct suited_taxonomy *taxonomy, const json_t *record,
            struct suited_row *row);

/* The day's bit of days_named by its short name ("mon"), and the part's of day_parts; 0 none.
 */
uint8_t row_day(const char *name);
uint8_t row_day_part(const char *name);

/* The longest run of named days on end, over the week's end too; 0 for every day, which is a
 * rota whose run is not said. */
uint8_t row_days_in_a_row(uint8_t named);

/* "HH:MM" as minutes after midnight; -1 for anything else. */
int row_clock(const char *text);

/* The names by which records call these, in the order of their bits; NULL past the last. */
const char *row_day_name(unsigned bit);
const char *row_day_part_name(unsigned bit);

/* "hour" … "year"; "" for none. */
const char *row_period_name(uint8_t period);

#endif
