/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/rows.h"

#define COUNT(array)     (sizeof(array) / sizeof(*(array)))
#define AT(hour, minute) ((hour)*60 + (minute))
#define NONE             SUITED_UNSAID16

static void each_begun_half_hour_outside_costs_a_quarter(void **state)
{
    static const struct {
        uint16_t start, end;
        struct clock_window window;
        int sure, possible;
    } cases[] = {
        {AT(9, 30), AT(17, 0), {AT(9, 30), AT(17, 0)}, 4, 4},
        {AT(9, 29), AT(17, 0), {AT(9, 30), AT(17, 0)}, 3, 3},
        {AT(9, 0), AT(17, 0), {AT(9, 30), AT(17, 0)}, 3, 3},
        {AT(9, 0), AT(17, 1), {AT(9, 30), AT(17, 0)}, 2, 2},
        {AT(7, 30), AT(17, 0), {AT(9, 30), AT(17, 0)}, 0, 0},
        {AT(22, 0), AT(6, 0), {AT(21, 0), AT(7, 0)}, 4, 4}, /* both across midnight */
        {AT(1, 0), AT(6, 0), {AT(21, 0), AT(7, 0)}, 4, 4},
        {AT(22, 0), AT(8, 0), {AT(21, 0), AT(7, 0)}, 2, 2},
        {AT(22, 0), AT(6, 0), {AT(9, 30), AT(17, 0)}, 0, 0},
        {AT(8, 0), AT(16, 0), {AT(9, 0), NO_LIMIT}, 2, 2},
        {AT(8, 0), AT(16, 0), {NO_LIMIT, AT(15, 0)}, 2, 2},
        {AT(22, 0), AT(6, 0), {AT(9, 0), NO_LIMIT}, 4, 4},
        {NONE, NONE, {AT(9, 0), AT(17, 0)}, 0, 4},
        {AT(9, 0), NONE, {AT(9, 0), AT(17, 0)}, 0, 4},
        {AT(8, 0), NONE, {AT(9, 0), AT(17, 0)}, 0, 2},
        {AT(9, 0), NONE, {AT(9, 0), NO_LIMIT}, 4, 4},
        {NONE, AT(18, 0), {NO_LIMIT, AT(17, 0)}, 2, 2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct suited_row row = blank_row();
        struct sight sight = sight_of(&row);

        row.shift_start = cases[i].start;
        row.shift_end = cases[i].end;
        assert_interval(grade_shift(&sight, cases[i].window), cases[i].sure, cases[i].possible);
    }
}

static void days_outside_the_possible_ones_are_not_met(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct day_pattern monday_to_wednesday = {.possible = 0x07};

    (void)state;
    assert_interval(grade_days(&sight, monday_to_wednesday), 0, 4);
    row.days_named = 0x05;
    assert_interval(grade_days(&sight, monday_to_wednesday), 4, 4);
    row.days_named = 0x0a;
    assert_interval(grade_days(&sight, monday_to_wednesday), 0, 0);
}

static void parts_of_the_day_come_from_the_shift_where_they_are_not_named(void **state)
{
    static const struct {
        uint16_t start, end;
        uint8_t wanted;
        int grade;
    } cases[] = {
        {AT(9, 0), AT(12, 0), SUITED_MORNING, 4},
        {AT(9, 0), AT(12, 1), SUITED_MORNING, 0},
        {AT(12, 0), AT(18, 0), SUITED_AFTERNOON, 4},
        {AT(18, 0), AT(23, 0), SUITED_EVENING, 4},
        {AT(22, 0), AT(6, 0), SUITED_EVENING | SUITED_NIGHT, 4},
        {AT(22, 0), AT(6, 30), SUITED_EVENING | SUITED_NIGHT, 0},
        {AT(5, 0), AT(11, 0), SUITED_MORNING, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct suited_row row = blank_row();
        struct sight sight = sight_of(&row);

        row.shift_start = cases[i].start;
        row.shift_end = cases[i].end;
        assert_interval(grade_days(&sight, (struct day_pattern){.parts = cases[i].wanted}),
                        cases[i].grade, cases[i].grade);
    }
}

static void pacing_is_graded_by_the_days_in_a_row(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct day_pattern two = {.in_a_row = 2};

    (void)state;
    assert_interval(grade_days(&sight, two), 0, 4);
    row.days_in_a_row = 5;
    assert_interval(grade_days(&sight, two), 0, 0);
    row.days_in_a_row = 0;
    row.days_min = row.days_max = 8; /* two days a week, however they fall */
    assert_interval(grade_days(&sight, two), 4, 4);
    row.days_max = 20;
    row.days_named = 0x1b; /* Monday, Tuesday, Thursday, Friday */
    assert_interval(grade_days(&sight, two), 4, 4);
    row.days_named = 0x61; /* Saturday, Sunday, Monday */
    assert_interval(grade_days(&sight, two), 0, 0);
}

static void the_least_of_the_parts_counts(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct day_pattern wish = {0x1f, SUITED_MORNING, 4};

    (void)state;
    row.days_named = 0x1f;
    row.days_in_a_row = 5;
    assert_interval(grade_days(&sight, wish), 0, 2);
    row.day_parts = SUITED_MORNING;
    assert_interval(grade_days(&sight, wish), 2, 2);
    row.day_parts = SUITED_NIGHT;
    assert_interval(grade_days(&sight, wish), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_begun_half_hour_outside_costs_a_quarter),
        cmocka_unit_test(days_outside_the_possible_ones_are_not_met),
        cmocka_unit_test(parts_of_the_day_come_from_the_shift_where_they_are_not_named),
        cmocka_unit_test(pacing_is_graded_by_the_days_in_a_row),
        cmocka_unit_test(the_least_of_the_parts_counts),
    };

    return cmocka_run_group_tests_name("grade_time", tests, NULL, NULL);
}
