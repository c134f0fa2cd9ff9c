/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_ROW_H
#define SUITED_ROW_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * All that matching needs of one vacancy, as numbers. The corpus keeps rows as
 * column blocks; this is one of them, unpacked. Grades come from here alone;
 * the vacancy's record (see vacancy.h) holds the words and sources behind them.
 *
 * Conditions are bits: bit n is the catalogue's condition number n. At most one
 * of `yes`, `no`, `agree` has a given bit; none of them is unknown.
 */
#define SUITED_CONDITIONS_MAX 64
#define SUITED_PLACES_MAX     16
#define SUITED_COUNTRIES_MAX  8
#define SUITED_CODES_MAX      3

/* "Not stated", for the unsigned amounts below. */
#define SUITED_UNSAID8  UINT8_MAX
#define SUITED_UNSAID16 UINT16_MAX
#define SUITED_UNSAID32 INT32_MAX

enum suited_period {
    SUITED_PERIOD_NONE,
    SUITED_HOUR,
    SUITED_DAY,
    SUITED_WEEK,
    SUITED_MONTH,
    SUITED_YEAR,
};

enum suited_row_flag {
    SUITED_PRO_RATA = 1 << 0,       /* pay is for full-time hours, by its own words */
    SUITED_PAY_FOREIGN = 1 << 1,    /* pay is in another currency than pounds */
    SUITED_HOME_TEMPORARY = 1 << 2, /* working from home is said to be for a time only */
    SUITED_DAMAGED_TEXT = 1 << 3,   /* another language, or unreadable: nothing was read */
};

/* The part-of-day bits of `day_parts`; parts end at 12:00, 18:00, 23:00 and 06:00. */
enum suited_day_part {
    SUITED_MORNING = 1 << 0,
    SUITED_AFTERNOON = 1 << 1,
    SUITED_EVENING = 1 << 2,
    SUITED_NIGHT = 1 << 3,
};

struct suited_point {
    int32_t lat, lon;   /* degrees × 100,000, WGS 84 */
    uint16_t radius_km; /* how far off the true place may be: MATCHING section 2, Travel */
};

struct suited_row {
    uint32_t number;   /* the vacancy's own, never reused; 0 is none */
    uint32_t employer; /* hash of the employer's folded name; 0 not stated */
    int32_t posted;    /* the day first seen or published, whichever is earlier */
    int32_t closes;    /* last day it is open; SUITED_DAY_NONE when not stated */

    uint64_t yes, no, agree; /* what is known of the conditions; `agree`: could be agreed */
    uint64_t asked;          /* facts that move a prior: of a source asked either way */

    uint16_t hours_min, hours_max; /* a week, hundredths; each may be SUITED_UNSAID16 */
    uint16_t full_time_hours;   /* the advert's own full-time figure, hundredths, or unsaid */
    uint8_t days_min, days_max; /* a week, quarters of a day; or SUITED_UNSAID8 */
    uint8_t days_named;         /* bit 0 Monday to bit 6 Sunday; 0 not stated */
    uint8_t day_parts;          /* enum suited_day_part; 0 not stated */
    uint8_t days_in_a_row;      /* 0 not stated */
    uint16_t shift_start, shift_end; /* minutes after midnight, or SUITED_UNSAID16 */

    int32_t pay_min, pay_max; /* pence a period as printed, or SUITED_UNSAID32 */
    uint8_t pay_period;       /* enum suited_period */
    uint8_t flags;            /* enum suited_row_flag */
    uint16_t max_lift;        /* tenths of a kilogram, or SUITED_UNSAID16 */
    uint8_t level;            /* RQF level required; 0 not stated */
    uint32_t registers;       /* bit n: the taxonomy's register number n is required */

    uint16_t codes[SUITED_CODES_MAX]; /* ISCO-08 unit groups as numbers, best first; 0 none */
    uint8_t confidence[SUITED_CODES_MAX]; /* per cent, of the code beside it */
    uint8_t skills;                       /* how many skills were read; the index has which */

    uint8_t place_count, country_count;
    struct suited_point places[SUITED_PLACES_MAX];
    uint16_t countries[SUITED_COUNTRIES_MAX]; /* two ISO 3166 letters: 'G' << 8 | 'B' */
};

/* Of the vacancies of one occupation, how many have a condition and how many have it not. */
struct suited_tally {
    uint32_t yes, no;
};

#ifdef __cplusplus
}
#endif
#endif
