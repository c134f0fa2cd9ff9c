/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/agree.h"
#include "tests/match/fixture.h"

#define PROFILES 400

static struct o_rank ranked_of(struct fixture *f, const json_t *json, char compared)
{
    struct o_rank rank = {.world = {f->taxonomy, json, {5090395, -140428, 0}},
                          .vacancies = f->vacancies,
                          .count = VACANCIES,
                          .today = TODAY,
                          .compared = compared};

    o_rank_all(&rank);
    return rank;
}

static void compare_all(struct fixture *f, const json_t *profile, enum suited_reading reading)
{
    struct o_rank rank = ranked_of(f, profile, "esp"[reading]);
    json_t *list = shortlist_of(f, profile, reading, NULL);
    json_t *out = shortlist_of(f, profile, reading, "ruled_out");

    assert_agree(&rank, list, json_object_get(out, "ruled_out"));
    json_decref(out);
    json_decref(list);
    o_rank_release(&rank);
}

static void the_engine_and_the_brute_force_ranker_agree_on_everything(void **state)
{
    struct fixture *f = *state;
    struct dice dice = {7};

    for (unsigned i = 0; i < PROFILES; i++) {
        json_t *profile = draw_profile(&dice);

        compare_all(f, profile, (enum suited_reading)(i % 3));
        json_decref(profile);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_and_the_brute_force_ranker_agree_on_everything),
    };

    return cmocka_run_group_tests_name("oracle", tests, set_up, tear_down);
}
