/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grade.h"

/* Hundredths of hours: below this a week is part time (reading/GUIDE: part_time). */
#define FULL_TIME 3500

/* Excess e is a fraction of half the limit: 4 at none, 3 − ⌊3e⌋ on the near side. */
static uint8_t grade_over(int64_t figure, int64_t max)
{
    int64_t excess = figure - max;

    if (max == NO_LIMIT || excess <= 0)
        return GRADE_MET;
    if (2 * excess >= max)
        return 0;
    return (uint8_t)(3 - 6 * excess / max);
}

/* The same below a minimum, where e is a fraction of a third of it. */
static uint8_t grade_under(int64_t figure, int64_t min)
{
    int64_t lack = min - figure;

    if (min == NO_LIMIT || lack <= 0)
        return GRADE_MET;
    if (3 * lack >= min)
        return 0;
    return (uint8_t)(3 - 9 * lack / min);
}

static uint8_t least(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

uint8_t grade_figure(int64_t figure, struct limits limits)
{
    return least(grade_over(figure, limits.max), grade_under(figure, limits.min));
}

struct interval grade_between(int64_t low, int64_t high, struct limits limits)
{
    uint8_t at_low = grade_figure(low, limits), at_high = grade_figure(high, limits);
    bool reaches = (limits.max == NO_LIMIT || low <= limits.max) && high >= limits.min;

    return (struct interval){least(at_low, at_high),
                             reaches ? GRADE_MET : (at_low > at_high ? at_low : at_high)};
}

static uint8_t grade_range(int64_t low, int64_t high, bool inside, struct limits limits)
{
    if (inside)
        return least(grade_under(low, limits.min), grade_over(high, limits.max));
    return least(grade_over(low, limits.max), grade_under(high, limits.min));
}

/*
 * An unknown end may lie anywhere from the known one outward, so the widest and the
 * narrowest range that it allows bound the grade. The known end is on offer: [35, ?)
 * meets a maximum of 37.5.
 */
struct interval grade_offer(struct offer offer, bool must_lie_inside, struct limits limits)
{
    int64_t low = offer.low, high = offer.high;
    uint8_t wide, narrow;

    if (low == NO_LIMIT && high == NO_LIMIT)
        return interval_unknown;
    wide = grade_range(low == NO_LIMIT ? 0 : low, high == NO_LIMIT ? INT32_MAX : high,
                       must_lie_inside, limits);
    narrow = grade_range(low == NO_LIMIT ? high : low, high == NO_LIMIT ? low : high,
                         must_lie_inside, limits);
    return interval_either(interval_certain(wide), interval_certain(narrow));
}

/* Full-time hours are printed, and fewer are offered in so many words. */
static bool may_be_fewer(const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    uint16_t full = FULL_TIME;

    if (row->full_time_hours != SUITED_UNSAID16 && row->full_time_hours < full)
        full = row->full_time_hours;
    return row->hours_min != SUITED_UNSAID16 && row->hours_min >= full &&
           (row->yes & (sight->known->reduced_hours | sight->known->part_time));
}

struct offer hours_offered(const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    struct offer offer = {NO_LIMIT, NO_LIMIT};

    if (row->hours_min != SUITED_UNSAID16)
        offer.low = row->hours_min;
    if (row->hours_max != SUITED_UNSAID16)
        offer.high = row->hours_max;
    if (may_be_fewer(sight)) {
        if (offer.high == NO_LIMIT)
            offer.high = offer.low;
        offer.low = NO_LIMIT;
    } else if (offer.low == NO_LIMIT && offer.high == NO_LIMIT) {
        if (row->yes & sight->known->part_time)
            offer.high = FULL_TIME - 1;
        else if (row->no & sight->known->part_time)
            offer.low = FULL_TIME;
    }
    return offer;
}

struct offer days_offered(const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    struct offer offer = {NO_LIMIT, NO_LIMIT};

    if (row->days_min != SUITED_UNSAID8)
        offer.low = row->days_min;
    if (row->days_max != SUITED_UNSAID8)
        offer.high = row->days_max;
    if (offer.low != NO_LIMIT && may_be_fewer(sight)) {
        if (offer.high == NO_LIMIT)
            offer.high = offer.low;
        offer.low = NO_LIMIT;
    }
    return offer;
}

static bool varies(const struct sight *sight)
{
    return sight->row->yes & sight->known->variable_hours;
}

struct interval grade_hours(const struct sight *sight, struct limits limits)
{
    return grade_offer(hours_offered(sight), varies(sight), limits);
}

struct interval grade_days_per_week(const struct sight *sight, struct limits limits)
{
    return grade_offer(days_offered(sight), varies(sight), limits);
}

struct interval grade_max_lift(const struct sight *sight, struct limits limits)
{
    if (sight->row->max_lift == SUITED_UNSAID16)
        return interval_unknown;
    return interval_certain(grade_figure(sight->row->max_lift, limits));
}
