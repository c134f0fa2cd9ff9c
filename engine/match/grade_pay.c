/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grade.h"

/* MATCHING section 2, Pay. */
#define WEEKS_A_YEAR         52.18
#define MONTHS_A_YEAR        12.0
#define HOURS_A_DAY          7.5
#define HOURS_FULL_TIME      37.5
#define HOURS_PART_TIME_MOST 35.0
#define HOURS_A_WEEK         168.0
#define PENCE_MOST           1e12

struct span {
    double low, high;
};

/* The vacancy's pay a week for `hours`, and what an hour, of which `full` are full time. */
struct reckoning {
    struct span week, hour;
    double full;
};

static bool is_part_time(const struct sight *sight)
{
    const struct suited_row *row = sight->row;

    return (row->yes & sight->known->part_time) ||
           (row->hours_max != SUITED_UNSAID16 && row->hours_max < 100 * HOURS_PART_TIME_MOST);
}

/* The advert's own full-time figure: printed as such, or the hours of a full-time post. */
static double full_time_hours(const struct suited_row *row)
{
    if (row->full_time_hours != SUITED_UNSAID16 && row->full_time_hours)
        return row->full_time_hours / 100.0;
    if (row->hours_min != SUITED_UNSAID16 && row->hours_min >= 100 * HOURS_PART_TIME_MOST)
        return row->hours_min / 100.0;
    return HOURS_FULL_TIME;
}

static struct span own_hours(const struct sight *sight)
{
    struct offer offer = hours_offered(sight);

    return (struct span){offer.low == NO_LIMIT ? 0 : (double)offer.low / 100,
                         offer.high == NO_LIMIT ? HOURS_A_WEEK : (double)offer.high / 100};
}

static struct span times(struct span a, double by)
{
    return (struct span){a.low * by, a.high * by};
}

/* By the hour: the week is what its own hours make. */
static struct reckoning by_the_hour(const struct sight *sight, struct span hour, double full)
{
    struct span own = own_hours(sight);

    return (struct reckoning){{hour.low * own.low, hour.high * own.high}, hour, full};
}

/* The week's pay is for full-time hours; the post's own share of it, where that is known. */
static struct reckoning for_full_time(const struct sight *sight, struct span week, double full)
{
    struct span own = own_hours(sight), hour = times(week, 1 / full);

    if (own.high > full && own.low <= full)
        own.high = full; /* pro rata is for full-time hours or fewer */
    return (struct reckoning){{hour.low * own.low, hour.high * own.high}, hour, full};
}

/* The week's pay is for the post's own hours, which are full-time ones unless it says. */
static struct reckoning for_own_hours(const struct sight *sight, struct span week, double full)
{
    struct span own = own_hours(sight);

    if (!is_part_time(sight))
        own = (struct span){full, full};
    return (struct reckoning){week, {week.low / own.high, week.high / own.low}, full};
}

static int64_t pence(double amount)
{
    return amount < PENCE_MOST ? llround(amount) : (int64_t)PENCE_MOST;
}

static struct pay_reading in_period(const struct reckoning *pay, enum suited_period period)
{
    struct span span = pay->hour;

    if (period == SUITED_DAY)
        span = times(pay->hour, HOURS_A_DAY);
    else if (period == SUITED_WEEK)
        span = pay->week;
    else if (period == SUITED_MONTH)
        span = times(pay->week, WEEKS_A_YEAR / MONTHS_A_YEAR);
    else if (period == SUITED_YEAR)
        span = times(pay->hour, pay->full * WEEKS_A_YEAR);
    return (struct pay_reading){pence(span.low), pence(span.high)};
}

/* The lower end of a range counts; "up to X" alone may be anything up to it. */
static struct span printed(const struct suited_row *row)
{
    if (row->pay_min != SUITED_UNSAID32)
        return (struct span){row->pay_min, row->pay_min};
    return (struct span){0, row->pay_max};
}

static struct span a_week(const struct suited_row *row, struct span amount)
{
    if (row->pay_period == SUITED_YEAR)
        return times(amount, 1 / WEEKS_A_YEAR);
    if (row->pay_period == SUITED_MONTH)
        return times(amount, MONTHS_A_YEAR / WEEKS_A_YEAR);
    return amount;
}

/* Up to two ways to understand what is printed: as full-time pay, and as this post's own. */
static size_t reckon(const struct sight *sight, struct reckoning out[2])
{
    const struct suited_row *row = sight->row;
    struct span amount = printed(row);
    double full = full_time_hours(row);
    bool salary = row->pay_period == SUITED_MONTH || row->pay_period == SUITED_YEAR;
    size_t count = 0;

    if (row->pay_period == SUITED_HOUR || row->pay_period == SUITED_DAY) {
        double hours = row->pay_period == SUITED_DAY ? HOURS_A_DAY : 1;

        out[count++] = by_the_hour(sight, times(amount, 1 / hours), full);
        return count;
    }
    amount = a_week(row, amount);
    if (salary && ((row->flags & SUITED_PRO_RATA) || is_part_time(sight)))
        out[count++] = for_full_time(sight, amount, full);
    if (!count || !(row->flags & SUITED_PRO_RATA))
        out[count++] = for_own_hours(sight, amount, full);
    return count;
}

size_t pay_readings(const struct sight *sight, enum suited_period period,
                    struct pay_reading readings[2])
{
    const struct suited_row *row = sight->row;
    struct reckoning pay[2];
    size_t count;

    if (row->pay_period == SUITED_PERIOD_NONE || (row->flags & SUITED_PAY_FOREIGN) ||
        (row->pay_min == SUITED_UNSAID32 && row->pay_max == SUITED_UNSAID32))
        return 0;
    count = reckon(sight, pay);
    for (size_t i = 0; i < count; i++)
        readings[i] = in_period(&pay[i], period);
    return count;
}

struct interval grade_pay(const struct sight *sight, struct limits limits,
                          enum suited_period period)
{
    struct pay_reading readings[2];
    size_t count = pay_readings(sight, period, readings);
    struct interval grade;

    if (!count)
        return interval_unknown;
    grade = grade_between(readings[0].low, readings[0].high, limits);
    if (count == 2)
        grade =
            interval_either(grade, grade_between(readings[1].low, readings[1].high, limits));
    return grade;
}
