/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quantity_hours.h"

#include <math.h>

/* A line of no more tokens than this is about the post itself. */
#define SHORT_LINE 8

/* A share is the post's own on a line of its own or where the post is spoken of: "the
 * psychologist (0.6 WTE)" is a colleague, "0.5 WTE of support" is help. */
static bool is_own_share(const struct scan *scan, const struct amount *amount, size_t end)
{
    const struct tokens *tokens = scan->tokens;
    const struct span *span = &tokens->spans[tokens->all[amount->first].span];

    if (amount->first > 1 && scan_is_mark(scan, amount->first - 1, '(') &&
        scan_is(scan, amount->first - 2, CLASS(DAY)))
        return false; /* "two days (0.4 WTE) in our clinic": a part of the post */
    if (scan_is(scan, end, CLASS(LINK)) && tokens->all[end].span == tokens->all[end - 1].span)
        return false;
    return span->count <= SHORT_LINE || span->first == 0 ||
           (scan_around(scan, amount->first, end, 5, 3) & CLASS(WORKING_TIME));
}

enum plainness hours_share(const struct scan *scan, struct amount *amount)
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

bool hours_are_full_time(const struct scan *scan, const struct amount *amount)
{
    uint64_t near = scan_around(scan, amount->first, amount->end, 4, 3);
    double most = isnan(amount->max) ? amount->min : amount->max;

    return most >= 30 && most <= 48 &&
           (says_fte(scan, amount) || ((near & CLASS(FULL)) && (near & CLASS(TIME))));
}
