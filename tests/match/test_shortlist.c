/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/shop.h"

static struct suited_row of_hours(uint16_t hours)
{
    struct suited_row row = plain_row();

    row.hours_min = row.hours_max = hours;
    return row;
}

static const char *const sixteen_hours =
    "{'id': 'c', 'must': [{'hours_per_week': {'max': 16}}]}";

static void the_groups_add_up_to_all_live_vacancies(void **state)
{
    struct shop *shop = *state;
    struct suited_row late = plain_row(), last_day = of_hours(1600), future = of_hours(1600);
    json_t *out;

    late.closes = TODAY - 1;
    last_day.closes = TODAY;
    future.posted = TODAY + 3;
    put(shop, "Closed", "", late, NULL);
    put(shop, "Fits today", "", last_day, NULL);
    put(shop, "Fits from Friday", "", future, NULL);
    put(shop, "Asks", "", plain_row(), NULL);
    put(shop, "Near", "", of_hours(2000), NULL);
    put(shop, "Far", "", of_hours(3750), NULL);
    ready(shop);
    out = asked(shop, sixteen_hours, (struct suited_ask){0});
    assert_int_equal(number_at(out, "counts/live"), 5);
    assert_int_equal(number_at(out, "counts/fits"), 2);
    assert_int_equal(number_at(out, "counts/ask_first"), 1);
    assert_int_equal(number_at(out, "counts/near_misses"), 1);
    assert_int_equal(number_at(out, "counts/ruled_out"), 1);
    assert_string_equal(text_at(out, "fits/0/title"), "Fits from Friday");
    json_decref(out);
}

static void a_must_costs_what_it_keeps_out_and_its_next_step_brings_in(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "A", "", of_hours(2000), NULL);
    put(shop, "B", "", of_hours(2100), NULL);
    put(shop, "C", "", of_hours(3750), NULL);
    ready(shop);
    out = asked(shop, sixteen_hours, (struct suited_ask){0});
    assert_int_equal(number_at(out, "cost_of_musts/0/alone"), 2);
    assert_int_equal(number_at(out, "cost_of_musts/0/next_step/gains"), 1);
    assert_int_equal(number_at(out, "cost_of_musts/0/next_step/wish/hours_per_week/max"), 20);
    assert_string_equal(text_at(out, "cost_of_musts/1/wish/unpaid"), "no");
    assert_int_equal(number_at(out, "ruled_out/reasons/0/vacancies"), 1);
    json_decref(out);
}

static void a_near_miss_says_the_smallest_change(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "A", "20 hours a week", of_hours(2000),
        "{'quantities': {'hours_per_week': {'min': 20, 'max': 20, 'source': 'advert',"
        " 'quote': '20 hours a week', 'start': 2, 'end': 17}}}");
    ready(shop);
    out = asked(shop, sixteen_hours, (struct suited_ask){0});
    assert_string_equal(text_at(out, "near_misses/0/change"),
                        "Could 16 hours a week be agreed? (the advert says 20)");
    assert_string_equal(text_at(out, "near_misses/0/wishes/0/fact/quote"), "20 hours a week");
    assert_int_equal(number_at(out, "near_misses/0/wishes/0/fact/value/max"), 20);
    assert_string_equal(text_at(out, "near_misses/0/wishes/0/outcome"), "partly");
    json_decref(out);
}

static void unknowns_become_questions_the_weightiest_first(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "A", "", plain_row(), NULL);
    ready(shop);
    out = asked(shop,
                "{'id': 'c', 'must': [{'hours_per_week': {'min': 8, 'max': 16}}],"
                " 'nice': [{'seated_work': 'yes'}, {'driving': 'no'}]}",
                (struct suited_ask){0});
    assert_string_equal(text_at(out, "ask_first/0/questions/0/ask"),
                        "Could it be 8 to 16 hours a week?");
    assert_string_equal(text_at(out, "ask_first/0/questions/0/condition"), "hours_per_week");
    assert_string_equal(text_at(out, "ask_first/0/questions/1/condition"), "seated_work");
    assert_true(json_is_real(at(out, "ask_first/0/wishes/2/prior")));
    assert_true(json_is_null(at(out, "ask_first/0/wishes/2/fact")));
    assert_true(json_is_null(at(out, "ask_first/0/change")));
    json_decref(out);
}

static void what_could_be_agreed_is_asked_for_as_such(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();
    json_t *out;

    row.agree = bit_of(shop, "flexible_hours");
    put(shop, "A", "", row,
        "{'facts': [{'condition': 'flexible_hours', 'value': 'agree', 'source': 'employer'}]}");
    ready(shop);
    out =
        asked(shop, "{'id': 'c', 'must': [{'flexible_hours': 'yes'}]}", (struct suited_ask){0});
    assert_contains(text_at(out, "ask_first/0/questions/0/ask"), "Shall we agree it?");
    assert_int_equal(number_at(out, "ask_first/0/wishes/0/grade/sure"), 2);
    assert_int_equal(number_at(out, "ask_first/0/wishes/0/grade/expected"), 3);
    assert_string_equal(text_at(out, "ask_first/0/wishes/0/fact/value"), "agree");
    assert_string_equal(text_at(out, "ask_first/0/wishes/0/fact/source"), "employer");
    json_decref(out);
}

static void silence_about_pay_being_paid_is_a_known_no_of_source_prior(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "A", "", plain_row(), NULL);
    ready(shop);
    out = asked(shop, "{'id': 'c'}", (struct suited_ask){0});
    assert_string_equal(text_at(out, "fits/0/wishes/0/outcome"), "met");
    assert_true(json_is_true(at(out, "fits/0/wishes/0/implied")));
    assert_string_equal(text_at(out, "fits/0/wishes/0/fact/value"), "no");
    assert_string_equal(text_at(out, "fits/0/wishes/0/fact/source"), "prior");
    assert_int_equal(number_at(out, "fits/0/tiers/must/of"), 4);
    json_decref(out);
}

static void what_is_avoided_is_ruled_out_and_counted_as_such(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "Welder", "Join our team.", plain_row(), NULL);
    put(shop, "Baker", "Pay on commission only.", plain_row(), NULL);
    ready(shop);
    out = asked(shop,
                "{'id': 'c', 'avoid': {'words': ['commission'], 'work': ['xqzwelder',"
                " 'welders']}}",
                (struct suited_ask){.group = "ruled_out"});
    assert_int_equal(number_at(out, "counts/ruled_out"), 2);
    assert_string_equal(text_at(out, "ruled_out/reasons/0/wish/avoid"), "work");
    assert_string_equal(text_at(out, "ruled_out/reasons/1/wish/avoid"), "words");
    assert_string_equal(text_at(out, "ruled_out/vacancies/0/title"), "Welder");
    assert_contains(text_at(out, "ruled_out/vacancies/1/change"),
                    "a word that the client avoids");
    json_decref(out);
    out = asked(shop, "{'id': 'c', 'avoid': {'employers': ['ACME  ltd']}}",
                (struct suited_ask){0});
    assert_string_equal(text_at(out, "ruled_out/reasons/0/wish/avoid"), "employers");
    assert_int_equal(number_at(out, "ruled_out/reasons/0/vacancies"), 2);
    json_decref(out);
}

static void a_limit_bounds_each_group_and_counts_stay_whole(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    for (int i = 0; i < 30; i++)
        put(shop, "A", "", i % 2 ? plain_row() : of_hours(1200), NULL);
    ready(shop);
    out = asked(shop, sixteen_hours, (struct suited_ask){.limit = 4});
    assert_int_equal(json_array_size(at(out, "fits")), 4);
    assert_int_equal(json_array_size(at(out, "ask_first")), 4);
    assert_int_equal(number_at(out, "counts/fits"), 15);
    json_decref(out);
    out = asked(shop, sixteen_hours, (struct suited_ask){.group = "ask_first"});
    assert_int_equal(json_array_size(at(out, "fits")), 0);
    assert_int_equal(json_array_size(at(out, "ask_first")), 15);
    json_decref(out);
}

static void a_group_that_does_not_exist_is_refused(void **state)
{
    struct shop *shop = *state;
    struct suited_profile *profile = profile_of(shop, "{'id': 'c'}");
    struct suited_ask ask = {.today = TODAY, .group = "fit"};
    json_t *out;

    assert_int_equal(suited_shortlist(shop->view, profile, &ask, &out, &err), SUITED_INVALID);
    assert_contains(err.text, "'fit'");
    assert_contains(err.text, "fits, ask_first");
    assert_null(out);
    suited_profile_free(profile);
}

static void turns_are_said_and_noted(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    put(shop, "A", "", plain_row(), NULL);
    ready(shop);
    out = asked(shop, "{'id': 'c'}", (struct suited_ask){.turns = SUITED_TURNS_EMPLOYER});
    assert_string_equal(text_at(out, "turns"), "employer");
    assert_contains(text_at(out, "notes/0"), "take turns");
    json_decref(out);
    out = asked(shop, "{'id': 'c'}", (struct suited_ask){0});
    assert_true(json_is_null(at(out, "turns")));
    assert_int_equal(json_array_size(at(out, "notes")), 0);
    json_decref(out);
}

static void what_is_new_is_counted_only_when_it_is_asked_for(void **state)
{
    struct shop *shop = *state;
    struct suited_row old = plain_row();
    uint32_t hidden;
    json_t *out;

    old.posted = TODAY - 9;
    put(shop, "Old", "", old, NULL);
    put(shop, "New", "", plain_row(), NULL);
    hidden = put(shop, "Dismissed", "", plain_row(), NULL);
    ready(shop);
    out = asked(shop, "{'id': 'c'}",
                (struct suited_ask){.since = TODAY - 5, .hidden = &hidden, .hidden_count = 1});
    assert_int_equal(number_at(out, "counts/new/fits"), 1);
    assert_int_equal(number_at(out, "counts/fits"), 3);
    assert_int_equal(json_array_size(at(out, "fits")), 2);
    json_decref(out);
    out = asked(shop, "{'id': 'c'}", (struct suited_ask){0});
    assert_null(at(out, "counts/new"));
    json_decref(out);
}

static void an_empty_store_gives_empty_groups(void **state)
{
    struct shop *shop = *state;
    json_t *out;

    ready(shop);
    out = asked(shop, sixteen_hours, (struct suited_ask){.limit = 20});
    assert_int_equal(number_at(out, "counts/live"), 0);
    assert_int_equal(json_array_size(at(out, "fits")), 0);
    assert_string_equal(text_at(out, "date"), "2024-10-04");
    json_decref(out);
}

static void two_hundred_wishes_are_weighed(void **state)
{
    struct shop *shop = *state;
    char text[200 * 24 + 64] = "{'id': 'c', 'order': 'ranked', 'nice': [{'driving': 'no'}";
    json_t *out;

    for (int i = 1; i < 200; i++)
        strcat(text, ", {'driving': 'no'}");
    strcat(text, "]}");
    put(shop, "A", "", plain_row(), NULL);
    ready(shop);
    out = asked(shop, text, (struct suited_ask){0});
    assert_int_equal(json_array_size(at(out, "fits/0/wishes")), 201);
    assert_true(number_at(out, "fits/0/tiers/nice/of") > 4 * 200 * 199);
    json_decref(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(the_groups_add_up_to_all_live_vacancies),
        SHOP_TEST(a_must_costs_what_it_keeps_out_and_its_next_step_brings_in),
        SHOP_TEST(a_near_miss_says_the_smallest_change),
        SHOP_TEST(unknowns_become_questions_the_weightiest_first),
        SHOP_TEST(what_could_be_agreed_is_asked_for_as_such),
        SHOP_TEST(silence_about_pay_being_paid_is_a_known_no_of_source_prior),
        SHOP_TEST(what_is_avoided_is_ruled_out_and_counted_as_such),
        SHOP_TEST(a_limit_bounds_each_group_and_counts_stay_whole),
        SHOP_TEST(a_group_that_does_not_exist_is_refused),
        SHOP_TEST(turns_are_said_and_noted),
        SHOP_TEST(what_is_new_is_counted_only_when_it_is_asked_for),
        SHOP_TEST(an_empty_store_gives_empty_groups),
        SHOP_TEST(two_hundred_wishes_are_weighed),
    };

    return cmocka_run_group_tests_name("shortlist", tests, NULL, NULL);
}
