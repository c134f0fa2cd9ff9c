/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grammar.h"

/* Nobody is asked for more, nor hired for less, in a week. */
#define HOURS_MAX 84
#define HOURS_MIN 1

/* "37.5 hours" with no week beside it is a week's work only within these. */
#define BARE_MIN 4
#define BARE_MAX 60

/* A line of no more tokens than this is about the post itself. */
#define SHORT_LINE 8

/* A figure above this is no time of day. */
#define CLOCK_MAX 24

/* More than this is a team's hours, or the law's limit, where another figure is given. */
#define USUAL_MAX 48

/* How plainly the words speak of hours a week. */
enum plainness { NOT_HOURS, SHARE_OF_FULL_TIME, BARE_HOURS, HOURS_OF_POST, HOURS_A_WEEK };

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

/* "Hours per week - 37.5", "Hours: 37.5", "working hours are 37.5". */
static enum plainness before_number(const struct scan *scan, size_t first)
{
    bool has_hours = false, has_week = false;

    for (size_t i = first; i > 0 && first - i < 6; i--) {
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

/* "37.5 hours" with nothing about a week behind: only where a post's hours are spoken of. */
static enum plainness of_bare_hours(const struct scan *scan, const struct amount *amount,
                                    size_t end)
{
    uint64_t near = scan_around(scan, amount->first, end, 6, 4);
    double most = isnan(amount->max) ? amount->min : amount->max;

    if (most < BARE_MIN || most > BARE_MAX || most == 24 || most == 48 ||
        is_clock_range(scan, amount))
        return NOT_HOURS;
    if (is_over_days(scan, amount, end) && most >= 8)
        return BARE_HOURS;
    if (scan_is(scan, end, CLASS(NOT_WEEK) | CLASS(YEAR) | PARTS_OF_DAY) ||
        scan_is(scan, end + 1, CLASS(YEAR) | CLASS(DAY) | PARTS_OF_DAY) ||
        scan_is(scan, end + 2, CLASS(YEAR) | CLASS(DAY)))
        return NOT_HOURS;
    if (before_number(scan, amount->first) != NOT_HOURS && most >= 8)
        return HOURS_OF_POST;
    if ((near & CLASS(FULL)) || (near & CLASS(FTE)) || (near & CLASS(PRO_RATA)))
        return BARE_HOURS;
    if (says_whose_time(scan, amount, end) && most >= 8)
        return BARE_HOURS;
    if (amount->first && scan_is_mark(scan, amount->first - 1, '(') && (near & CLASS(WEEK)) &&
        most >= 8)
        return BARE_HOURS; /* "2 days per week (15 hours)" */
    if (most != floor(most) && most >= 15 && most < 42)
        return BARE_HOURS; /* "22.5 hours": only a week's hours are told so exactly */
    return NOT_HOURS;
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
    week = past_week(scan, end);
    if (week) {
        amount->end = add_second_hours(scan, week, amount);
        return HOURS_A_WEEK;
    }
    amount->end = end;
    return of_bare_hours(scan, amount, end);
}

/* A share is the post's own on a line of its own or where the post is spoken of: "the
 * psychologist (0.6 WTE)" is a colleague, "0.5 WTE of support" is help. */
static bool is_own_share(const struct scan *scan, const struct amount *amount, size_t end)
{
    const struct tokens *tokens = scan->tokens;
    const struct span *span = &tokens->spans[tokens->all[amount->first].span];

    if (scan_is(scan, end, CLASS(LINK)) && tokens->all[end].span == tokens->all[end - 1].span)
        return false;
    return span->count <= SHORT_LINE || span->first == 0 ||
           (scan_around(scan, amount->first, end, 5, 3) & CLASS(WORKING_TIME));
}

/* "0.6 WTE" of a full-time week; not of a team. */
static enum plainness share_of_full_time(const struct scan *scan, struct amount *amount)
{
    size_t end = amount->end;

    if (!scan_is(scan, end, CLASS(FTE)) || !(amount->min > 0.05) || !(amount->max <= 1))
        return NOT_HOURS;
    if (amount->first > 1 && scan_is(scan, amount->first - 1, CLASS(LINK) | CLASS(OR)) &&
        !scan_is(scan, amount->first - 1, CLASS(PER)) &&
        !scan_is(scan, amount->first - 2, CLASS(WORKING_TIME)))
        return NOT_HOURS; /* "team of 0.4 WTE consultants", but "post of 0.4 WTE" */
    if (!is_own_share(scan, amount, end + 1))
        return NOT_HOURS;
    amount->end = end + 1;
    return SHARE_OF_FULL_TIME;
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

/* "Hours of work: 37.5", "Hours: 20" on a line: not a time of day. */
static enum plainness of_post(const struct scan *scan, const struct amount *amount)
{
    const struct tokens *tokens = scan->tokens;
    double most = isnan(amount->max) ? amount->min : amount->max;
    bool ends_line = amount->end >= tokens->count ||
                     tokens->all[amount->end].span != tokens->all[amount->first].span;

    if (most > BARE_MAX || most == CLOCK_MAX || most == USUAL_MAX)
        return NOT_HOURS;
    return most > CLOCK_MAX || (ends_line && amount->min == amount->max && most >= 13)
               ? HOURS_OF_POST
               : NOT_HOURS;
}

/* "Hours per week: 37.5", "Hours: 37.5 per week". */
static enum plainness between_words(const struct scan *scan, struct amount *amount)
{
    enum plainness before = before_number(scan, amount->first);
    size_t week = past_week(scan, amount->end);

    if (!before || goes_on(scan, amount->end) ||
        scan_is(scan, amount->end, CLASS(NOT_WEEK) | CLASS(DAY) | CLASS(HOUR) | CLASS(MINUTE)))
        return NOT_HOURS;
    if (week > amount->end + 1) { /* "4 weeks" are no hours */
        amount->end = week;
        return HOURS_A_WEEK;
    }
    return before == HOURS_A_WEEK ? HOURS_A_WEEK : of_post(scan, amount);
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

/* "FTE" beside the amount, but not "0.8 FTE", which is a share and no full-time week. */
static bool says_fte(const struct scan *scan, const struct amount *amount)
{
    const struct token *all = scan->tokens->all;
    size_t begin = amount->first > 4 ? amount->first - 4 : 0;

    for (size_t i = begin; i < amount->end + 4 && i < scan->tokens->count; i++)
        if (all[i].span == all[amount->first].span && scan_is(scan, i, CLASS(FTE)) &&
            !(i && scan_is_number(scan, i - 1) && all[i - 1].value < 1))
            return true;
    return false;
}

/* "full time 37.5 hours", "37.5 hours (full time)", "FTE 37.5 hours", "based on 37 hours". */
static bool says_full_time(const struct scan *scan, const struct amount *amount)
{
    uint64_t near = scan_around(scan, amount->first, amount->end, 4, 3);
    double most = isnan(amount->max) ? amount->min : amount->max;

    return most >= 30 && most <= 48 &&
           (says_fte(scan, amount) || ((near & CLASS(FULL)) && (near & CLASS(TIME))));
}

static bool mention_at(const struct scan *scan, size_t at, struct mention *out)
{
    enum plainness behind;
    bool has_unit;

    if (!scan_amount(scan, at, &out->amount) || is_other_figure(scan, &out->amount))
        return false;
    out->plainness = share_of_full_time(scan, &out->amount);
    if (out->plainness)
        return true;
    if (!is_possible(&out->amount))
        return false;
    has_unit = scan_is(scan, out->amount.end, CLASS(HOUR));
    behind = after_number(scan, &out->amount);
    if (!behind && !has_unit)
        behind = between_words(scan, &out->amount);
    out->plainness = behind;
    out->is_full_time = says_full_time(scan, &out->amount);
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
    if (best->plainness && (mention->amount.min > USUAL_MAX) != (best->amount.min > USUAL_MAX))
        return best->amount.min > USUAL_MAX;
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
