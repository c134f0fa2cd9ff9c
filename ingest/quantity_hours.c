/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quantity_hours.h"

#include <math.h>

/* Nobody is asked for more, nor hired for less, in a week. */
#define HOURS_MAX 84
#define HOURS_MIN 1

struct mention {
    struct amount amount;
    enum plainness plainness;
    bool is_full_time;
};

/* "per week", "a week", "each a week", "/week", "pw", "weekly"; the token after, or 0. */
static size_t past_week(const struct scan *scan, size_t at)
{
    size_t per = at;

    for (int i = 0; i < 3; i++) {
        if (scan_is(scan, per, CLASS(WEEK)))
            return per + 1;
        if (!scan_is(scan, per, CLASS(PER)) && !scan_is_mark(scan, per, '/') &&
            !scan_is_mark(scan, per, '.'))
            return 0;
        per++;
    }
    return scan_is(scan, per, CLASS(WEEK)) ? per + 1 : 0;
}

/* "30 minutes" after hours. */
static size_t add_minutes(const struct scan *scan, size_t at, struct amount *amount)
{
    size_t number = at + scan_is(scan, at, CLASS(OR));

    if (!scan_is_number(scan, number) || !scan_is(scan, number + 1, CLASS(MINUTE)))
        return at;
    amount->min += scan->tokens->all[number].value / 60;
    amount->max += scan->tokens->all[number].value / 60;
    return number + 2;
}

/* "6 hours per week to 40 hours per week": the second figure stands behind the first's week. */
static size_t add_second_hours(const struct scan *scan, size_t at, struct amount *amount)
{
    struct amount second;
    size_t week;

    if (!scan_is(scan, at, CLASS(THROUGH)) && !scan_is_mark(scan, at, '-'))
        return at;
    if (!scan_amount(scan, at + 1, &second) || !scan_is(scan, second.end, CLASS(HOUR)) ||
        !(second.max > amount->max))
        return at;
    week = past_week(scan, second.end + 1);
    if (!week)
        return at;
    amount->max = second.max;
    return week;
}

/* "Minimum 22.5 hours, maximum 37.5": the most, said behind the least. */
static size_t add_most(const struct scan *scan, size_t at, struct amount *amount)
{
    size_t most = at + scan_is_mark(scan, at, ','), number = most + 1;
    struct amount second;

    if (!isnan(amount->max) || !scan_is(scan, most, CLASS(AT_MOST)))
        return at;
    number += scan_is(scan, number, CLASS(LINK));
    if (!scan_amount(scan, number, &second) || !(second.max >= amount->min))
        return at;
    amount->max = second.max;
    return second.end + scan_is(scan, second.end, CLASS(HOUR));
}

/* What stands behind the number: a unit, and a week or what rules one out. */
static enum plainness after_number(const struct scan *scan, struct amount *amount)
{
    const struct token *all = scan->tokens->all;
    size_t end = amount->end, week;

    if (end < scan->tokens->count && all[end].span != all[amount->first].span)
        return NOT_HOURS;
    if (scan_is(scan, end, CLASS(HOURS_A_WEEK))) {
        amount->end = end + 1;
        return HOURS_A_WEEK;
    }
    if (!scan_is(scan, end, CLASS(HOUR)))
        return NOT_HOURS;
    while (scan_is(scan, end, CLASS(HOUR)) || scan_is_mark(scan, end, '+'))
        end++; /* "20.75hrs hours" */
    end = add_minutes(scan, end, amount);
    scan_bound_behind(scan, amount, end);
    end = add_most(scan, end, amount);
    week = past_week(scan, end);
    if (week) {
        amount->end = add_second_hours(scan, week, amount);
        return HOURS_A_WEEK;
    }
    amount->end = end;
    return hours_bare(scan, amount, end);
}

/* "10-month", "9-5", "9 to 5": the figure is but the first part of something else. */
static bool goes_on(const struct scan *scan, size_t at)
{
    if (scan_is_mark(scan, at, '-'))
        return scan_is_glued(scan, at + 1) || scan_is_number(scan, at + 1);
    if (scan_is_mark(scan, at, '%'))
        return true;
    return scan_is(scan, at, CLASS(TO)) && scan_is_number(scan, at + 1);
}

/* "Hours per week: 37.5", "Hours: 37.5 per week". */
static enum plainness between_words(const struct scan *scan, struct amount *amount)
{
    enum plainness before = hours_before(scan, amount->first);
    size_t week = past_week(scan, amount->end);

    if (!before || goes_on(scan, amount->end) ||
        scan_is(scan, amount->end,
                CLASS(NOT_WEEK) | CLASS(DAY) | CLASS(HOUR) | CLASS(MINUTE) | CLASS(YEAR) |
                    CLASS(FTE)))
        return NOT_HOURS;
    if (week > amount->end + 1) { /* "4 weeks" are no hours */
        amount->end = week;
        return HOURS_A_WEEK;
    }
    return before == HOURS_A_WEEK ? HOURS_A_WEEK : hours_of_post(scan, amount);
}

/* "8am", "8 a.m. to 4 p.m.", "8:30". */
static bool is_time_of_day(const struct scan *scan, const struct amount *amount)
{
    struct clock clock;

    if (scan_clock(scan, amount->first, &clock) && clock.has_half)
        return true;
    if (scan_clock(scan, amount->end - 1, &clock) && clock.has_half)
        return true;
    return scan_is_mark(scan, amount->end, ':') && scan_is_glued(scan, amount->end) &&
           scan_is_number(scan, amount->end + 1) && scan_is_glued(scan, amount->end + 1);
}

/* "17.00 hours" of "08.30 to 17.00 hours". */
static bool ends_clock_range(const struct scan *scan, size_t first)
{
    struct clock start, end;

    return first > 1 &&
           (scan_is(scan, first - 1, CLASS(THROUGH)) || scan_is_mark(scan, first - 1, '-')) &&
           scan_clock(scan, first - 2, &start) && start.is_exact &&
           scan_clock(scan, first, &end) && end.is_exact;
}

/* Money, and the hours of those who get a benefit. */
static bool is_other_figure(const struct scan *scan, const struct amount *amount)
{
    size_t before = amount->first - 1;

    if (amount->first && (scan_is_mark(scan, before, 'L') || scan_is_mark(scan, before, '$') ||
                          scan_is_mark(scan, before, 'E')))
        return true;
    return is_time_of_day(scan, amount) || ends_clock_range(scan, amount->first) ||
           (scan_around(scan, amount->first, amount->end, 8, 0) & CLASS(OTHERS));
}

static bool is_possible(const struct amount *amount)
{
    double least = isnan(amount->min) ? amount->max : amount->min;
    double most = isnan(amount->max) ? amount->min : amount->max;

    return least >= HOURS_MIN && most <= HOURS_MAX && !amount->huge && !*amount->currency;
}

static bool mention_at(const struct scan *scan, size_t at, struct mention *out)
{
    enum plainness behind;
    bool has_unit;

    if (!scan_amount(scan, at, &out->amount) || is_other_figure(scan, &out->amount))
        return false;
    out->plainness = hours_share(scan, &out->amount);
    if (out->plainness)
        return true;
    if (!is_possible(&out->amount))
        return false;
    has_unit = scan_is(scan, out->amount.end, CLASS(HOUR));
    behind = after_number(scan, &out->amount);
    if (!behind && !has_unit)
        behind = between_words(scan, &out->amount);
    out->plainness = behind;
    out->is_full_time = hours_are_full_time(scan, &out->amount);
    return behind && is_possible(&out->amount);
}

static void keep(const struct scan *scan, const struct mention *mention, double unit,
                 struct quantities *out)
{
    out->hours.said = true;
    out->hours.min = mention->amount.min * unit;
    out->hours.max = mention->amount.max * unit;
    out->hours.quote = scan_quote(scan, mention->amount.first, mention->amount.end);
}

/* The plainest mention that is a person's; among equals one that is not the full-time
 * figure, then the first. */
static bool is_better(const struct mention *mention, const struct mention *best)
{
    if (best->plainness &&
        (mention->amount.min > USUAL_HOURS_MAX) != (best->amount.min > USUAL_HOURS_MAX))
        return best->amount.min > USUAL_HOURS_MAX;
    if (mention->plainness != best->plainness)
        return mention->plainness > best->plainness;
    return best->is_full_time && !mention->is_full_time;
}

/* The best of the mentions of each kind, and the full-time figure among them. */
struct found {
    struct mention hours, share;
    bool shares_differ; /* of several posts, or parts of one: then none is said */
    double full_time;
};

static void weigh(const struct mention *mention, struct found *found)
{
    if (mention->plainness == SHARE_OF_FULL_TIME) {
        if (!found->share.plainness)
            found->share = *mention;
        found->shares_differ |= mention->amount.min != found->share.amount.min ||
                                mention->amount.max != found->share.amount.max;
        return;
    }
    if (mention->is_full_time && isnan(found->full_time))
        found->full_time = mention->amount.max;
    if (is_better(mention, &found->hours))
        found->hours = *mention;
}

void hours_read(const struct scan *scan, struct quantities *out)
{
    struct found found = {.full_time = NAN};
    size_t past = 0;
    double unit;
    bool has_share;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct mention mention = {.plainness = NOT_HOURS};

        if (scan->figures[i] < past || !mention_at(scan, scan->figures[i], &mention))
            continue;
        weigh(&mention, &found);
        past = mention.amount.end;
    }
    out->pay.full_time_hours = found.full_time;
    unit = isnan(found.full_time) ? scan->grammar->full_time_hours : found.full_time;
    has_share = found.share.plainness && found.share.amount.min < 1;
    if (found.hours.plainness && !(has_share && found.hours.is_full_time))
        keep(scan, &found.hours, 1, out);
    else if (has_share && !found.shares_differ)
        keep(scan, &found.share, unit, out);
}
