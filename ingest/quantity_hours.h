/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_QUANTITY_HOURS_H
#define INGEST_QUANTITY_HOURS_H

#include "grammar.h"

/* How one figure speaks of a week's hours: the parts of quantity_hours.c. */

/* How plainly the words speak of hours a week. */
enum plainness { NOT_HOURS, SHARE_OF_FULL_TIME, BARE_HOURS, HOURS_OF_POST, HOURS_A_WEEK };

/* Above this it is a team's hours, or the law's limit. */
#define USUAL_HOURS_MAX 48

/* What the words before the figure at `first` say: "Hours per week - ", "Hours: ". */
enum plainness hours_before(const struct scan *scan, size_t first);

/* "37.5 hours", up to token `end`, with nothing about a week behind. */
enum plainness hours_bare(const struct scan *scan, const struct amount *amount, size_t end);

/* "Hours of work: 37.5": no unit behind the figure. */
enum plainness hours_of_post(const struct scan *scan, const struct amount *amount);

/* "0.6 WTE" of a full-time week, the post's own; the amount then ends behind the unit. */
enum plainness hours_share(const struct scan *scan, struct amount *amount);

/* "full time 37.5 hours", "37.5 hours (full time)", "FTE 37.5 hours". */
bool hours_are_full_time(const struct scan *scan, const struct amount *amount);

#endif
