/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "match/order.h"
#include "tests/match/world.h"

static struct candidate drawn(struct dice *dice, uint32_t number)
{
    struct candidate one = {.number = number,
                            .posted = (int32_t)roll(dice, 3),
                            .employer = roll(dice, 4),
                            .code = (uint16_t)(4110 + roll(dice, 2))};

    for (int tier = 0; tier < TIERS; tier++) {
        one.sums.sure[tier] = (int32_t)roll(dice, 3);
        one.sums.expected[tier] = one.sums.sure[tier] + (int32_t)roll(dice, 2);
        one.sums.possible[tier] = one.sums.expected[tier] + (int32_t)roll(dice, 2);
    }
    return one;
}

static void rank_weights_are_in_rank_order_centroid_proportions(void **state)
{
    static const int32_t of_four[] = {8, 4, 2, 1}; /* 8.33, 4.33, 2.33, 1 */
    static const int32_t of_three[] = {6, 3, 1};   /* 5.5 exactly, 2.5 exactly, 1 */

    (void)state;
    assert_int_equal(rank_weight(1, 1), 1);
    assert_int_equal(rank_weight(1, 2), 3);
    for (size_t k = 0; k < 4; k++)
        assert_int_equal(rank_weight(k + 1, 4), of_four[k]);
    for (size_t k = 0; k < 3; k++)
        assert_int_equal(rank_weight(k + 1, 3), of_three[k]);
    assert_int_equal(rank_weight(1000, 1000), 1);
    assert_int_equal(rank_weight(1, 1000), 7485);
}

static void a_lower_tier_never_outweighs_a_higher_one(void **state)
{
    struct candidate a = {.number = 2}, b = {.number = 1, .posted = 9};

    (void)state;
    a.sums.expected[TIER_MUST] = 1;
    b.sums.expected[TIER_IMPORTANT] = b.sums.expected[TIER_NICE] = 1000000;
    b.sums.sure[TIER_IMPORTANT] = 1000000;
    assert_true(compare_candidates(&a, &b, SUITED_EXPECTED) < 0);
    assert_true(compare_candidates(&a, &b, SUITED_STRICT) > 0);
}

static void ties_go_to_what_is_sure_then_newer_then_the_lower_number(void **state)
{
    struct candidate a = {.number = 2}, b = {.number = 1};

    (void)state;
    assert_true(compare_candidates(&a, &b, SUITED_EXPECTED) > 0);
    a.posted = 1;
    assert_true(compare_candidates(&a, &b, SUITED_EXPECTED) < 0);
    b.sums.sure[TIER_NICE] = 1;
    assert_true(compare_candidates(&a, &b, SUITED_EXPECTED) > 0);
}

static void the_best_of_many_are_the_head_of_all_in_order(void **state)
{
    struct dice dice = {3};
    struct best all = {.reading = SUITED_HOPEFUL},
                some = {.reading = SUITED_HOPEFUL, .limit = 7};

    (void)state;
    for (uint32_t number = 1; number <= 500; number++) {
        struct candidate one = drawn(&dice, number);

        best_offer(&all, &one);
        best_offer(&some, &one);
    }
    best_sort(&all);
    best_sort(&some);
    assert_int_equal(some.count, 7);
    for (size_t i = 0; i < some.count; i++)
        assert_int_equal(some.all[i].number, all.all[i].number);
    best_release(&all);
    best_release(&some);
}

static void put_one(struct best *best, uint32_t number, int32_t must, uint32_t employer)
{
    struct candidate one = {.number = number, .employer = employer};

    one.sums.expected[TIER_MUST] = must;
    best_offer(best, &one);
}

static void at_most_three_of_one_employer_stand_before_the_others_turn(void **state)
{
    static const uint32_t expected[] = {1, 2, 3, 6, 7, 4, 5, 8, 9};
    struct best best = {0};

    (void)state;
    for (uint32_t number = 1; number <= 5; number++)
        put_one(&best, number, 8, 77);
    put_one(&best, 6, 8, 88);
    put_one(&best, 7, 8, 0);
    put_one(&best, 8, 4, 88); /* a lower must figure is never passed */
    put_one(&best, 9, 4, 99);
    best_sort(&best);
    best_take_turns(&best, SUITED_TURNS_EMPLOYER);
    for (size_t i = 0; i < best.count; i++)
        assert_int_equal(best.all[i].number, expected[i]);
    best_release(&best);
}

static void vacancies_without_an_employer_never_wait(void **state)
{
    struct best best = {0};

    (void)state;
    for (uint32_t number = 1; number <= 6; number++)
        put_one(&best, number, 8, number == 6 ? 5 : 0);
    best_sort(&best);
    best_take_turns(&best, SUITED_TURNS_EMPLOYER);
    for (size_t i = 0; i < best.count; i++)
        assert_int_equal(best.all[i].number, i + 1);
    best_release(&best);
}

static void turns_only_move_within_equal_must_figures(void **state)
{
    struct dice dice = {11};
    struct best best = {0};

    (void)state;
    for (uint32_t number = 1; number <= 300; number++) {
        struct candidate one = drawn(&dice, number);

        best_offer(&best, &one);
    }
    best_sort(&best);
    best_take_turns(&best, SUITED_TURNS_WORK);
    for (size_t i = 1; i < best.count; i++)
        assert_true(best.all[i - 1].sums.expected[0] >= best.all[i].sums.expected[0]);
    best_release(&best);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_weights_are_in_rank_order_centroid_proportions),
        cmocka_unit_test(a_lower_tier_never_outweighs_a_higher_one),
        cmocka_unit_test(ties_go_to_what_is_sure_then_newer_then_the_lower_number),
        cmocka_unit_test(the_best_of_many_are_the_head_of_all_in_order),
        cmocka_unit_test(at_most_three_of_one_employer_stand_before_the_others_turn),
        cmocka_unit_test(vacancies_without_an_employer_never_wait),
        cmocka_unit_test(turns_only_move_within_equal_must_figures),
    };

    return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
