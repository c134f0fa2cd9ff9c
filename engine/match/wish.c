/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish.h"

#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {
    [WISH_CONDITION] = NULL,
    [WISH_HOURS] = "hours_per_week",
    [WISH_DAYS_PER_WEEK] = "days_per_week",
    [WISH_MAX_LIFT] = "max_lift_kg",
    [WISH_SHIFT] = "shift",
    [WISH_DAYS] = "days",
    [WISH_PAY] = "pay",
    [WISH_TRAVEL] = "travel",
    [WISH_WORK] = "work",
    [WISH_SKILLS] = "skills",
    [WISH_ABOUT] = "about",
    [WISH_CAN_APPLY] = "can_apply",
};

static const char *const tiers[] = {
    [TIER_MUST] = "must",
    [TIER_IMPORTANT] = "important",
    [TIER_NICE] = "nice",
    [TIER_BAD_DAY] = "bad_day",
};

static const char *const periods[] = {
    [SUITED_PERIOD_NONE] = "", [SUITED_HOUR] = "hour",   [SUITED_DAY] = "day",
    [SUITED_WEEK] = "week",    [SUITED_MONTH] = "month", [SUITED_YEAR] = "year",
};

const char *wish_key(enum wish_kind kind)
{
    return keys[kind];
}

const char *tier_name(enum tier tier)
{
    return tiers[tier];
}

const char *period_name(enum suited_period period)
{
    return periods[period];
}

enum suited_period period_named(const char *name)
{
    for (int i = SUITED_HOUR; i <= SUITED_YEAR; i++)
        if (!strcmp(periods[i], name))
            return (enum suited_period)i;
    return SUITED_PERIOD_NONE;
}

void sought_list_release(struct sought_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->all[i].skill_count; k++)
            free(list->all[i].skills[k]);
    free(list->all);
    *list = (struct sought_list){0};
}

void wish_release(struct wish *wish)
{
    if (wish->kind == WISH_WORK)
        sought_list_release(&wish->work);
    json_decref(wish->json);
    *wish = (struct wish){0};
}
