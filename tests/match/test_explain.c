/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/shop.h"

/* Eastleigh seen from Southampton, 7.7 km off. */
static const char *const at_home = "'home': {'lat': 50.90395, 'lon': -1.40428}";

static uint32_t put_hard_job(struct shop *shop)
{
    struct suited_row row = plain_row();

    row.hours_min = row.hours_max = 3000;
    row.days_min = row.days_max = 20;
    row.days_in_a_row = 5;
    row.max_lift = 250;
    row.shift_start = 7 * 60;
    row.shift_end = 15 * 60;
    row.pay_min = row.pay_max = 1100;
    row.pay_period = SUITED_HOUR;
    row.codes[0] = 5223;
    row.confidence[0] = 90;
    row.level = 4;
    row.place_count = 1;
    row.places[0] = (struct suited_point){5096667, -135000, 3};
    row.yes = bit_of(shop, "heavy_lifting");
    row.no = bit_of(shop, "seated_work");
    return put(shop, "Shop assistant", "Lift up to 25 kg.", row,
               "{'places': [{'name': 'Eastleigh', 'lat': 50.96667, 'lon': -1.35}],"
               " 'facts': [{'condition': 'heavy_lifting', 'value': 'yes', 'source': 'advert',"
               "            'quote': 'Lift up to 25 kg', 'start': 15, 'end': 31}],"
               " 'entailed': [{'condition': 'seated_work', 'value': 'no', 'source': 'advert',"
               "               'from': 'prolonged_standing'}]}");
}

static void every_kind_of_broken_must_says_what_would_have_to_change(void **state)
{
    static const char *const cases[][2] = {
        {"{'hours_per_week': {'min': 8, 'max': 16}}",
         "Could 8 to 16 hours a week be agreed? (the advert says "},
        {"{'days_per_week': {'max': 3}}", "Could 3 days a week be agreed?"},
        {"{'max_lift_kg': 5}", "be kept to 5 kg? (the advert says 25 kg)"},
        {"{'shift': {'start': '09:30'}}", "not before 09:30? (the advert says 07:00 to 15:00)"},
        {"{'days': {'max_in_a_row': 2}}", "2 days in a row at most? (the advert says 5 days"},
        {"{'pay': {'min': 12.71, 'period': 'hour'}}",
         "at least £12.71 an hour? (the advert says £11 an hour)"},
        {"{'travel': {'max_km': 2}}", "2 km is the limit"},
        {"{'work': ['4110']}", "Has the job duties of this kind too: 4110?"},
        {"{'heavy_lifting': 'no'}", "done without this: Heavy lifting"},
        {"{'seated_work': 'yes'}",
         "Could this be agreed: Mostly seated work? (the advert says no)"},
        {"{'unpaid': 'yes'}", "nothing is said, which here means no"},
    };
    struct shop *shop = *state;
    uint32_t number = put_hard_job(shop);

    ready(shop);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char text[300];
        json_t *out;

        snprintf(text, sizeof(text), "{'id': 'c', %s, 'must': [%s]}", at_home, cases[i][0]);
        out = explained(shop, text, number);
        if (!strstr(text_at(out, "change"), cases[i][1]))
            fail_msg("%s: %s", cases[i][0], text_at(out, "change"));
        json_decref(out);
    }
}

static void what_is_required_and_lacking_is_named(void **state)
{
    struct shop *shop = *state;
    uint32_t number = put_hard_job(shop);
    json_t *out;

    ready(shop);
    out = explained(shop, "{'id': 'c', 'has': {'level': 2}}", number);
    assert_string_equal(text_at(out, "group"), "near_misses");
    assert_contains(text_at(out, "change"), "level 4? (the client has level 2)");
    json_decref(out);
}

static void quotes_entailments_places_and_distance_are_shown(void **state)
{
    struct shop *shop = *state;
    uint32_t number = put_hard_job(shop);
    json_t *out;
    char text[300];

    ready(shop);
    snprintf(text, sizeof(text),
             "{'id': 'c', %s, 'nice': [{'heavy_lifting': 'no'}, {'seated_work': 'yes'}]}",
             at_home);
    out = explained(shop, text, number);
    assert_string_equal(text_at(out, "wishes/2/fact/quote"), "Lift up to 25 kg");
    assert_string_equal(text_at(out, "wishes/3/fact/value"), "no");
    assert_string_equal(text_at(out, "wishes/1/fact/value/place"), "Eastleigh");
    assert_string_equal(text_at(out, "place"), "Eastleigh");
    assert_true(json_number_value(at(out, "distance_km")) == 7.9 ||
                json_number_value(at(out, "distance_km")) == 8.0);
    assert_string_equal(text_at(out, "group"), "fits");
    assert_string_equal(text_at(out, "links/0"), "https://a.example/1");
    json_decref(out);
}

static void a_bad_day_holds_is_unknown_or_fails(void **state)
{
    struct shop *shop = *state;
    uint32_t number = put_hard_job(shop);
    static const char *const cases[][2] = {
        {"[{'heavy_lifting': 'yes'}]", "holds"},
        {"[{'heavy_lifting': 'yes'}, {'phone_work': 'no'}]", "unknown"},
        {"[{'phone_work': 'no'}, {'heavy_lifting': 'no'}]", "fails"},
    };

    ready(shop);
    for (size_t i = 0; i < 3; i++) {
        char text[200];
        json_t *out;

        snprintf(text, sizeof(text), "{'id': 'c', 'bad_day': %s}", cases[i][0]);
        out = explained(shop, text, number);
        assert_string_equal(text_at(out, "bad_day"), cases[i][1]);
        assert_int_equal(json_array_size(at(out, "wishes")), 1); /* the implied one alone */
        json_decref(out);
    }
}

static void a_vacancy_that_is_not_live_says_why(void **state)
{
    struct shop *shop = *state;
    struct suited_row past = plain_row();
    uint32_t shut, late, open;
    json_t *out;

    past.closes = TODAY - 1;
    late = put(shop, "Late", "", past, NULL);
    shut = put(shop, "Shut", "", plain_row(), NULL);
    open = put(shop, "Open", "", plain_row(), NULL);
    assert_ok(suited_view_shut(shop->view, shut, TODAY, "its feed no longer has it", &err));
    ready(shop);
    out = explained(shop, "{'id': 'c'}", late);
    assert_string_equal(text_at(out, "not_live"), "its closing date, 2024-10-03, has passed");
    json_decref(out);
    out = explained(shop, "{'id': 'c'}", shut);
    assert_contains(text_at(out, "not_live"),
                    "closed on 2024-10-04: its feed no longer has it");
    json_decref(out);
    out = explained(shop, "{'id': 'c'}", open);
    assert_null(at(out, "not_live"));
    json_decref(out);
}

static void a_number_that_is_no_vacancy_is_notfound(void **state)
{
    struct shop *shop = *state;
    struct suited_profile *profile;
    struct suited_ask ask = {.today = TODAY};
    json_t *out;

    ready(shop);
    profile = profile_of(shop, "{'id': 'c'}");
    assert_int_equal(suited_explain(shop->view, profile, &ask, 77, &out, &err),
                     SUITED_NOTFOUND);
    assert_contains(err.text, "77");
    assert_null(out);
    suited_profile_free(profile);
}

static void an_unpaid_post_abroad_names_both(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();
    json_t *out;
    char text[100];
    uint32_t number;

    row.yes = bit_of(shop, "unpaid");
    row.country_count = 1;
    row.countries[0] = 'F' << 8 | 'R';
    number = put(shop, "Volunteer", "", row, NULL);
    ready(shop);
    snprintf(text, sizeof(text), "{'id': 'c', %s}", at_home);
    out = explained(shop, text, number);
    assert_string_equal(text_at(out, "group"), "ruled_out");
    assert_contains(text_at(out, "change"), "done without this");
    assert_contains(text_at(out, "change"), "names others than the client's");
    json_decref(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(every_kind_of_broken_must_says_what_would_have_to_change),
        SHOP_TEST(what_is_required_and_lacking_is_named),
        SHOP_TEST(quotes_entailments_places_and_distance_are_shown),
        SHOP_TEST(a_bad_day_holds_is_unknown_or_fails),
        SHOP_TEST(a_vacancy_that_is_not_live_says_why),
        SHOP_TEST(a_number_that_is_no_vacancy_is_notfound),
        SHOP_TEST(an_unpaid_post_abroad_names_both),
    };

    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
