/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "profile.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* What an amount may be, and how many of the row's units make one. */
struct measure {
    const char *unit;
    double largest;
    double scale;
};

static const struct measure hours = {"hours", 168, 100};
static const struct measure days_a_week = {"days", 7, 4};
static const struct measure kilograms = {"kg", 500, 10};
static const struct measure kilometres = {"km", 20000, 1000};
static const struct measure pounds = {"pounds", 10e6, 100};

static enum suited_status parse_number(const struct spot *spot, const json_t *value,
                                       const struct measure *measure, const char *name,
                                       int64_t *out)
{
    double number = json_number_value(value);

    if (!json_is_number(value))
        return refuse(spot, "%s must be a number of %s, without quotes", name, measure->unit);
    if (!(number >= 0 && number <= measure->largest))
        return refuse(spot, "%s is %g, but must be 0 to %g %s", name, number, measure->largest,
                      measure->unit);
    *out = llround(number * measure->scale);
    return SUITED_OK;
}

/* "min" and "max" of `value`, at least one of them, and no minimum above the maximum. */
static enum suited_status parse_limits(const struct spot *spot, const json_t *value,
                                       const struct measure *measure, struct limits *out)
{
    const json_t *min = json_object_get(value, "min"), *max = json_object_get(value, "max");
    enum suited_status status = SUITED_OK;

    *out = (struct limits){NO_LIMIT, NO_LIMIT};
    if (!min && !max)
        return refuse(spot, "it needs \"min\", \"max\" or both");
    if (min)
        status = parse_number(spot, min, measure, "min", &out->min);
    if (!status && max)
        status = parse_number(spot, max, measure, "max", &out->max);
    if (!status && min && max && out->min > out->max)
        status = refuse(spot, "min %g is above max %g (swap them)", json_number_value(min),
                        json_number_value(max));
    return status;
}

enum suited_status parse_amount(const struct spot *spot, const json_t *value, struct wish *wish)
{
    static const char *const keys[] = {"min", "max"};
    enum suited_status status;

    if (wish->kind == WISH_MAX_LIFT) {
        wish->limits.min = NO_LIMIT;
        return parse_number(spot, value, &kilograms, "it", &wish->limits.max);
    }
    status = check_keys(spot, value, keys, COUNT(keys));
    if (status)
        return status;
    return parse_limits(spot, value, wish->kind == WISH_HOURS ? &hours : &days_a_week,
                        &wish->limits);
}

enum suited_status parse_travel(const struct spot *spot, const json_t *value, struct wish *wish)
{
    static const char *const keys[] = {"max_km"};
    enum suited_status status = check_keys(spot, value, keys, COUNT(keys));

    if (status)
        return status;
    if (!spot->profile->home.given)
        return refuse(spot, "there is no home to measure from (add \"home\": {\"place\": …})");
    wish->limits.min = NO_LIMIT;
    return parse_number(spot, json_object_get(value, "max_km"), &kilometres, "max_km",
                        &wish->limits.max);
}

enum suited_status parse_pay(const struct spot *spot, const json_t *value, struct wish *wish)
{
    static const char *const keys[] = {"min", "max", "period"};
    static const char *const periods[] = {"hour", "day", "week", "month", "year"};
    enum suited_status status = check_keys(spot, value, keys, COUNT(keys));
    const char *period = json_string_value(json_object_get(value, "period"));

    if (status)
        return status;
    if (!period)
        return refuse(spot, "it needs a \"period\": hour, day, week, month or year");
    wish->pay.period = period_named(period);
    if (!wish->pay.period)
        return refuse_name(spot, "period", period, periods, COUNT(periods));
    return parse_limits(spot, value, &pounds, &wish->pay.limits);
}

/* HH:MM, 00:00 to 24:00. */
static enum suited_status parse_time(const struct spot *spot, const json_t *value,
                                     const char *name, int32_t *out)
{
    const char *text = json_string_value(value);
    unsigned hour, minute;
    char rest;

    *out = NO_LIMIT;
    if (!value)
        return SUITED_OK;
    if (!text || strlen(text) != 5 || strspn(text, "0123456789:") != 5 ||
        sscanf(text, "%2u:%2u%c", &hour, &minute, &rest) != 2 || minute > 59 ||
        hour * 60 + minute > 24 * 60)
        return refuse(spot, "%s must be a time as \"09:30\"", name);
    *out = (int32_t)(hour * 60 + minute);
    return SUITED_OK;
}

enum suited_status parse_clock(const struct spot *spot, const json_t *value, struct wish *wish)
{
    static const char *const keys[] = {"start", "end"};
    enum suited_status status = check_keys(spot, value, keys, COUNT(keys));

    if (!status && !json_object_size(value))
        status = refuse(spot, "it needs \"start\", \"end\" or both");
    if (!status)
        status = parse_time(spot, json_object_get(value, "start"), "start", &wish->shift.start);
    if (!status)
        status = parse_time(spot, json_object_get(value, "end"), "end", &wish->shift.end);
    if (!status && wish->shift.start == wish->shift.end)
        status = refuse(spot, "start and end are the same time, which leaves no hours between");
    return status;
}

/* The names in `list` as bits of their places in `names`; an absent list is 0. */
static enum suited_status parse_bits(const struct spot *spot, const json_t *list,
                                     const char *what, const char *const *names, size_t count,
                                     uint8_t *out)
{
    size_t i, k;
    json_t *item;

    *out = 0;
    if (!list)
        return SUITED_OK;
    if (!json_array_size(list))
        return refuse(spot, "a list of names is needed for the %ss, as [\"%s\"]", what,
                      names[0]);
    json_array_foreach(list, i, item) {
        const char *name = json_is_string(item) ? json_string_value(item) : "";

        for (k = 0; k < count && strcmp(names[k], name) != 0; k++)
            ;
        if (k == count)
            return refuse_name(spot, what, name, names, count);
        *out |= (uint8_t)(1u << k);
    }
    return SUITED_OK;
}

enum suited_status parse_days(const struct spot *spot, const json_t *value, struct wish *wish)
{
    static const char *const keys[] = {"possible", "parts", "max_in_a_row"};
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    static const char *const parts[] = {"morning", "afternoon", "evening", "night"};
    const json_t *row = json_object_get(value, "max_in_a_row");
    enum suited_status status = check_keys(spot, value, keys, COUNT(keys));

    if (!status && !json_object_size(value))
        status = refuse(spot, "it needs \"possible\", \"parts\" or \"max_in_a_row\"");
    if (!status)
        status = parse_bits(spot, json_object_get(value, "possible"), "day", days, COUNT(days),
                            &wish->days.possible);
    if (!status)
        status = parse_bits(spot, json_object_get(value, "parts"), "part of the day", parts,
                            COUNT(parts), &wish->days.parts);
    if (status || !row)
        return status;
    if (!json_is_integer(row) || json_integer_value(row) < 1 || json_integer_value(row) > 7)
        return refuse(spot, "max_in_a_row must be a whole number of days, 1 to 7");
    wish->days.in_a_row = (uint8_t)json_integer_value(row);
    return SUITED_OK;
}
