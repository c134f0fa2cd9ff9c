/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_WISHES_H
#define TESTS_MATCH_WISHES_H

#include <jansson.h>

#include "tests/match/world.h"

/* Random profiles over every kind of wish. */
static inline json_t *draw_range(struct dice *dice, double least, unsigned steps, double step)
{
    json_t *range = json_object();
    double min = least + step * roll(dice, steps);
    unsigned which = roll(dice, 3);

    if (which != 1)
        json_object_set_new(range, "min", json_real(min));
    if (which != 0)
        json_object_set_new(range, "max", json_real(min + step * roll(dice, steps)));
    return range;
}

static inline json_t *draw_pay(struct dice *dice)
{
    static const char *const periods[] = {"hour", "day", "week", "month", "year"};
    static const double typical[] = {10, 80, 180, 900, 20000};
    unsigned which = roll(dice, 5);
    json_t *pay = draw_range(dice, typical[which], 10, typical[which] / 20);

    json_object_set_new(pay, "period", json_string(periods[which]));
    return pay;
}

static inline json_t *draw_time(struct dice *dice)
{
    return json_sprintf("%02u:%02u", roll(dice, 24), 15 * roll(dice, 4));
}

static inline json_t *draw_shift(struct dice *dice)
{
    json_t *shift = json_object();
    unsigned which = roll(dice, 3);

    if (which != 1)
        json_object_set_new(shift, "start", draw_time(dice));
    if (which != 0)
        json_object_set_new(shift, "end", draw_time(dice));
    if (json_equal(json_object_get(shift, "start"), json_object_get(shift, "end")))
        json_object_del(shift, "end");
    return shift;
}

static inline json_t *draw_names(struct dice *dice, const char *const *names, unsigned count)
{
    json_t *list = json_array();

    for (unsigned i = 0; i < count; i++)
        if (roll(dice, 2) || (i + 1 == count && !json_array_size(list)))
            json_array_append_new(list, json_string(names[i]));
    return list;
}

static inline json_t *draw_days(struct dice *dice)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    static const char *const parts[] = {"morning", "afternoon", "evening", "night"};
    json_t *pattern = json_object();
    unsigned which = 1 + roll(dice, 7);

    if (which & 1)
        json_object_set_new(pattern, "possible", draw_names(dice, days, 7));
    if (which & 2)
        json_object_set_new(pattern, "parts", draw_names(dice, parts, 4));
    if (which & 4)
        json_object_set_new(pattern, "max_in_a_row", json_integer(1 + roll(dice, 7)));
    return pattern;
}

static inline json_t *draw_sought(struct dice *dice)
{
    static const char *const codes[] = {"4110", "411", "52", "5", "0110"};
    json_t *list = json_array();

    do
        json_array_append_new(list, json_string(roll(dice, 2) ? codes[roll(dice, 5)]
                                                              : made_up[roll(dice, WORDS)]));
    while (roll(dice, 2));
    return list;
}

static inline json_t *draw_wish(struct dice *dice)
{
    switch (roll(dice, 16)) {
    case 0:
        return json_pack("{s:o}", "hours_per_week", draw_range(dice, 8, 12, 2));
    case 1:
        return json_pack("{s:o}", "days_per_week", draw_range(dice, 1, 7, 0.5));
    case 2:
        return json_pack("{s:i}", "max_lift_kg", (int)roll(dice, 20));
    case 3:
        return json_pack("{s:o}", "shift", draw_shift(dice));
    case 4:
        return json_pack("{s:o}", "days", draw_days(dice));
    case 5:
        return json_pack("{s:o}", "pay", draw_pay(dice));
    case 6:
        return json_pack("{s:{s:i}}", "travel", "max_km", (int)roll(dice, 40));
    case 7:
        return json_pack("{s:o}", "work", draw_sought(dice));
    case 8:
        return json_pack("{s:s}", "skills", "used");
    default:
        return json_pack("{s:s}", drawn_conditions[roll(dice, CONDITIONS)],
                         roll(dice, 2) ? "yes" : "no");
    }
}

static inline json_t *draw_list(struct dice *dice, unsigned most)
{
    json_t *list = json_array();

    for (unsigned i = roll(dice, most + 1); i > 0; i--)
        json_array_append_new(list, draw_wish(dice));
    return list;
}

static inline json_t *draw_profile(struct dice *dice)
{
    json_t *profile = json_pack(
        "{s:s, s:{s:f, s:f}, s:s, s:[s, s], s:o, s:o, s:o}", "id", "c-1", "home", "lat",
        50.90395, "lon", -1.40428, "order", roll(dice, 2) ? "ranked" : "equal", "skills",
        made_up[roll(dice, 3)], made_up[3 + roll(dice, 3)], "must", draw_list(dice, 3),
        "important", draw_list(dice, 4), "nice", draw_list(dice, 4));

    if (roll(dice, 2))
        json_object_set_new(profile, "has",
                            json_pack("{s:b, s:i}", "driving_licence", (int)roll(dice, 2),
                                      "level", (int)roll(dice, 7)));
    if (!roll(dice, 3) && json_object_get(profile, "has"))
        json_object_set_new(json_object_get(profile, "has"), "registers", json_array());
    if (!roll(dice, 3))
        json_object_set_new(
            profile, "avoid",
            json_pack("{s:[s], s:[s], s:[s]}", "employers", employers[roll(dice, 4)], "work",
                      roll(dice, 2) ? "4411" : made_up[0], "words", made_up[1]));
    return profile;
}

#endif
