/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "grammar.h"

#define MONDAY_TO_FRIDAY 0x1f
#define EVERY_DAY        0x7f
#define WEEK_DAYS        7
#define WEEK_HOURS_MAX   48

/* Days of the week as they stand together: "Mon-Fri", "Tue, Wed and Fri mornings". */
struct weekdays {
    size_t first, end;
    uint8_t named, parts;
    bool is_range;
    bool is_one; /* a single day, which may be a date or one of several */
};

static bool is_weekday(const struct scan *scan, size_t at)
{
    const struct token *token;

    if (!scan_is(scan, at, CLASS(WEEKDAY)))
        return false;
    token = &scan->tokens->all[at];
    /* "sat" and "sun" are words of their own. */
    return token->capital || token->end - token->start > 3;
}

static uint8_t day_bit(const struct scan *scan, size_t at)
{
    return (uint8_t)(1u << (unsigned)scan_facts(scan, at)->value);
}

/* From Monday (bit 0) on, over the week's end where need be. */
static uint8_t days_between(const struct scan *scan, size_t from, size_t to)
{
    unsigned first = (unsigned)scan_facts(scan, from)->value;
    unsigned last = (unsigned)scan_facts(scan, to)->value;
    uint8_t days = 0;

    for (unsigned day = first;; day = (day + 1) % WEEK_DAYS) {
        days |= (uint8_t)(1u << day);
        if (day == last)
            return days;
    }
}

static uint8_t part_at(const struct scan *scan, size_t at)
{
    uint64_t classes = scan_facts(scan, at)->classes;

    return (uint8_t)((classes & CLASS(MORNING) ? SUITED_MORNING : 0) |
                     (classes & CLASS(AFTERNOON) ? SUITED_AFTERNOON : 0) |
                     (classes & CLASS(EVENING) ? SUITED_EVENING : 0) |
                     (classes & CLASS(NIGHT) ? SUITED_NIGHT : 0));
}

/* "mornings and afternoons" behind the days. */
static size_t read_parts(const struct scan *scan, size_t at, uint8_t *parts)
{
    while (part_at(scan, at)) {
        *parts |= part_at(scan, at++);
        if (scan_is(scan, at, CLASS(OR)) && part_at(scan, at + 1))
            at++;
    }
    return at;
}

static size_t past_dash(const struct scan *scan, size_t at)
{
    if (scan_is_mark(scan, at, '.'))
        at++; /* "Mon. - Fri." */
    if (scan_is_mark(scan, at, '-') || scan_is_mark(scan, at, '/') ||
        scan_is(scan, at, CLASS(THROUGH)))
        return at + 1;
    return 0;
}

/* Marks and words between the days of a list. */
static size_t past_comma(const struct scan *scan, size_t at)
{
    while (scan_is_mark(scan, at, ',') || scan_is_mark(scan, at, '&') ||
           scan_is_mark(scan, at, '/') || scan_is(scan, at, CLASS(OR)))
        at++;
    return at;
}

static void read_weekdays(const struct scan *scan, size_t at, struct weekdays *out)
{
    size_t last = past_dash(scan, at + 1);

    *out = (struct weekdays){.first = at, .end = at + 1, .named = day_bit(scan, at)};
    if (last && is_weekday(scan, last) && !scan_is_mark(scan, last - 1, '/')) {
        out->named = days_between(scan, at, last);
        out->end = last + 1;
        out->is_range = true;
    }
    out->end = read_parts(scan, out->end, &out->parts);
    out->is_one = !out->is_range;
    for (size_t next = past_comma(scan, out->end); next > out->end && is_weekday(scan, next);
         next = past_comma(scan, out->end)) {
        out->named |= day_bit(scan, next);
        out->is_one = false;
        out->end = read_parts(scan, next + 1, &out->parts);
    }
}

/* A date, an interview, "including Saturdays", the surgery's opening days. */
static bool is_elsewhere(const struct scan *scan, const struct weekdays *days)
{
    const struct token *behind = &scan->tokens->all[days->end];
    uint64_t near = scan_around(scan, days->first, days->end, 8, 3);

    if (near & CLASS(OPENING))
        return true;
    if (!days->is_one)
        return false;
    if (scan_around(scan, days->first, days->end, 2, 0) & CLASS(SOME_DAYS))
        return true;
    if (scan_around(scan, days->first, days->end, 0, 3) & CLASS(MONTH_NAME))
        return true;
    /* A lone "Saturday" says only that Saturdays occur; a lone morning is a pattern. */
    return !days->parts || (days->end < scan->tokens->count && behind->kind == TOKEN_NUMBER);
}

/* The longest run of days on end, over the week's end too. */
static uint8_t longest_run(uint8_t named)
{
    uint8_t longest = 0, run = 0;

    for (unsigned i = 0; i < 2 * WEEK_DAYS; i++) {
        run = named & 1u << i % WEEK_DAYS ? (uint8_t)(run + 1) : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void keep_days_a_week(const struct scan *scan, double min, double max, size_t first,
                             size_t end, struct quantities *out)
{
    if (out->days_per_week.said)
        return;
    out->days_per_week.said = true;
    out->days_per_week.min = min;
    out->days_per_week.max = max;
    out->days_per_week.quote = scan_quote(scan, first, end);
}

static void add_weekdays(const struct scan *scan, const struct weekdays *days,
                         struct quantities *out)
{
    if (!out->days.said)
        out->days.quote = scan_quote(scan, days->first, days->end);
    out->days.said = true;
    out->days.named |= days->named;
    out->days.parts |= days->parts;
    if (out->days.named != EVERY_DAY)
        out->days.in_a_row = longest_run(out->days.named);
}

/* Weekends, a rota or on-call work beside the days, on the next line too. */
static bool is_unsure(const struct scan *scan, const struct weekdays *days)
{
    size_t begin = days->first > 10 ? days->first - 10 : 0;

    for (size_t i = begin; i < days->end + 14; i++) {
        bool is_beside = i < days->first || i >= days->end;

        if (is_beside && (scan_is(scan, i, CLASS(UNSURE_DAYS)) ||
                          (is_weekday(scan, i) && scan_facts(scan, i)->value > 4)))
            return true;
    }
    return false;
}

/* Monday to Friday is five days, unless weekends, a rota or on-call work stand beside it. */
static void count_weekdays(const struct scan *scan, struct quantities *out)
{
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct weekdays days;

        if (scan->figures[i] < past || !is_weekday(scan, scan->figures[i]))
            continue;
        read_weekdays(scan, scan->figures[i], &days);
        past = days.end;
        if (is_elsewhere(scan, &days))
            continue;
        add_weekdays(scan, &days, out);
        if (days.is_range && days.named == MONDAY_TO_FRIDAY && !is_unsure(scan, &days))
            keep_days_a_week(scan, 5, 5, days.first, days.end, out);
    }
}

/* Working from home two days a week, leave, a service that runs seven days. */
static bool is_other_days(const struct scan *scan, const struct amount *amount, size_t end)
{
    return (isnan(amount->max) ? amount->min : amount->max) >= WEEK_DAYS || amount->min < 0.5 ||
           amount->huge || (scan_around(scan, amount->first, end, 8, 6) & CLASS(ELSEWHERE));
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
    return amount->first && scan_is(scan, amount->end, CLASS(DAY) | CLASS(PART_DAY)) &&
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
    if (!part_at(scan, amount->end))
        return;
    out->days.said = true;
    out->days.parts |= part_at(scan, amount->end);
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
            keep_days_a_week(scan, amount.min, amount.max, amount.first, end, out);
        past = amount.end;
    }
}

static bool value_at(const struct scan *scan, size_t at, double *value)
{
    *value =
        scan_is_number(scan, at) ? scan->tokens->all[at].value : scan_facts(scan, at)->value;
    return scan_is_number(scan, at) || scan_is(scan, at, CLASS(NUMBER));
}

/* Past "4 on 4 off", "four days on / four days off" at `at`, with how many are on; or 0. */
static size_t past_on_and_off(const struct scan *scan, size_t at, double *on)
{
    double off;

    if (!value_at(scan, at++, on) || *on < 1 || *on > 14)
        return 0;
    at += scan_is(scan, at, CLASS(DAY) | CLASS(NIGHT));
    if (!scan_is(scan, at++, CLASS(ON)))
        return 0;
    at += scan_is_mark(scan, at, '/') || scan_is_mark(scan, at, ',') ||
          scan_is_mark(scan, at, '-') || scan_is(scan, at, CLASS(OR));
    if (!value_at(scan, at++, &off))
        return 0;
    at += scan_is(scan, at, CLASS(DAY) | CLASS(NIGHT));
    return scan_is(scan, at, CLASS(OFF)) ? at + 1 : 0;
}

static void read_on_and_off(const struct scan *scan, struct quantities *out)
{
    for (size_t i = 0; i < scan->figure_count; i++) {
        double on;
        size_t end = past_on_and_off(scan, scan->figures[i], &on);

        if (!end)
            continue;
        out->days.said = true;
        out->days.in_a_row = (uint8_t)on;
        out->days.quote = scan_quote(scan, scan->figures[i], end);
        return;
    }
}

void days_read(const struct scan *scan, struct quantities *out)
{
    read_days_a_week(scan, out);
    count_weekdays(scan, out);
    read_on_and_off(scan, out);
}
