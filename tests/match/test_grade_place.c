/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/rows.h"

#define GB ('G' << 8 | 'B')
#define FR ('F' << 8 | 'R')

static const struct home southampton = {
    .given = true,
    .place = {.name = "Southampton", .country = "GB", .point = {5090395, -140428, 10}},
};

/* Eastleigh is 7.6 km off, Winchester 18.5 km. */
static const struct suited_point eastleigh = {5096667, -135000, 3};
static const struct suited_point winchester = {5106510, -131870, 3};

static struct interval graded(const struct suited_row *row, int64_t km)
{
    struct sight sight = sight_of(row);

    sight.home = &southampton;
    see(&sight, row, true);
    return grade_travel(&sight, (struct limits){NO_LIMIT, km * 1000});
}

static void distance_is_an_interval_and_straddling_a_limit_is_unknown(void **state)
{
    struct suited_row row = blank_row();

    (void)state;
    assert_interval(graded(&row, 8), 0, 4);
    row.place_count = 1;
    row.places[0] = winchester;
    assert_interval(graded(&row, 30), 4, 4);
    assert_interval(graded(&row, 19), 3, 4);
    assert_interval(graded(&row, 14), 0, 3);
    assert_interval(graded(&row, 8), 0, 0);
}

static void the_nearest_of_several_places_counts(void **state)
{
    struct suited_row row = blank_row();

    (void)state;
    row.place_count = 2;
    row.places[0] = winchester;
    row.places[1] = eastleigh;
    assert_interval(graded(&row, 12), 4, 4);
}

static void work_from_home_is_no_travel_unless_it_travels_or_is_for_a_time(void **state)
{
    struct suited_row row = blank_row();

    (void)state;
    row.place_count = 1;
    row.places[0] = winchester;
    row.yes = REMOTE;
    row.country_count = 1;
    row.countries[0] = GB;
    assert_interval(graded(&row, 5), 4, 4);
    row.flags = SUITED_HOME_TEMPORARY;
    assert_interval(graded(&row, 5), 0, 0);
    row.flags = 0;
    row.yes = REMOTE | TRAVELS;
    assert_interval(graded(&row, 5), 0, 0);
}

static void another_country_is_not_met_and_a_remote_job_without_one_is_unknown(void **state)
{
    struct suited_row row = blank_row();

    (void)state;
    row.yes = REMOTE;
    assert_interval(graded(&row, 5), 0, 4);
    row.country_count = 1;
    row.countries[0] = FR;
    assert_interval(graded(&row, 5), 0, 0);
    row.countries[row.country_count++] = GB;
    assert_interval(graded(&row, 5), 4, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_is_an_interval_and_straddling_a_limit_is_unknown),
        cmocka_unit_test(the_nearest_of_several_places_counts),
        cmocka_unit_test(work_from_home_is_no_travel_unless_it_travels_or_is_for_a_time),
        cmocka_unit_test(another_country_is_not_met_and_a_remote_job_without_one_is_unknown),
    };

    return cmocka_run_group_tests_name("grade_place", tests, NULL, NULL);
}
