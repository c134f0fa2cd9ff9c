/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_DAY_H
#define SUITED_DAY_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A calendar day, as the number of days since 1970-01-01. Closing, freshness
 * and alerts go by days; no part of a match depends on the hour.
 */
#define SUITED_DAY_NONE INT32_MAX

/* "2020-11-06" and its NUL, with room for any int32_t day. */
#define SUITED_DAY_TEXT 20

/* Parse exactly YYYY-MM-DD, a day that exists. False for anything else. */
bool suited_day_parse(const char *text, int32_t *out);

/* Write YYYY-MM-DD into `text`. */
void suited_day_format(int32_t day, char text[SUITED_DAY_TEXT]);

/* The day in UTC, by the system's clock. */
int32_t suited_day_today(void);

/* The number of a civil date in the proleptic Gregorian calendar; month is 1 to 12. */
int32_t suited_day_of(int year, int month, int day);

#ifdef __cplusplus
}
#endif
#endif
