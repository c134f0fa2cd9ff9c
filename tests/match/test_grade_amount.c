/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/rows.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void a_figure_past_a_limit_loses_quarters_with_its_excess(void **state)
{
    static const struct {
        int64_t figure, min, max;
        int grade;
    } cases[] = {
        {1600, NO_LIMIT, 1600, 4}, {1601, NO_LIMIT, 1600, 3}, {1866, NO_LIMIT, 1600, 3},
        {1867, NO_LIMIT, 1600, 2}, {2000, NO_LIMIT, 1600, 2}, {2133, NO_LIMIT, 1600, 2},
        {2134, NO_LIMIT, 1600, 1}, {2399, NO_LIMIT, 1600, 1}, {2400, NO_LIMIT, 1600, 0},
        {900, 900, NO_LIMIT, 4},   {899, 900, NO_LIMIT, 3},   {801, 900, NO_LIMIT, 3},
        {800, 900, NO_LIMIT, 2},   {700, 900, NO_LIMIT, 1},   {601, 900, NO_LIMIT, 1},
        {600, 900, NO_LIMIT, 0},   {0, NO_LIMIT, 0, 4},       {1, NO_LIMIT, 0, 0},
        {0, 0, NO_LIMIT, 4},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            grade_figure(cases[i].figure, (struct limits){cases[i].min, cases[i].max}),
            cases[i].grade);
}

static void hours_offered_and_wanted_need_only_overlap(void **state)
{
    static const struct {
        uint16_t low, high;
        uint64_t yes, no;
        struct limits wanted;
        int sure, possible;
    } cases[] = {
        {1500, 3750, 0, 0, {NO_LIMIT, 1600}, 4, 4}, /* "15 to 37.5 hours" meets max 16 */
        {2000, 2000, 0, 0, {800, 1600}, 2, 2},
        {3750, 3750, 0, 0, {NO_LIMIT, 1600}, 0, 0},
        {600, 700, 0, 0, {800, 1600}, 2, 2},
        {1000, 2000, VARIABLE, 0, {800, 1600}, 2, 2}, /* where hours vary, all must suit */
        {1000, 1600, VARIABLE, 0, {800, 1600}, 4, 4},
        {400, 1200, VARIABLE, 0, {800, 1600}, 0, 0},
        {SUITED_UNSAID16, SUITED_UNSAID16, 0, 0, {800, 1600}, 0, 4},
        {SUITED_UNSAID16, SUITED_UNSAID16, PART_TIME, 0, {800, 1600}, 0, 4},
        {SUITED_UNSAID16, SUITED_UNSAID16, 0, PART_TIME, {800, 1600}, 0, 0},
        {SUITED_UNSAID16, SUITED_UNSAID16, 0, PART_TIME, {3000, NO_LIMIT}, 4, 4},
        {SUITED_UNSAID16, 2000, 0, 0, {NO_LIMIT, 1600}, 2, 4},
        {1600, SUITED_UNSAID16, 0, 0, {2000, NO_LIMIT}, 2, 4},
        {3750, 3750, REDUCED, 0, {NO_LIMIT, 1600}, 0, 4}, /* "could it be 16 hours?" */
        {3500, 3750, PART_TIME, 0, {800, 1600}, 0, 4},
        {3000, 3000, REDUCED, 0, {NO_LIMIT, 1600}, 0, 0}, /* not full-time hours */
        {3750, 3750, REDUCED, 0, {3000, NO_LIMIT}, 4, 4},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct suited_row row = blank_row();
        struct sight sight = sight_of(&row);

        row.hours_min = cases[i].low;
        row.hours_max = cases[i].high;
        row.yes = cases[i].yes;
        row.no = cases[i].no;
        assert_interval(grade_hours(&sight, cases[i].wanted), cases[i].sure, cases[i].possible);
    }
}

static void days_a_week_follow_the_same_rule(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct limits three = {NO_LIMIT, 12};

    (void)state;
    assert_interval(grade_days_per_week(&sight, three), 0, 4);
    row.days_min = row.days_max = 20;
    assert_interval(grade_days_per_week(&sight, three), 0, 0);
    row.days_min = 10;
    assert_interval(grade_days_per_week(&sight, three), 4, 4);
}

static void a_load_is_graded_by_what_it_is_over(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct limits five = {NO_LIMIT, 50};

    (void)state;
    assert_interval(grade_max_lift(&sight, five), 0, 4);
    row.max_lift = 50;
    assert_interval(grade_max_lift(&sight, five), 4, 4);
    row.max_lift = 60;
    assert_interval(grade_max_lift(&sight, five), 2, 2);
}

static void the_hours_of_full_time_are_the_adverts_own_where_it_names_them(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);

    (void)state;
    row.hours_min = row.hours_max = row.full_time_hours = 3200;
    row.yes = REDUCED;
    assert_interval(grade_hours(&sight, (struct limits){NO_LIMIT, 1600}), 0, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_past_a_limit_loses_quarters_with_its_excess),
        cmocka_unit_test(hours_offered_and_wanted_need_only_overlap),
        cmocka_unit_test(days_a_week_follow_the_same_rule),
        cmocka_unit_test(a_load_is_graded_by_what_it_is_over),
        cmocka_unit_test(the_hours_of_full_time_are_the_adverts_own_where_it_names_them),
    };

    return cmocka_run_group_tests_name("grade_amount", tests, NULL, NULL);
}
