/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grammar.h"

/* Nobody is asked for more, nor hired for less, in a week. */
#define HOURS_MAX 84
#define HOURS_MIN 1

/* "37.5 hours" with no week beside it is a week's work only within these. */
#define BARE_MIN 4
#define BARE_MAX 60

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
        has_week |= scan_is(scan, i - 1, CLASS(WEEK));
        has_hours |= scan_is(scan, i - 1, CLASS(HOUR));
    }
    return !has_hours ? NOT_HOURS : has_week ? HOURS_A_WEEK : HOURS_OF_POST;
}

/* "37.5 hours" with nothing about a week behind: only where a post's hours are spoken of. */
static enum plainness of_bare_hours(const struct scan *scan, const struct amount *amount,
                                    size_t end)
{
    uint64_t near = scan_around(scan, amount->first, end, 6, 4);
    double most = isnan(amount->max) ? amount->min : amount->max;

    if (most < BARE_MIN || most > BARE_MAX || most == 24 || most == 48)
        return NOT_HOURS;
    if (scan_is(scan, end, CLASS(NOT_WEEK) | CLASS(YEAR) | CLASS(PART_DAY)) ||
        scan_is(scan, end + 1, CLASS(YEAR) | CLASS(DAY) | CLASS(PART_DAY)) ||
        scan_is(scan, end + 2, CLASS(YEAR) | CLASS(DAY)))
        return NOT_HOURS;
    if (before_number(scan, amount->first) != NOT_HOURS && most >= 8)
        return HOURS_OF_POST;
    if ((near & CLASS(FULL)) || (near & CLASS(FTE)) || (near & CLASS(PRO_RATA)))
        return BARE_HOURS;
    if ((near & CLASS(TIME)) && (near & CLASS(WORKING_TIME)) && most >= 8)
        return BARE_HOURS;
    if (amount->first && scan_is_mark(scan, amount->first - 1, '(') && (near & CLASS(WEEK)) &&
        most >= 8)
        return BARE_HOURS; /* "2 days per week (15 hours)" */
    if (most != floor(most) && most >= 15 && most < 42)
        return BARE_HOURS; /* "22.5 hours": only a week's hours are told so exactly */
    return NOT_HOURS;
}

/* What stands behind the number: a unit, and a week or what rules one out. */
static enum plainness after_number(const struct scan *scan, struct amount *amount)
{
    size_t end = amount->end, week;

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
        amount->end = week;
        return HOURS_A_WEEK;
    }
    amount->end = end;
    return of_bare_hours(scan, amount, end);
}

/* "0.6 WTE" of a full-time week; not of a team, and only below one. */
static enum plainness share_of_full_time(const struct scan *scan, struct amount *amount)
{
    size_t end = amount->end;

    if (!scan_is(scan, end, CLASS(FTE)) || !(amount->max > 0.05) || !(amount->max < 1))
        return NOT_HOURS;
    if (amount->first && scan_is(scan, amount->first - 1, CLASS(LINK) | CLASS(OR)) &&
        !scan_is(scan, amount->first - 1, CLASS(PER)))
        return NOT_HOURS; /* "of 0.4 WTE consultants" */
    amount->end = end + 1;
    return SHARE_OF_FULL_TIME;
}

/* "Hours per week: 37.5", "Hours: 37.5 per week". */
static enum plainness between_words(const struct scan *scan, struct amount *amount)
{
    enum plainness before = before_number(scan, amount->first);
    size_t week = past_week(scan, amount->end);

    if (!before || scan_is(scan, amount->end, CLASS(NOT_WEEK) | CLASS(DAY) | CLASS(HOUR)))
        return NOT_HOURS;
    if (week > amount->end + 1) { /* "4 weeks" are no hours */
        amount->end = week;
        return HOURS_A_WEEK;
    }
    return before == HOURS_A_WEEK ? HOURS_A_WEEK : NOT_HOURS;
}

static bool is_possible(const struct amount *amount)
{
    double least = isnan(amount->min) ? amount->max : amount->min;
    double most = isnan(amount->max) ? amount->min : amount->max;

    return least >= HOURS_MIN && most <= HOURS_MAX && !amount->huge && !*amount->currency;
}

/* "full time 37.5 hours", "37.5 hours (full time)", "FTE 37.5 hours", "based on 37 hours". */
static bool says_full_time(const struct scan *scan, const struct amount *amount)
{
    uint64_t near = scan_around(scan, amount->first, amount->end, 4, 3);
    double most = isnan(amount->max) ? amount->min : amount->max;

    return most >= 30 && most <= 48 &&
           ((near & CLASS(FTE)) || ((near & CLASS(FULL)) && (near & CLASS(TIME))));
}

static bool mention_at(const struct scan *scan, size_t at, struct mention *out)
{
    enum plainness behind;

    if (!scan_amount(scan, at, &out->amount))
        return false;
    out->plainness = share_of_full_time(scan, &out->amount);
    if (out->plainness)
        return true;
    if (!is_possible(&out->amount))
        return false;
    behind = after_number(scan, &out->amount);
    if (!behind)
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

/* The plainest mention; among equals one that is not the full-time figure, then the first. */
static bool is_better(const struct mention *mention, const struct mention *best)
{
    if (mention->plainness != best->plainness)
        return mention->plainness > best->plainness;
    return best->is_full_time && !mention->is_full_time;
}

/* The best of the mentions of each kind, and the full-time figure among them. */
struct found {
    struct mention hours, share;
    double full_time;
};

static void weigh(const struct mention *mention, struct found *found)
{
    if (mention->plainness == SHARE_OF_FULL_TIME) {
        if (!found->share.plainness)
            found->share = *mention;
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

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct mention mention = {.plainness = NOT_HOURS};

        if (scan->figures[i] < past || !mention_at(scan, scan->figures[i], &mention))
            continue;
        weigh(&mention, &found);
        past = mention.amount.end;
    }
    out->pay.full_time_hours = found.full_time;
    unit = isnan(found.full_time) ? scan->grammar->full_time_hours : found.full_time;
    if (found.hours.plainness && !(found.share.plainness && found.hours.is_full_time))
        keep(scan, &found.hours, 1, out);
    else if (found.share.plainness)
        keep(scan, &found.share, unit, out);
}
