/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/shop.h"

/* The next step of the profile's only written must, as JSON text. */
static char *step_of(struct shop *shop, const char *must)
{
    char text[300];
    json_t *out;
    char *step;

    snprintf(text, sizeof(text),
             "{'id': 'c', 'home': {'lat': 50.9, 'lon': -1.4}, 'must': [%s]}", must);
    out = asked(shop, text, (struct suited_ask){0});
    step = json_dumps(at(out, "cost_of_musts/0/next_step"),
                      JSON_COMPACT | JSON_REAL_PRECISION(12));
    json_decref(out);
    return step;
}

static void steps_are_those_of_the_model(void **state)
{
    static const char *const cases[][2] = {
        {"{'hours_per_week': {'min': 2, 'max': 16}}",
         "{\"hours_per_week\":{\"min\":0,\"max\":20}}"},
        {"{'days_per_week': {'max': 2.5}}", "{\"days_per_week\":{\"max\":3.5}}"},
        {"{'max_lift_kg': 5}", "{\"max_lift_kg\":7.5}"},
        {"{'travel': {'max_km': 5}}", "{\"travel\":{\"max_km\":7.5}}"},
        {"{'shift': {'start': '09:30', 'end': '17:00'}}",
         "{\"shift\":{\"start\":\"09:00\",\"end\":\"17:30\"}}"},
        {"{'shift': {'start': '00:10', 'end': '23:50'}}",
         "{\"shift\":{\"start\":\"00:00\",\"end\":\"24:00\"}}"},
        {"{'days': {'parts': ['morning'], 'max_in_a_row': 2}}",
         "{\"days\":{\"parts\":[\"morning\"],\"max_in_a_row\":3}}"},
        {"{'pay': {'min': 12.71, 'period': 'hour'}}",
         "{\"pay\":{\"min\":12.07,\"period\":\"hour\"}}"},
        {"{'pay': {'max': 200, 'period': 'week'}}",
         "{\"pay\":{\"max\":210,\"period\":\"week\"}}"},
        {"{'driving': 'no'}", "{\"driving\":\"no\"},\"tier\":\"important\""},
        {"{'days': {'parts': ['morning']}}",
         "{\"days\":{\"parts\":[\"morning\"]}},\"tier\":\"important\""},
    };
    struct shop *shop = *state;

    ready(shop);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char *step = step_of(shop, cases[i][0]);

        if (!strstr(step, cases[i][1]))
            fail_msg("%s: %s", cases[i][0], step);
        free(step);
    }
}

static void a_condition_given_up_brings_in_its_near_misses(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();
    char *step;

    row.yes = bit_of(shop, "driving") | bit_of(shop, "remote_work");
    row.country_count = 1;
    row.countries[0] = 'G' << 8 | 'B';
    put(shop, "Driver", "", row, NULL);
    ready(shop);
    step = step_of(shop, "{'driving': 'no'}");
    assert_contains(step, "\"gains\":1");
    free(step);
}

static void half_an_hour_wider_is_counted(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();
    char *step;

    row.yes = bit_of(shop, "remote_work");
    row.country_count = 1;
    row.countries[0] = 'G' << 8 | 'B';
    row.shift_start = 9 * 60;
    row.shift_end = 15 * 60;
    put(shop, "At nine", "", row, NULL);
    row.shift_start = 8 * 60;
    put(shop, "At eight", "", row, NULL);
    ready(shop);
    step = step_of(shop, "{'shift': {'start': '09:30', 'end': '17:00'}}");
    assert_contains(step, "\"gains\":1");
    free(step);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(steps_are_those_of_the_model),
        SHOP_TEST(a_condition_given_up_brings_in_its_near_misses),
        SHOP_TEST(half_an_hour_wider_is_counted),
    };

    return cmocka_run_group_tests_name("wider", tests, NULL, NULL);
}
