/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kernels_pay.h"

#include <math.h>

/* MATCHING section 2, Pay; hours in hundredths. See grade_pay.c. */
#define WEEKS_A_YEAR   52.18
#define MONTHS_A_YEAR  12.0
#define HOURS_A_DAY    7.5
#define FULL_TIME      3750
#define PART_TIME_MOST 3500
#define HOURS_A_WEEK   16800

/* Shares of an hour's or a week's pay in binary fractions, to be chosen without a branch. */
#define WHOLE            (1 << 26)
#define A_DAY_BY_HOURS   ((int32_t)(WHOLE / HOURS_A_DAY))
#define A_YEAR_BY_WEEKS  ((int32_t)(WHOLE / WEEKS_A_YEAR))
#define A_MONTH_BY_WEEKS ((int32_t)(WHOLE * MONTHS_A_YEAR / WEEKS_A_YEAR))

/* More than any limit that this is used for: what no hours at all would pay an hour. */
#define WITHOUT_END 1e12f

/* A loop becomes vectors only when all that it calls stands in it. */
#define INLINE static inline __attribute__((always_inline))

INLINE int32_t pick(int32_t which, int32_t a, int32_t b)
{
    return b ^ ((a ^ b) & -which);
}

/* How many steps are passed upward and how many are missed downward. */
INLINE int32_t passed(float pence, const struct payment *payment, bool has_most)
{
    const float *steps = payment->over;

    if (!has_most)
        return 0;
    return (pence > steps[0]) + (pence > steps[1]) + (pence > steps[2]) + (pence > steps[3]);
}

INLINE int32_t missed(float pence, const struct payment *payment, bool has_least)
{
    const float *steps = payment->under;

    if (!has_least)
        return 0;
    return (pence < steps[0]) + (pence < steps[1]) + (pence < steps[2]) + (pence < steps[3]);
}

static int32_t more(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Which limits the wish has: known where the loop is built, so that none is looked for. */
struct ends {
    bool least, most;
};

/* One reading of what is printed, against the limits: a grade byte. */
INLINE int32_t grade_between(float low, float high, const struct payment *payment,
                             struct ends has)
{
    int32_t over_low = passed(low, payment, has.most),
            over_high = passed(high, payment, has.most);
    int32_t under_low = missed(low, payment, has.least),
            under_high = missed(high, payment, has.least);
    int32_t off_low = more(over_low, under_low), off_high = more(over_high, under_high);
    int32_t worst = more(off_low, off_high), best = off_low + off_high - worst;
    int32_t reaches = (over_low == 0) & (under_high == 0);
    int32_t beyond = (low > payment->far_over) | (high < payment->far_under);

    return (4 - worst) | pick(reaches, 4, 4 - best) << 3 | beyond << 6;
}

/*
 * All steps that lie up to a figure, counted: where it is the same a little lower and a
 * little higher, the figure is on the same side of every one.
 */
INLINE int32_t side(float low, float high, const struct payment *payment, struct ends has)
{
    return passed(low, payment, has.most) - missed(low, payment, has.least) +
           16 * (passed(high, payment, has.most) - missed(high, payment, has.least)) +
           256 * ((low > payment->far_over) - (high < payment->far_under));
}

/* More than single precision is wrong by, and than rounding to the penny makes out. */
static float doubt(float pence)
{
    return 0.6f + pence * 4e-6f;
}

INLINE int32_t grade_reading(float low, float high, const struct payment *payment,
                             struct ends has)
{
    float below = doubt(low), above = doubt(high);
    int32_t nearer = side(low - below, high - above, payment, has);
    int32_t further = side(low + below, high + above, payment, has);

    return grade_between(low - below, high - above, payment, has) |
           pick(nearer != further, GRADE_INEXACT, 0);
}

/* Two readings: either may be the true one, and it is beyond talk if both are. */
INLINE int32_t either(int32_t a, int32_t b)
{
    int32_t sure_a = a & 7, sure_b = b & 7, possible_a = a >> 3 & 7, possible_b = b >> 3 & 7;
    int32_t sure = sure_a + sure_b - more(sure_a, sure_b);
    int32_t possible = more(possible_a, possible_b);

    return sure | possible << 3 | (a & b & GRADE_BEYOND) | ((a | b) & GRADE_INEXACT);
}

/* What a row prints, and the hours that it is for. */
struct printed {
    int32_t low, high, full_time, own_low, own_high, is_part;
    float hourly, weekly; /* how many hours' and how many weeks' pay it is */
};

/* By the hour, or for full time: pro rata is for full-time hours or fewer. */
INLINE int32_t first_reading(struct printed row, int32_t for_full_time,
                             const struct payment *payment, struct ends has)
{
    int32_t is_cut =
        for_full_time & (row.own_high > row.full_time) & (row.own_low <= row.full_time);
    float full = (float)row.full_time * 0.01f, rate = row.hourly + row.weekly / full;
    float by_hour = payment->hours + full * payment->years;
    float low_hours = (float)row.own_low * 0.01f;
    float high_hours = (float)pick(is_cut, row.full_time, row.own_high) * 0.01f;

    return grade_reading((float)row.low * rate * (by_hour + low_hours * payment->weeks),
                         (float)row.high * rate * (by_hour + high_hours * payment->weeks),
                         payment, has);
}

/* For the post's own hours, which are full-time ones unless it says. */
INLINE int32_t second_reading(struct printed row, const struct payment *payment,
                              struct ends has)
{
    float by_hour = payment->hours + (float)row.full_time * 0.01f * payment->years;
    float low_week = (float)row.low * row.weekly, high_week = (float)row.high * row.weekly;
    int32_t most = pick(row.is_part, row.own_high, row.full_time);
    int32_t least = pick(row.is_part, row.own_low, row.full_time), none = least == 0;
    float low_rate = low_week / ((float)most * 0.01f);
    float high_rate = high_week / ((float)(least + none) * 0.01f) + (float)none * WITHOUT_END;

    return grade_reading(low_rate * by_hour + low_week * payment->weeks,
                         high_rate * by_hour + high_week * payment->weeks, payment, has);
}

INLINE struct printed read_row(const struct block_data *columns, const struct offers *hours,
                               int32_t part_time, size_t i)
{
    int32_t period = columns->pay_period[i], pay_min = columns->pay_min[i];
    int32_t most = columns->hours_max[i], least = columns->hours_min[i];
    int32_t printed = columns->full_time_hours[i], has_min = pay_min != SUITED_UNSAID32;
    int32_t has_printed = (printed != SUITED_UNSAID16) & (printed != 0);
    int32_t is_full = (least != SUITED_UNSAID16) & (least >= PART_TIME_MOST);
    int32_t hourly =
        pick(period == SUITED_HOUR, WHOLE, pick(period == SUITED_DAY, A_DAY_BY_HOURS, 0));
    int32_t weekly = pick(
        period == SUITED_YEAR, A_YEAR_BY_WEEKS,
        pick(period == SUITED_MONTH, A_MONTH_BY_WEEKS, pick(period == SUITED_WEEK, WHOLE, 0)));

    return (struct printed){
        .low = pick(has_min, pay_min, 0),
        .high = pick(has_min, pay_min, columns->pay_max[i]),
        .full_time = pick(has_printed, printed, pick(is_full, least, FULL_TIME)),
        .own_low = pick(hours->low[i] < 0, 0, hours->low[i]),
        .own_high = pick(hours->high[i] < 0, HOURS_A_WEEK, hours->high[i]),
        .is_part = part_time | (most < PART_TIME_MOST),
        .hourly = (float)hourly / WHOLE,
        .weekly = (float)weekly / WHOLE,
    };
}

INLINE void grade_rows(const struct block_data *columns, const struct offers *hours,
                       const uint8_t part_time[BLOCK_ROWS], const struct payment *wish,
                       struct ends has, uint8_t grades[restrict BLOCK_ROWS])
{
    const struct payment kept = *wish;

    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        struct printed row = read_row(columns, hours, part_time[i], i);
        int32_t period = columns->pay_period[i], flags = columns->flags[i];
        int32_t says =
            (columns->pay_min[i] != SUITED_UNSAID32) | (columns->pay_max[i] != SUITED_UNSAID32);
        int32_t known =
            (period != SUITED_PERIOD_NONE) & says & ((flags & SUITED_PAY_FOREIGN) == 0);
        int32_t is_rate = (period == SUITED_HOUR) | (period == SUITED_DAY);
        int32_t is_salary = (period == SUITED_MONTH) | (period == SUITED_YEAR);
        int32_t pro_rata = flags & SUITED_PRO_RATA;
        int32_t for_full_time = is_salary & (pro_rata | row.is_part);
        int32_t has_first = is_rate | for_full_time;
        int32_t has_second = (is_rate ^ 1) & ((for_full_time & pro_rata) ^ 1);
        int32_t first = first_reading(row, for_full_time, &kept, has);
        int32_t second = second_reading(row, &kept, has);
        int32_t grade = either(pick(has_first, first, second), pick(has_second, second, first));

        grade &= ~pick((grade & 4 << 3) != 0, GRADE_BEYOND, 0);
        grades[i] = (uint8_t)pick(known, grade, GRADE_BYTE(0, 4));
    }
}

/* Nearly every wish about pay is for a least alone. */
void KERNELS_PAY(const struct block_data *columns, const struct offers *hours,
                 const uint8_t part_time[BLOCK_ROWS], const struct payment *payment,
                 uint8_t grades[BLOCK_ROWS])
{
    if (isinf(payment->over[0]))
        grade_rows(columns, hours, part_time, payment, (struct ends){.least = true}, grades);
    else
        grade_rows(columns, hours, part_time, payment, (struct ends){true, true}, grades);
}
