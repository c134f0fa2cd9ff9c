/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "tests/match/agree.h"
#include "tests/match/fixture.h"

/* SUITED_PROFILES=N draws so many instead. */
#define PROFILES 400
#define HIDDEN   40
#define LIMIT    7

static unsigned profile_count(void)
{
    const char *told = getenv("SUITED_PROFILES");

    return told ? (unsigned)strtoul(told, NULL, 10) : PROFILES;
}

static struct o_rank ranked_of(struct fixture *f, const json_t *json, char compared)
{
    struct o_rank rank = {.world = {f->taxonomy, json, {5090395, -140428, 0}},
                          .vacancies = f->vacancies,
                          .count = f->count,
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

    for (unsigned i = 0; i < profile_count(); i++) {
        json_t *profile = draw_profile(&dice);

        compare_all(f, profile, (enum suited_reading)(i % 3));
        json_decref(profile);
    }
}

static bool is_hidden(const struct suited_ask *ask, uint32_t number)
{
    for (size_t i = 0; i < ask->hidden_count; i++)
        if (ask->hidden[i] == number)
            return true;
    return false;
}

/* What is listed is the ranker's order without the hidden; what is counted is all. */
static void assert_hides(const struct o_rank *rank, const struct suited_ask *ask,
                         const json_t *out, int group)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};
    const json_t *list = json_object_get(out, groups[group]);
    const json_t *counts = json_object_get(out, "counts");
    const json_t *fresh = json_object_get(json_object_get(counts, "new"), groups[group]);
    size_t listed = 0, all = 0, new = 0;

    for (size_t i = 0; i < rank->count; i++) {
        const struct suited_row *row = &rank->judged[i].vacancy->row;

        if (rank->judged[i].group != group)
            continue;
        all++;
        if (is_hidden(ask, row->number))
            continue;
        new += row->posted >= ask->since;
        if (listed < LIMIT)
            assert_int_equal(
                json_integer_value(json_object_get(json_array_get(list, listed++), "vacancy")),
                row->number);
    }
    assert_int_equal(json_array_size(list), listed);
    assert_int_equal(json_integer_value(json_object_get(counts, groups[group])), all);
    assert_int_equal(json_integer_value(fresh), group < 2 ? new : 0);
}

/* As many worlds as make a thousand pairs of one and a profile. */
#define WORLDS        40
#define PROFILES_EACH 25
#define FEW           60

static void they_agree_in_any_world(void **state)
{
    (void)state;
    for (unsigned w = 0; w < WORLDS; w++) {
        struct fixture *world = open_world(1000 + w, FEW, w % 2);
        struct dice dice = {w};

        for (unsigned i = 0; i < PROFILES_EACH; i++) {
            json_t *profile = draw_profile(&dice);

            compare_all(world, profile, (enum suited_reading)(i % 3));
            json_decref(profile);
        }
        close_world(world);
    }
}

static json_t *draw_many(struct dice *dice, unsigned count)
{
    json_t *list = json_array();

    while (count--)
        json_array_append_new(list, draw_wish(dice));
    return list;
}

static void they_agree_on_no_wish_and_on_two_hundred(void **state)
{
    static const unsigned wishes[][3] = {{0, 0, 0}, {3, 97, 100}, {2, 0, 198}, {200, 0, 0}};
    struct dice dice = {200};

    for (size_t i = 0; i < 3 * sizeof(wishes) / sizeof(*wishes); i++) {
        const unsigned *counts = wishes[i / 3];
        json_t *profile = draw_profile(&dice);

        json_object_set_new(profile, "must", draw_many(&dice, counts[0]));
        json_object_set_new(profile, "important", draw_many(&dice, counts[1]));
        json_object_set_new(profile, "nice", draw_many(&dice, counts[2]));
        compare_all(*state, profile, (enum suited_reading)(i % 3));
        json_decref(profile);
    }
}

/* A short list is the head of the long one: nothing better was sifted out. */
static void assert_head(const json_t *whole, const json_t *cut, const char *group)
{
    const json_t *all = json_object_get(whole, group), *head = json_object_get(cut, group);
    size_t count = json_array_size(all) < LIMIT ? json_array_size(all) : LIMIT;

    assert_int_equal(json_array_size(head), count);
    for (size_t i = 0; i < count; i++)
        if (!json_equal(json_array_get(head, i), json_array_get(all, i)))
            fail_msg("of %s number %zu is another in the short list", group, i);
}

static void a_short_list_is_the_head_of_the_long_one(void **state)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};
    struct fixture *f = *state;
    struct dice dice = {23};

    for (unsigned i = 0; i < PROFILES / 8; i++) {
        struct suited_ask ask = {.today = TODAY, .reading = (enum suited_reading)(i % 3)};
        json_t *profile = draw_profile(&dice), *whole = shortlist_asked(f, profile, &ask), *cut;

        ask.limit = LIMIT;
        cut = shortlist_asked(f, profile, &ask);
        for (size_t g = 0; g < 3; g++)
            assert_head(whole, cut, groups[g]);
        json_decref(cut);
        json_decref(whole);
        json_decref(profile);
    }
}

static void hidden_vacancies_are_counted_and_not_listed_nor_new(void **state)
{
    struct fixture *f = *state;
    struct dice dice = {11};
    uint32_t hidden[HIDDEN];
    struct suited_ask ask = {
        .today = TODAY, .limit = LIMIT, .hidden = hidden, .hidden_count = HIDDEN};

    for (unsigned i = 0; i < PROFILES / 4; i++) {
        json_t *profile = draw_profile(&dice), *out;
        struct o_rank rank = ranked_of(f, profile, 'e');

        for (size_t h = 0; h < HIDDEN; h++)
            hidden[h] = 1 + roll(&dice, VACANCIES + 2); /* some that are not there */
        ask.since = TODAY - (int32_t)roll(&dice, 4);
        out = shortlist_asked(f, profile, &ask);
        for (int group = 0; group < 3; group++)
            assert_hides(&rank, &ask, out, group);
        json_decref(out);
        o_rank_release(&rank);
        json_decref(profile);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_and_the_brute_force_ranker_agree_on_everything),
        cmocka_unit_test(they_agree_in_any_world),
        cmocka_unit_test(they_agree_on_no_wish_and_on_two_hundred),
        cmocka_unit_test(a_short_list_is_the_head_of_the_long_one),
        cmocka_unit_test(hidden_vacancies_are_counted_and_not_listed_nor_new),
    };

    return cmocka_run_group_tests_name("oracle", tests, set_up, tear_down);
}
