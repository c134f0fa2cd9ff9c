/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"

#define DAY_MINUTES (24 * 60)
#define HALF_DAY    (12 * 60)

/* A pair of times nearer or further apart than this is a break, a lesson or a service's day. */
#define SHIFT_LEAST (2 * 60)
#define SHIFT_MOST  (16 * 60)

/* Where neither is said, hardly a shift starts before this in the morning and ends by noon. */
#define EARLIEST (6 * 60)

/* Where an evening is spoken of, hours that start from here on are after noon. */
#define EVENING_EARLIEST (4 * 60)

/* Where the half of the day is not said, a shift is not meant to be longer than this. */
#define SHIFT_COMMON (13 * 60)

/* Minutes from `start` to the next `end`. */
static int span_of(int start, int end)
{
    return (end - start + DAY_MINUTES) % DAY_MINUTES;
}

static bool is_shift_long(int minutes)
{
    return minutes >= SHIFT_LEAST && minutes <= SHIFT_MOST;
}

/* Past the sign between two times, or `at` where they stand side by side with their halves
 * said. */
static size_t past_clock_sign(const struct scan *scan, size_t at, bool has_half)
{
    if (scan_is_mark(scan, at, '-') || scan_is_mark(scan, at, '?') ||
        scan_is_mark(scan, at, '/'))
        return at + 1 + scan_is_mark(scan, at + 1, '-');
    if (scan_is(scan, at, CLASS(THROUGH)))
        return at + 1;
    if (scan_is(scan, at, CLASS(OR)) && (scan_around(scan, at, at, 8, 0) & CLASS(BETWEEN)))
        return at + 1;
    return has_half ? at : 0;
}

/*
 * Which halves of the day are meant where they are not said: "9-5.30" ends in the afternoon,
 * "7 to 9pm" begins in it, "9-5" is the common day.
 */
static void settle_halves(struct clock *start, struct clock *end)
{
    bool is_afternoon;

    if (!start->has_half && !start->has_nought && end->has_half && start->minutes < HALF_DAY &&
        span_of(start->minutes, end->minutes) > SHIFT_COMMON)
        start->minutes += HALF_DAY;
    if (end->has_half || end->minutes > HALF_DAY || end->minutes % HALF_DAY == 0)
        return;
    if (start->minutes <= HALF_DAY)
        is_afternoon = end->minutes <= start->minutes;
    else
        is_afternoon =
            start->has_half && end->minutes + HALF_DAY > start->minutes + SHIFT_LEAST;
    end->minutes += is_afternoon ? HALF_DAY : 0;
}

/* "3:00-5:30", "2-10": written without halves or noughts, such hours are after noon. */
static void settle_afternoon(struct clock *start, struct clock *end)
{
    if (start->has_half || end->has_half || start->has_nought || start->minutes >= EARLIEST ||
        end->minutes > HALF_DAY || end->minutes <= start->minutes)
        return;
    start->minutes += HALF_DAY;
    end->minutes += HALF_DAY;
}

/* "(Evenings) Mon-Fri 6-8": written without halves or noughts, the hours are the evening's. */
static void settle_evening(const struct scan *scan, size_t first, struct clock *start,
                           struct clock *end)
{
    uint64_t near = scan_around(scan, first, end->end, 6, 1);

    if (!(near & CLASS(EVENING)) || (near & CLASS(MORNING)) || start->has_half ||
        end->has_half || start->has_nought || start->minutes < EVENING_EARLIEST ||
        end->minutes >= HALF_DAY || end->minutes <= start->minutes)
        return;
    start->minutes += HALF_DAY;
    end->minutes += HALF_DAY;
}

/* Bare figures are times only beside days of the week; with minutes, where work is spoken of.
 */
static bool are_times(const struct scan *scan, size_t first, const struct clock *start,
                      const struct clock *end)
{
    uint64_t near = scan_around(scan, first, end->end, 16, 8);
    bool is_money =
        first && (scan_is_mark(scan, first - 1, 'L') || scan_is_mark(scan, first - 1, '$'));

    if (is_money || scan_is(scan, end->end, CLASS(THOUSAND) | CLASS(LOAD)))
        return false;
    if (start->has_half || end->has_half)
        return true;
    if (scan_is_mark(scan, first + 1, '/') && !(start->is_exact && end->is_exact))
        return false; /* a date */
    if (start->is_exact && end->is_exact)
        return near & (CLASS(WORKING_TIME) | CLASS(WEEKDAY) | CLASS(SHIFT) | CLASS(BETWEEN));
    if (start->minutes < 5 * 60 || scan_is(scan, end->end, CLASS(PERIOD)))
        return false;
    return (scan_around(scan, first, end->end, 6, 4) & CLASS(WEEKDAY)) ||
           (start->minutes > end->minutes &&
            (scan_around(scan, first, first, 3, 0) & CLASS(HOUR))); /* "hours are 9-5" */
}

/* The employer's opening hours, interview times, a date's, a percentage on top. */
static bool is_elsewhere(const struct scan *scan, size_t first, size_t end)
{
    for (size_t i = end; i < end + 5; i++)
        if (scan_is_mark(scan, i, '%'))
            return true;
    return (scan_around(scan, first, end, 9, 2) & CLASS(OPENING)) ||
           (scan_around(scan, first, end, 5, 0) & CLASS(MONTH_NAME));
}

/* The second half of "5:00". */
static bool is_minutes(const struct scan *scan, size_t at)
{
    return at > 1 && scan_is_mark(scan, at - 1, ':') && scan_is_number(scan, at - 2) &&
           scan_is_glued(scan, at) && scan_is_glued(scan, at - 1);
}

static bool range_at(const struct scan *scan, size_t at, struct clock *start, struct clock *end)
{
    size_t second;

    if (is_minutes(scan, at) || !scan_clock(scan, at, start))
        return false;
    second = past_clock_sign(scan, start->end, start->has_half);
    if (!second || !scan_clock(scan, second, end))
        return false;
    if (second == start->end && !end->has_half)
        return false;
    if (!are_times(scan, at, start, end))
        return false;
    settle_evening(scan, at, start, end);
    settle_halves(start, end);
    settle_afternoon(start, end);
    return is_shift_long(span_of(start->minutes, end->minutes)) &&
           !is_elsewhere(scan, at, end->end);
}

/* Whether the hours from `start` to `end` all lie within those of `a`. */
static bool lies_within(const struct quantities *a, int start, int end)
{
    int length = span_of(a->shift.start, a->shift.end);
    int from = span_of(a->shift.start, start);

    return from + span_of(start, end) <= length;
}

static bool covers(const struct quantities *a, int start, int end)
{
    return span_of(start, a->shift.start) + span_of(a->shift.start, a->shift.end) <=
           span_of(start, end);
}

/* Earlies beside lates are no one pattern: then no shift is said. */
void shift_read(const struct scan *scan, struct quantities *out)
{
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        size_t first = scan->figures[i];
        struct clock start, end;

        if (first < past || !range_at(scan, first, &start, &end))
            continue;
        past = end.end;
        if (!out->shift.said || covers(out, start.minutes, end.minutes)) {
            out->shift.said = true;
            out->shift.start = (uint16_t)start.minutes;
            out->shift.end = (uint16_t)(end.minutes % DAY_MINUTES);
            out->shift.quote = scan_quote(scan, first, end.end);
        } else if (!lies_within(out, start.minutes, end.minutes)) {
            out->shift.said = false;
            return;
        }
    }
}
