/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_ROWS_H
#define TESTS_MATCH_ROWS_H

#include "match/grade.h"
#include "suited/day.h"

/* A row of which nothing is said, for tests to add to. */
static inline struct suited_row blank_row(void)
{
    return (struct suited_row){.number = 1,
                               .closes = SUITED_DAY_NONE,
                               .hours_min = SUITED_UNSAID16,
                               .hours_max = SUITED_UNSAID16,
                               .full_time_hours = SUITED_UNSAID16,
                               .days_min = SUITED_UNSAID8,
                               .days_max = SUITED_UNSAID8,
                               .shift_start = SUITED_UNSAID16,
                               .shift_end = SUITED_UNSAID16,
                               .pay_min = SUITED_UNSAID32,
                               .pay_max = SUITED_UNSAID32,
                               .max_lift = SUITED_UNSAID16};
}

/* Conditions by bits of our own, so that no catalogue is needed. */
enum {
    PART_TIME = 1,
    VARIABLE = 2,
    REDUCED = 4,
    REMOTE = 8,
    TRAVELS = 16,
    LICENCE = 32,
    SILENT = 64
};

static const struct known_conditions bits = {
    .part_time = PART_TIME,
    .variable_hours = VARIABLE,
    .reduced_hours = REDUCED,
    .remote_work = REMOTE,
    .work_travel = TRAVELS,
    .licence = LICENCE,
    .silent_no = SILENT,
};

static const struct home no_home;

static inline struct sight sight_of(const struct suited_row *row)
{
    return (struct sight){.row = row,
                          .known = &bits,
                          .home = &no_home,
                          .country = "GB",
                          .far_m = NO_LIMIT,
                          .confident = 50};
}

#define assert_interval(got, low, high)                                                        \
    do {                                                                                       \
        struct interval interval_ = (got);                                                     \
        if (interval_.sure != (low) || interval_.possible != (high))                           \
            fail_msg("%s: %u to %u, not %d to %d", #got, interval_.sure, interval_.possible,   \
                     (low), (high));                                                           \
    } while (0)

#endif
