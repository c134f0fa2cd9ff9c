/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grammar.h"

/* Six days a week are a service's or a shop's, one is a part of the post. */
#define DAYS_MAX       5
#define WEEK_DAYS      7
#define WEEK_HOURS_MAX 48

void days_keep(const struct scan *scan, double min, double max, size_t first, size_t end,
               struct quantities *out)
{
    if (out->days_per_week.said)
        return;
    out->days_per_week.said = true;
    out->days_per_week.min = min;
    out->days_per_week.max = max;
    out->days_per_week.quote = scan_quote(scan, first, end);
}

uint8_t days_part_at(const struct scan *scan, size_t at)
{
    uint64_t classes = scan_facts(scan, at)->classes;

    return (uint8_t)((classes & CLASS(MORNING) ? SUITED_MORNING : 0) |
                     (classes & CLASS(AFTERNOON) ? SUITED_AFTERNOON : 0) |
                     (classes & CLASS(EVENING) ? SUITED_EVENING : 0) |
                     (classes & CLASS(NIGHT) ? SUITED_NIGHT : 0));
}

/* Working from home two days a week, leave, a service that runs seven days. */
static bool is_other_days(const struct scan *scan, const struct amount *amount, size_t end)
{
    double most = isnan(amount->max) ? amount->min : amount->max;

    return most > DAYS_MAX || most <= 1 || amount->huge ||
           (scan_around(scan, amount->first, end, 8, 6) & CLASS(ELSEWHERE));
}

/* "over 7", "out of 7" behind a number of days. */
static bool is_out_of_week(const struct scan *scan, size_t at)
{
    for (size_t i = at; i < at + 3; i++)
        if (scan_is_number(scan, i) || scan_is(scan, i, CLASS(NUMBER)))
            return (scan_is_number(scan, i) ? scan->tokens->all[i].value
                                            : scan_facts(scan, i)->value) == WEEK_DAYS &&
                   scan_is(scan, i - 1, CLASS(SPREAD) | CLASS(LINK) | CLASS(BETWEEN));
    return false;
}

/* Past "days per week", "day week", "days a week"; 0 where it is something else. */
static size_t past_days_a_week(const struct scan *scan, size_t at)
{
    size_t end = at + 1;

    if (!scan_is(scan, at, CLASS(DAY)))
        return 0;
    if (is_out_of_week(scan, end))
        return end;
    if (scan_is_mark(scan, end, '/') || scan_is(scan, end, CLASS(PER)))
        end++;
    return scan_is(scan, end, CLASS(WEEK)) ? end + 1 : 0;
}

/* "22 hours per week over 4 afternoons". */
static bool is_spread_of_hours(const struct scan *scan, const struct amount *amount)
{
    return amount->first && scan_is(scan, amount->end, CLASS(DAY) | PARTS_OF_DAY) &&
           scan_is(scan, amount->first - 1, CLASS(SPREAD)) &&
           (scan_around(scan, amount->first, amount->end, 9, 0) & CLASS(HOUR)) &&
           amount->min < WEEK_DAYS;
}

/* "5 x 7.5 hour shifts" fill a week: a number of days, where no more than a week's hours. */
static size_t past_shifts(const struct scan *scan, const struct amount *amount)
{
    size_t at = amount->end + 1;
    double hours;

    if (!scan_is(scan, amount->end, CLASS(TIMES)) || !scan_is_number(scan, at))
        return 0;
    hours = scan->tokens->all[at].value;
    if (!scan_is(scan, at + 1, CLASS(HOUR)) && !scan_is_mark(scan, at + 1, '-'))
        return 0;
    at += 2 + scan_is_mark(scan, at + 1, '-');
    if (!scan_is(scan, at, CLASS(SHIFT) | CLASS(DAY)) || hours < 4 || hours > 13 ||
        amount->max * hours > WEEK_HOURS_MAX)
        return 0;
    return at + 1;
}

static void add_parts(const struct scan *scan, const struct amount *amount,
                      struct quantities *out)
{
    if (!days_part_at(scan, amount->end))
        return;
    out->days.said = true;
    out->days.parts |= days_part_at(scan, amount->end);
    out->days.quote = scan_quote(scan, amount->first, amount->end + 1);
}

static void read_days_a_week(const struct scan *scan, struct quantities *out)
{
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct amount amount;
        size_t unit, end;

        if (scan->figures[i] < past || !scan_amount(scan, scan->figures[i], &amount))
            continue;
        unit = amount.end + scan_is(scan, amount.end, CLASS(NOT_WEEK) | CLASS(FULL));
        unit = scan_is(scan, amount.end, CLASS(DAY)) ? amount.end : unit;
        end = past_days_a_week(scan, unit);
        if (!end && is_spread_of_hours(scan, &amount)) {
            end = amount.end + 1;
            add_parts(scan, &amount, out);
        }
        if (!end)
            end = past_shifts(scan, &amount);
        if (end && !is_other_days(scan, &amount, end))
            days_keep(scan, amount.min, amount.max, amount.first, end, out);
        past = amount.end;
    }
}

void days_read(const struct scan *scan, struct quantities *out)
{
    read_days_a_week(scan, out);
    weekdays_read(scan, out);
    on_and_off_read(scan, out);
}
