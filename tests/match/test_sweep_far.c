/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "match/sweep_far.h"
#include "tests/match/world.h"

#define PAIRS 200000

static int32_t drawn(struct dice *dice, int32_t most)
{
    return (int32_t)roll(dice, (unsigned)(2 * most + 1)) - most;
}

/* Anywhere on earth, and near home; never too much, and near home all but all of it. */
static void the_bound_is_never_more_than_the_distance_and_close_to_it(void **state)
{
    struct dice dice = {11};

    (void)state;
    for (int i = 0; i < PAIRS; i++) {
        bool is_near = i % 2;
        struct home home = {.given = true};
        struct suited_point place;
        struct far_bound bound;
        double km, least;

        home.place.point = (struct suited_point){drawn(&dice, is_near ? 6000000 : 9000000),
                                                 drawn(&dice, 18000000), 0};
        place = (struct suited_point){drawn(&dice, 9000000), drawn(&dice, 18000000), 0};
        if (is_near) {
            place.lat = home.place.point.lat + drawn(&dice, 300000);
            place.lon = home.place.point.lon + drawn(&dice, 300000);
        }
        far_begin(&bound, &home);
        km = suited_distance_km(&home.place.point, &place);
        least = far_at_least(&bound, place.lat, place.lon);
        if (least > km || (is_near && least < 0.9 * km - 1))
            fail_msg("%g km is said to be at least %g km", km, least);
    }
}

static int32_t within(struct dice *dice, int32_t least, int32_t most)
{
    return least + (int32_t)roll(dice, (unsigned)(most - least) + 1);
}

static void no_place_within_bounds_is_nearer_than_the_bound(void **state)
{
    struct dice dice = {12};

    (void)state;
    for (int i = 0; i < PAIRS; i++) {
        struct home home = {.given = true};
        int32_t lat = drawn(&dice, 8900000), lon = drawn(&dice, 17000000);
        struct block_bounds bounds = {lat, lat + (int32_t)roll(&dice, 100000), lon,
                                      lon + (int32_t)roll(&dice, 900000)};
        struct suited_point place = {within(&dice, bounds.lat_least, bounds.lat_most),
                                     within(&dice, bounds.lon_least, bounds.lon_most), 0};
        struct far_bound bound;
        double km, least;

        home.place.point =
            (struct suited_point){drawn(&dice, 9000000), drawn(&dice, 18000000), 0};
        far_begin(&bound, &home);
        km = suited_distance_km(&home.place.point, &place);
        least = far_bounds_at_least(&bound, &bounds);
        if (least > km)
            fail_msg("%g km is said to be at least %g km", km, least);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bound_is_never_more_than_the_distance_and_close_to_it),
        cmocka_unit_test(no_place_within_bounds_is_nearer_than_the_bound),
    };

    return cmocka_run_group_tests_name("far", tests, NULL, NULL);
}
