/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/rows.h"

static struct interval graded(struct isco sought, uint16_t code, uint8_t confidence,
                              struct interval words)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct sought one = {.codes = {sought}, .code_count = 1};

    row.codes[0] = code;
    row.confidence[0] = confidence;
    return grade_work(&sight, &(struct sought_list){&one, 1}, words);
}

static void codes_are_graded_by_the_group_they_share(void **state)
{
    struct isco clerks = {4110, 4};

    (void)state;
    assert_int_equal(grade_code(clerks, 4110), 4);
    assert_int_equal(grade_code(clerks, 4112), 3);
    assert_int_equal(grade_code(clerks, 4120), 2);
    assert_int_equal(grade_code(clerks, 4411), 1);
    assert_int_equal(grade_code(clerks, 5223), 0);
    assert_int_equal(grade_code((struct isco){411, 3}, 4112), 4);
    assert_int_equal(grade_code((struct isco){110, 4}, 110), 4); /* 0110, armed forces */
    assert_int_equal(grade_code((struct isco){110, 4}, 1101), 0);
}

static void a_code_of_low_confidence_never_breaks_a_must(void **state)
{
    struct isco clerks = {4110, 4};

    (void)state;
    assert_interval(graded(clerks, 4110, 80, interval_missed), 4, 4);
    assert_interval(graded(clerks, 5223, 80, interval_missed), 0, 0);
    assert_interval(graded(clerks, 5223, 30, interval_missed), 0, 4);
    assert_interval(graded(clerks, 4110, 30, interval_missed), 0, 4);
    assert_interval(graded(clerks, 0, 0, interval_missed), 0, 4);
    assert_interval(graded(clerks, 5223, 80, interval_met), 4, 4); /* the title says it */
}

static void skills_count_up_to_three(void **state)
{
    struct suited_row row = blank_row();

    (void)state;
    assert_interval(grade_skills(&row, 0, 5), 0, 4);
    row.skills = 2;
    assert_interval(grade_skills(&row, 0, 5), 0, 0);
    assert_interval(grade_skills(&row, 1, 5), 2, 2);
    assert_interval(grade_skills(&row, 2, 5), 3, 3);
    assert_interval(grade_skills(&row, 3, 5), 4, 4);
    assert_interval(grade_skills(&row, 1, 1), 4, 4);
}

static void conditions_are_known_unknown_silent_or_could_be_agreed(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);

    (void)state;
    row.yes = 1 << 10;
    row.no = 1 << 11;
    row.agree = 1 << 12;
    assert_interval(grade_condition(&sight, 10, true), 4, 4);
    assert_interval(grade_condition(&sight, 10, false), 0, 0);
    assert_interval(grade_condition(&sight, 11, true), 0, 0);
    assert_interval(grade_condition(&sight, 11, false), 4, 4);
    assert_interval(grade_condition(&sight, 12, true), 2, 4);
    assert_interval(grade_condition(&sight, 12, false), 2, 4);
    assert_interval(grade_condition(&sight, 13, true), 0, 4);
    assert_interval(grade_condition(&sight, 6, false), 4, 4); /* silence means no */
}

static void what_is_required_and_denied_breaks_what_is_unsaid_does_not(void **state)
{
    struct suited_row row = blank_row();
    struct sight sight = sight_of(&row);
    struct holdings has = {true, true, 2, true, 1};

    (void)state;
    assert_interval(grade_can_apply(&sight, &has), 4, 4);
    row.yes = LICENCE;
    assert_interval(grade_can_apply(&sight, &has), 0, 0);
    row.yes = 0;
    row.level = 3;
    assert_interval(grade_can_apply(&sight, &has), 0, 0);
    has.level = NO_LIMIT;
    assert_interval(grade_can_apply(&sight, &has), 4, 4);
    row.registers = 3;
    assert_true(lacks_register(&row, &has));
    has.registers_given = false;
    assert_interval(grade_can_apply(&sight, &has), 4, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_graded_by_the_group_they_share),
        cmocka_unit_test(a_code_of_low_confidence_never_breaks_a_must),
        cmocka_unit_test(skills_count_up_to_three),
        cmocka_unit_test(conditions_are_known_unknown_silent_or_could_be_agreed),
        cmocka_unit_test(what_is_required_and_denied_breaks_what_is_unsaid_does_not),
    };

    return cmocka_run_group_tests_name("grade_work", tests, NULL, NULL);
}
