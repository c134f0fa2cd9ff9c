/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <stdbool.h>

#include "support.h"

static const char *const tiers[] = {"must", "important", "nice"};

static long figure(const json_t *vacancy, int tier, const char *which)
{
    const json_t *sums = json_object_get(json_object_get(vacancy, "tiers"), tiers[tier]);

    return (long)json_integer_value(json_object_get(sums, which));
}

void check_tiers(const json_t *above, const json_t *below)
{
    for (int tier = 0; tier < 3; tier++) {
        long a = figure(above, tier, "expected"), b = figure(below, tier, "expected");

        assert_true(a >= b);
        if (a > b)
            return;
    }
}

static int expected_of(const json_t *vacancy, size_t which)
{
    const json_t *wish = json_array_get(json_object_get(vacancy, "wishes"), which);

    return (int)json_integer_value(json_object_get(json_object_get(wish, "grade"), "expected"));
}

void check_dominance(const json_t *above, const json_t *below)
{
    bool below_never_worse = true, better_on_one = false;

    for (size_t i = 0; i < json_array_size(json_object_get(above, "wishes")); i++) {
        below_never_worse = below_never_worse && expected_of(below, i) >= expected_of(above, i);
        better_on_one = better_on_one || expected_of(below, i) > expected_of(above, i);
    }
    assert_false(below_never_worse && better_on_one);
}

void check_ties(const json_t *above, const json_t *below)
{
    int days;

    for (int tier = 0; tier < 3; tier++)
        if (figure(above, tier, "expected") != figure(below, tier, "expected") ||
            figure(above, tier, "sure") != figure(below, tier, "sure"))
            return;
    days = strcmp(json_string_value(json_object_get(above, "posted")),
                  json_string_value(json_object_get(below, "posted")));
    assert_true(days >= 0);
    if (!days)
        assert_true(json_integer_value(json_object_get(above, "vacancy")) <
                    json_integer_value(json_object_get(below, "vacancy")));
}

void check_strict(const json_t *above, const json_t *below)
{
    for (int tier = 0; tier < 3; tier++) {
        long a = figure(above, tier, "sure"), b = figure(below, tier, "sure");

        assert_true(a >= b);
        if (a > b)
            return;
    }
}

void check_hopeful(const json_t *above, const json_t *below)
{
    for (int tier = 0; tier < 3; tier++) {
        long a = figure(above, tier, "possible"), b = figure(below, tier, "possible");

        assert_true(a >= b);
        if (a > b)
            return;
    }
}
