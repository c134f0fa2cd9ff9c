/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quantity_hours.h"

#include <math.h>

/* "37.5 hours" with no week beside it is a week's work only within these. */
#define BARE_MIN 4
#define BARE_MAX 60

/* A figure above this is no time of day. */
#define CLOCK_MAX 24

/* Fewer hours than this may be a day's. */
#define WHOLE_DAY 8

/* Whether token `at` may stand between "hours" and their number. */
static bool may_stand_between(const struct scan *scan, size_t at, size_t first)
{
    const struct tokens *tokens = scan->tokens;
    const struct token *token = &tokens->all[at];

    if (token->span != tokens->all[first].span &&
        token->span != tokens->spans[tokens->all[first].span].heading)
        return false;
    if (token->kind == TOKEN_MARK)
        return token->mark == ':' || token->mark == '-' || token->mark == '(';
    return scan_is(scan, at,
                   CLASS(HOUR) | CLASS(WEEK) | CLASS(PER) | CLASS(LINK) | CLASS(WORKING_TIME));
}

/* "37.5 hours per week for 12 months": the words are those of the number before them. */
static bool belongs_to_number(const struct scan *scan, size_t at, size_t first)
{
    const struct token *all = scan->tokens->all;

    return all[at].kind == TOKEN_NUMBER && all[at].span == all[first].span &&
           scan_is(scan, at + 1, CLASS(HOUR)) && !(at && scan_is(scan, at - 1, CLASS(CODE)));
}

enum plainness hours_before(const struct scan *scan, size_t first)
{
    bool has_hours = false, has_week = false;

    for (size_t i = first; i > 0 && first - i < 6; i--) {
        if (belongs_to_number(scan, i - 1, first))
            return NOT_HOURS;
        if (!may_stand_between(scan, i - 1, first))
            break;
        has_week |= scan_facts(scan, i - 1)->period == SUITED_WEEK; /* not "hours of work" */
        has_hours |= scan_is(scan, i - 1, CLASS(HOUR));
    }
    return !has_hours ? NOT_HOURS : has_week ? HOURS_A_WEEK : HOURS_OF_POST;
}

/* "part time", "full time" among the tokens beside the amount. */
static bool says_whose_time(const struct scan *scan, const struct amount *amount, size_t end)
{
    const struct token *all = scan->tokens->all;
    size_t begin = amount->first > 7 ? amount->first - 7 : 0;

    for (size_t i = begin + 1; i < end + 4 && i < scan->tokens->count; i++) {
        size_t before = i - 1 - (i > 1 && scan_is_mark(scan, i - 1, '-'));

        if (all[i].span == all[amount->first].span && scan_is(scan, i, CLASS(TIME)) &&
            scan_is(scan, before, CLASS(FULL) | CLASS(WORKING_TIME)))
            return true;
    }
    return false;
}

/* "30 hours in 5 days", "16 hours over 2 days": a week's, unless it is a course. */
static bool is_over_days(const struct scan *scan, const struct amount *amount, size_t end)
{
    double days = scan_is_number(scan, end + 1) ? scan->tokens->all[end + 1].value
                                                : scan_facts(scan, end + 1)->value;

    return scan_is(scan, end, CLASS(SPREAD) | CLASS(LINK)) && days >= 1 && days < 7 &&
           scan_is(scan, end + 2, CLASS(DAY)) &&
           !(scan_around(scan, amount->first, end + 3, 8, 4) & CLASS(ELSEWHERE));
}

/* "07.00 to 23.00 hours": both ends are written as times. */
static bool is_clock_range(const struct scan *scan, const struct amount *amount)
{
    struct clock start, end;
    size_t last = amount->end;

    while (last > amount->first && !scan_is_number(scan, last))
        last--;
    return amount->min < amount->max && scan_clock(scan, amount->first, &start) &&
           scan_clock(scan, last, &end) && start.is_exact && end.is_exact;
}

/* "37.5 hours per shift", "hours a day", "hours' notice", a day's or two days' hours. */
static bool is_not_a_week(const struct scan *scan, size_t end)
{
    return scan_is(scan, end, CLASS(NOT_WEEK) | CLASS(YEAR) | PARTS_OF_DAY) ||
           scan_is(scan, end + 1, CLASS(YEAR) | CLASS(DAY) | PARTS_OF_DAY) ||
           scan_is(scan, end + 2, CLASS(YEAR) | CLASS(DAY));
}

/* Whether words beside the amount speak of a post's time: "full time", "part-time", "pro
 * rata", "2 days per week (15 hours)". */
static bool speaks_of_post(const struct scan *scan, const struct amount *amount, size_t end,
                           double most)
{
    uint64_t near = scan_around(scan, amount->first, end, 6, 4);

    if (near & (CLASS(FULL) | CLASS(FTE) | CLASS(PRO_RATA)))
        return true;
    if (most < WHOLE_DAY)
        return false;
    return says_whose_time(scan, amount, end) ||
           (amount->first && scan_is_mark(scan, amount->first - 1, '(') &&
            (near & CLASS(WEEK)));
}

/* "22.5 hours": only a week's hours are told so exactly. */
static bool is_exact(double most)
{
    return most != floor(most) && most >= 15 && most < 42;
}

enum plainness hours_bare(const struct scan *scan, const struct amount *amount, size_t end)
{
    double most = isnan(amount->max) ? amount->min : amount->max;

    if (most < BARE_MIN || most > BARE_MAX || most == CLOCK_MAX || most == USUAL_HOURS_MAX ||
        is_clock_range(scan, amount))
        return NOT_HOURS;
    if (most >= WHOLE_DAY && is_over_days(scan, amount, end))
        return BARE_HOURS;
    if (is_not_a_week(scan, end))
        return NOT_HOURS;
    if (most >= WHOLE_DAY && hours_before(scan, amount->first) != NOT_HOURS)
        return HOURS_OF_POST;
    return speaks_of_post(scan, amount, end, most) || is_exact(most) ? BARE_HOURS : NOT_HOURS;
}

enum plainness hours_of_post(const struct scan *scan, const struct amount *amount)
{
    const struct tokens *tokens = scan->tokens;
    double most = isnan(amount->max) ? amount->min : amount->max;
    bool ends_line = amount->end >= tokens->count ||
                     tokens->all[amount->end].span != tokens->all[amount->first].span;

    if (most > BARE_MAX || most == CLOCK_MAX || most == USUAL_HOURS_MAX)
        return NOT_HOURS;
    return most > CLOCK_MAX || (ends_line && amount->min == amount->max && most >= 13)
               ? HOURS_OF_POST
               : NOT_HOURS;
}
