/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weigh.h"

#include <string.h>

static const char *const names[GROUPS] = {"fits", "ask_first", "near_misses", "ruled_out"};

const char *group_name(enum group group)
{
    return names[group];
}

enum group group_named(const char *name)
{
    int group = 0;

    while (group < GROUPS && strcmp(names[group], name) != 0)
        group++;
    return (enum group)group;
}

/* Even the best figure from `low` to `high` is more than so many times off a limit. */
static bool is_far(int64_t low, int64_t high, struct limits limits, int64_t times)
{
    return (limits.max != NO_LIMIT && low > times * limits.max) ||
           (limits.min != NO_LIMIT && high * times < limits.min);
}

/* What is offered counts by its nearer end, or its further where it must lie inside. */
static bool offer_is_far(const struct plan *plan, struct offer offer, bool inside,
                         struct limits limits)
{
    int64_t low = offer.low == NO_LIMIT ? 0 : offer.low;
    int64_t high = offer.high == NO_LIMIT ? INT32_MAX : offer.high;

    if (inside) {
        low = offer.high == NO_LIMIT ? offer.low : offer.high;
        high = offer.low == NO_LIMIT ? offer.high : offer.low;
    }
    return is_far(low, high, limits, plan->talk.amount_times);
}

static bool pay_is_far(const struct plan *plan, const struct wish *must,
                       const struct sight *sight)
{
    struct pay_reading readings[2];
    size_t count = pay_readings(sight, must->pay.period, readings);

    for (size_t i = 0; i < count; i++)
        if (!is_far(readings[i].low, readings[i].high, must->pay.limits,
                    plan->talk.amount_times))
            return false;
    return count > 0;
}

bool is_beyond_talk(const struct plan *plan, const struct wish *must, const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    bool varies = row->yes & plan->known.variable_hours;

    switch (must->kind) {
    case WISH_HOURS:
        return offer_is_far(plan, hours_offered(sight), varies, must->limits);
    case WISH_DAYS_PER_WEEK:
        return offer_is_far(plan, days_offered(sight), varies, must->limits);
    case WISH_MAX_LIFT:
        return is_far(row->max_lift, row->max_lift, must->limits, plan->talk.amount_times);
    case WISH_PAY:
        return pay_is_far(plan, must, sight);
    case WISH_TRAVEL:
        return is_abroad(sight) || sight->near_m > plan->talk.travel_times * must->limits.max;
    case WISH_SHIFT:
        return shift_outside(row, must->shift) > plan->talk.clock_minutes;
    case WISH_DAYS:
        return must->days.in_a_row &&
               days_in_a_row(row) > plan->talk.amount_times * must->days.in_a_row &&
               grade_days(sight, (struct day_pattern){.in_a_row = must->days.in_a_row})
                       .possible < GRADE_MET;
    case WISH_CAN_APPLY:
        return lacks_register(row, &plan->profile->has);
    default:
        return false;
    }
}

/* Beyond talk is further off than anything within it; then the lower grade; then the first. */
struct worst {
    bool beyond;
    uint8_t possible;
};

static void note_broken(const struct plan *plan, size_t which, const struct sight *sight,
                        struct grade grade, struct verdict *out, struct worst *worst)
{
    struct worst this = {is_beyond_talk(plan, plan->wishes[which].wish, sight), grade.possible};

    if (!out->broken || this.beyond > worst->beyond ||
        (this.beyond == worst->beyond && this.possible < worst->possible)) {
        out->furthest = which;
        *worst = this;
    }
    out->broken++;
}

static void add_up(const struct plan *plan, const struct grade *grades, struct sums *sums)
{
    for (size_t i = 0; i < plan->ordering; i++) {
        enum tier tier = plan->wishes[i].wish->tier;
        int32_t weight = plan->wishes[i].weight;

        sums->sure[tier] += weight * grades[i].sure;
        sums->expected[tier] += weight * grades[i].expected;
        sums->possible[tier] += weight * grades[i].possible;
    }
}

enum group group_of(const struct verdict *verdict, bool is_beyond)
{
    if (verdict->avoided != AVOID_NOTHING || verdict->broken > 1 ||
        (verdict->broken && is_beyond))
        return GROUP_RULED_OUT;
    if (verdict->broken)
        return GROUP_NEAR_MISSES;
    return verdict->open ? GROUP_ASK_FIRST : GROUP_FITS;
}

void weigh(const struct plan *plan, const struct sight *sight, const uint8_t *expected,
           struct grade *grades, struct verdict *out)
{
    struct worst worst = {false, 0};

    *out = (struct verdict){.avoided = plan_avoids(plan, sight->row)};
    for (size_t i = 0; i < plan->ordering; i++) {
        enum outcome outcome;

        grades[i] = plan_grade(plan, i, sight, expected);
        outcome = outcome_of((struct interval){grades[i].sure, grades[i].possible});
        if (i >= plan->musts || outcome == OUTCOME_MET)
            continue;
        if (outcome == OUTCOME_UNKNOWN)
            out->open++;
        else
            note_broken(plan, i, sight, grades[i], out, &worst);
    }
    add_up(plan, grades, &out->sums);
    out->group = group_of(out, worst.beyond);
}
