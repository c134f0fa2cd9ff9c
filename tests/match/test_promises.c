/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/fixture.h"
#include "tests/match/pairs.h"

/* The promises of MATCHING section 4, on what the engine answers for random clients. */
#define CLIENTS 60

static void each_pair(const json_t *list, check_pair *check)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        for (size_t k = i + 1; k < json_array_size(list); k++)
            check(json_array_get(list, i), json_array_get(list, k));
}

static void each_list(struct fixture *f, enum suited_reading reading, check_pair *check)
{
    struct dice dice = {99};

    for (int i = 0; i < CLIENTS; i++) {
        json_t *profile = draw_profile(&dice), *list = shortlist_of(f, profile, reading, NULL);

        each_pair(json_object_get(list, "fits"), check);
        each_pair(json_object_get(list, "ask_first"), check);
        each_pair(json_object_get(list, "near_misses"), check);
        json_decref(list);
        json_decref(profile);
    }
}

static void a_lower_tier_never_outweighs_a_higher_one(void **state)
{
    each_list(*state, SUITED_EXPECTED, check_tiers);
}

static void what_is_as_good_everywhere_and_better_once_stands_above(void **state)
{
    each_list(*state, SUITED_EXPECTED, check_dominance);
}

static void only_age_and_number_order_what_the_wishes_leave_equal(void **state)
{
    each_list(*state, SUITED_EXPECTED, check_ties);
}

static void strict_goes_by_what_is_sure(void **state)
{
    each_list(*state, SUITED_STRICT, check_strict);
}

static void hopeful_goes_by_what_is_possible(void **state)
{
    each_list(*state, SUITED_HOPEFUL, check_hopeful);
}

/* Every client's answer, one after the other, as text. */
static char *all_answers(struct fixture *f)
{
    struct dice dice = {5};
    json_t *all = json_array();
    char *text;

    for (int i = 0; i < 20; i++) {
        json_t *profile = draw_profile(&dice);

        json_array_append_new(all, shortlist_of(f, profile, SUITED_EXPECTED, NULL));
        json_decref(profile);
    }
    text = json_dumps(all, JSON_COMPACT);
    json_decref(all);
    return text;
}

static void the_answer_is_the_same_byte_for_byte_also_after_reindex(void **state)
{
    struct fixture *f = *state;
    char *first = all_answers(f), *second = all_answers(f), *third;

    suited_view_close(f->view);
    assert_ok(suited_corpus_reindex(f->corpus, NULL, NULL, &err));
    assert_ok(suited_view_open(f->corpus, SUITED_READ, &f->view, &err));
    third = all_answers(f);
    assert_string_equal(first, second);
    assert_string_equal(first, third);
    free(first);
    free(second);
    free(third);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lower_tier_never_outweighs_a_higher_one),
        cmocka_unit_test(what_is_as_good_everywhere_and_better_once_stands_above),
        cmocka_unit_test(only_age_and_number_order_what_the_wishes_leave_equal),
        cmocka_unit_test(strict_goes_by_what_is_sure),
        cmocka_unit_test(hopeful_goes_by_what_is_possible),
        cmocka_unit_test(the_answer_is_the_same_byte_for_byte_also_after_reindex),
    };

    return cmocka_run_group_tests_name("promises", tests, set_up, tear_down);
}
