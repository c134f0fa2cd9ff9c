/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_GRADE_H
#define MATCH_GRADE_H

#include <stdbool.h>
#include <stdint.h>

#include "profile.h"
#include "suited/row.h"
#include "wish.h"

/*
 * How well one row meets one wish, in quarters: MATCHING sections 2 and 3. Every grade
 * is a pure function of the row and the wish; nothing here allocates or can fail.
 */
struct interval {
    uint8_t sure, possible;
};

#define GRADE_MET 4

static const struct interval interval_met = {GRADE_MET, GRADE_MET};
static const struct interval interval_missed = {0, 0};
static const struct interval interval_unknown = {0, GRADE_MET};

static inline struct interval interval_certain(uint8_t grade)
{
    return (struct interval){grade, grade};
}

/* Every part must hold: the least of the two, at worst and at best. */
static inline struct interval interval_least(struct interval a, struct interval b)
{
    return (struct interval){a.sure < b.sure ? a.sure : b.sure,
                             a.possible < b.possible ? a.possible : b.possible};
}

/* Either may be the true reading: the hull of the two. */
static inline struct interval interval_either(struct interval a, struct interval b)
{
    return (struct interval){a.sure < b.sure ? a.sure : b.sure,
                             a.possible > b.possible ? a.possible : b.possible};
}

/* Bits of the conditions that the model itself speaks of; 0 where the catalogue lacks one. */
struct known_conditions {
    uint64_t part_time, variable_hours, reduced_hours, remote_work, work_travel, licence;
    uint64_t silent_no; /* those that are a known no when nothing is said */
};

struct known_conditions known_conditions(const struct suited_taxonomy *taxonomy);

/* A row, and what several wishes need of it. */
struct sight {
    const struct suited_row *row;
    const struct known_conditions *known;
    const struct home *home;
    const char *country;   /* the client's, two letters, or "" */
    int64_t near_m, far_m; /* how far the nearest place is; far_m NO_LIMIT: unknown */
    uint8_t confident;     /* from this per cent a code counts as known */
};

void see(struct sight *sight, const struct suited_row *row, bool with_distance);

/* ---- amounts: grade_amount.c ---- */

/* A figure against limits. */
uint8_t grade_figure(int64_t figure, struct limits limits);

/* A figure that lies somewhere from `low` to `high`. */
struct interval grade_between(int64_t low, int64_t high, struct limits limits);

/* What is offered; either end may be NO_LIMIT, unknown. Both unknown: nothing is said. */
struct offer {
    int64_t low, high;
};

struct offer hours_offered(const struct sight *sight);
struct offer days_offered(const struct sight *sight);
struct interval grade_offer(struct offer offer, bool must_lie_inside, struct limits limits);
struct interval grade_hours(const struct sight *sight, struct limits limits);
struct interval grade_days_per_week(const struct sight *sight, struct limits limits);
struct interval grade_max_lift(const struct sight *sight, struct limits limits);

/* ---- when: grade_time.c ---- */

/* Minutes of a shift outside the window, at least; -1 where nothing is known. */
int32_t shift_outside(const struct suited_row *row, struct clock_window window);
struct interval grade_shift(const struct sight *sight, struct clock_window window);
struct interval grade_days(const struct sight *sight, struct day_pattern pattern);

/* The days in a row that are known of, 0 none. */
unsigned days_in_a_row(const struct suited_row *row);

/* ---- pay: grade_pay.c ---- */

/* What a vacancy pays in pence a `period`, at least and at most, in up to two readings. */
struct pay_reading {
    int64_t low, high;
};
size_t pay_readings(const struct sight *sight, enum suited_period period,
                    struct pay_reading readings[2]);
struct interval grade_pay(const struct sight *sight, struct limits limits,
                          enum suited_period period);

/* ---- where, what: grade_place.c, grade_work.c ---- */

/* The vacancy names countries, and none is the client's. */
bool is_abroad(const struct sight *sight);
struct interval grade_travel(const struct sight *sight, struct limits limits);

/* How many quarters an occupation's unit group is the group sought. */
uint8_t grade_code(struct isco sought, uint16_t code);

/* By codes alone; `words` is the grade that words in title and text give already. */
struct interval grade_work(const struct sight *sight, const struct sought_list *work,
                           struct interval words);

/* `found` of `sought` skills are asked for. */
struct interval grade_skills(const struct suited_row *row, unsigned found, size_t sought);

/* ---- conditions: grade_condition.c ---- */

struct interval grade_condition(const struct sight *sight, unsigned number, bool wanted);
bool condition_could_be_agreed(const struct suited_row *row, unsigned number);
struct interval grade_can_apply(const struct sight *sight, const struct holdings *has);

/* The register is lacking: no talk gets round that. */
bool lacks_register(const struct suited_row *row, const struct holdings *has);

#endif
