/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_WISH_H
#define MATCH_WISH_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/row.h"

/*
 * One wish, compiled from the profile's JSON: what is wanted, as integers in the units
 * of suited_row, so that a grade is integer arithmetic and the same on every machine.
 */
enum tier { TIER_MUST, TIER_IMPORTANT, TIER_NICE, TIER_BAD_DAY };
#define TIERS 3 /* those that order; bad-day wishes only inform */

enum wish_kind {
    WISH_CONDITION,
    WISH_HOURS,
    WISH_DAYS_PER_WEEK,
    WISH_MAX_LIFT,
    WISH_SHIFT,
    WISH_DAYS,
    WISH_PAY,
    WISH_TRAVEL,
    WISH_WORK,
    WISH_SKILLS,
    WISH_ABOUT,
    WISH_CAN_APPLY,
};

#define NO_LIMIT (-1)

/* From min to max, both included; each may be NO_LIMIT. */
struct limits {
    int64_t min, max;
};

/* Minutes after midnight; each may be NO_LIMIT. */
struct clock_window {
    int32_t start, end;
};

struct day_pattern {
    uint8_t possible; /* days, as suited_row.days_named; 0 not asked */
    uint8_t parts;    /* enum suited_day_part; 0 not asked */
    uint8_t in_a_row; /* 0 not asked */
};

/* An ISCO-08 group of one to four digits: 411 with 3 digits is minor group 411. */
struct isco {
    uint16_t value;
    uint8_t digits;
};

#define SOUGHT_MAX 4

/* One of the client's own phrases, and what the taxonomy knows of it: codes, or a skill. */
struct sought {
    const char *text; /* borrowed from the profile */
    struct isco codes[SOUGHT_MAX];
    size_t code_count;
    bool is_code; /* the text is a code, no words */
    char *skills[SOUGHT_MAX];
    size_t skill_count;
};

struct sought_list {
    struct sought *all;
    size_t count;
};

struct wish {
    enum wish_kind kind;
    enum tier tier;
    bool implied;
    json_t *json; /* as the client wrote it */
    union {
        struct {
            unsigned number;
            bool wanted;
        } condition;
        struct limits limits; /* hundredths of hours, quarters of days, tenths of kg, metres */
        struct clock_window shift;
        struct day_pattern days;
        struct {
            struct limits limits; /* pence a period */
            enum suited_period period;
        } pay;
        struct sought_list work;
        const char *about;
    };
};

/* The key a wish of this kind stands under ("hours_per_week"); NULL for conditions. */
const char *wish_key(enum wish_kind kind);

/* "must", "important", "nice" or "bad_day". */
const char *tier_name(enum tier tier);

/* "hour" … "year", and back; SUITED_PERIOD_NONE when there is no such period. */
const char *period_name(enum suited_period period);
enum suited_period period_named(const char *name);

void wish_release(struct wish *wish);
void sought_list_release(struct sought_list *list);

#endif
