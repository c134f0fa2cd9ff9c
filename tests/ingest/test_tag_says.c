/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/tag_says.h"

#include <stdlib.h>

#include "support.h"

static int open_taxonomy(void **state)
{
    return suited_taxonomy_open(NULL, (struct suited_taxonomy **)state, &err);
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

static void assert_said(const struct suited_taxonomy *taxonomy, const char *name,
                        const char *value, const char *expected)
{
    json_t *json = json_loads(value, JSON_DECODE_ANY, NULL), *out;
    char *text;

    assert_ok(tag_says(taxonomy, name, json, &out, &err));
    text = json_dumps(out, JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text, expected);
    free(text);
    json_decref(out);
    json_decref(json);
}

static void assert_not_understood(const struct suited_taxonomy *taxonomy, const char *name,
                                  const char *value)
{
    json_t *json = json_loads(value, JSON_DECODE_ANY, NULL), *out;

    if (!tag_says(taxonomy, name, json, &out, &err))
        fail_msg("%s of %s was understood", name, value);
    assert_null(out);
    json_decref(json);
}

static void a_condition_is_yes_no_or_agree(void **state)
{
    assert_said(*state, "seated_work", "\"agree\"",
                "{\"condition\":\"seated_work\",\"value\":\"agree\"}");
    assert_not_understood(*state, "seated_work", "\"maybe\"");
    assert_string_equal(err.text, "cannot tag the vacancy: seated_work is neither yes, no nor "
                                  "agree (agree: it could be agreed)");
    assert_not_understood(*state, "seated_work", "true");
}

static void amounts_are_said_as_people_write_them(void **state)
{
    assert_said(*state, "hours_per_week", "\"8-16\"",
                "{\"max\":16,\"min\":8,\"quantity\":\"hours_per_week\"}");
    assert_said(*state, "hours_per_week", "\"up to 16\"",
                "{\"max\":16,\"quantity\":\"hours_per_week\"}");
    assert_said(*state, "days_per_week", "\"at least 2\"",
                "{\"min\":2,\"quantity\":\"days_per_week\"}");
    assert_said(*state, "max_lift_kg", "\"5 kg\"",
                "{\"quantity\":\"max_lift_kg\",\"value\":5}");
    assert_said(*state, "shift", "\"09:30 - 15:00\"",
                "{\"end\":\"15:00\",\"quantity\":\"shift\",\"start\":\"09:30\"}");
    assert_said(*state, "days", "\"tue, thu morning\"",
                "{\"named\":[\"tue\",\"thu\"],\"parts\":[\"morning\"],\"quantity\":\"days\"}");
    assert_said(*state, "pay", "\"12.5-13/hour\"",
                "{\"currency\":\"GBP\",\"max\":13,\"min\":12.5,\"period\":\"hour\","
                "\"quantity\":\"pay\"}");
}

static void amounts_are_said_in_json(void **state)
{
    assert_said(*state, "hours_per_week", "{\"min\": 8, \"max\": 16}",
                "{\"max\":16,\"min\":8,\"quantity\":\"hours_per_week\"}");
    assert_said(*state, "max_lift_kg", "7.5", "{\"quantity\":\"max_lift_kg\",\"value\":7.5}");
    assert_said(*state, "days", "{\"in_a_row\": 2}", "{\"in_a_row\":2,\"quantity\":\"days\"}");
    assert_said(*state, "pay", "{\"max\": 200, \"period\": \"week\", \"currency\": \"EUR\"}",
                "{\"currency\":\"EUR\",\"max\":200,\"period\":\"week\",\"quantity\":\"pay\"}");
}

static void what_cannot_be_is_refused(void **state)
{
    static const char *const cases[][2] = {
        {"hours_per_week", "\"\""},
        {"hours_per_week", "\"16-8\""},
        {"hours_per_week", "\"169\""},
        {"hours_per_week", "\"0\""},
        {"hours_per_week", "\"8-16 or so\""},
        {"hours_per_week", "\"nan\""},
        {"hours_per_week", "{}"},
        {"hours_per_week", "{\"min\": \"8\"}"},
        {"hours_per_week", "{\"min\": 8, \"most\": 16}"},
        {"hours_per_week", "16"},
        {"days_per_week", "\"8\""},
        {"max_lift_kg", "\"a little\""},
        {"max_lift_kg", "-1"},
        {"max_lift_kg", "null"},
        {"shift", "\"9-5\""},
        {"shift", "\"09:30-25:00\""},
        {"shift", "{\"start\": \"09:30\"}"},
        {"days", "\"tues\""},
        {"days", "\"\""},
        {"days", "{\"named\": [\"mon\", \"mon\"]}"},
        {"days", "{\"named\": \"mon\"}"},
        {"days", "{\"in_a_row\": 0}"},
        {"pay", "\"12.71\""},
        {"pay", "\"12.71/shift\""},
        {"pay", "{\"min\": 12, \"period\": \"hour\", \"currency\": \"pounds\"}"},
        {"pay", "[12]"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_not_understood(*state, cases[i][0], cases[i][1]);
        assert_contains(err.text, "is not understood (write ");
    }
}

static void a_wrong_name_gets_the_nearest_right_one(void **state)
{
    assert_not_understood(*state, "hours_per_wek", "\"8\"");
    assert_string_equal(err.text, "cannot tag the vacancy: there is no condition "
                                  "'hours_per_wek' (did you mean hours_per_week)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_condition_is_yes_no_or_agree),
        cmocka_unit_test(amounts_are_said_as_people_write_them),
        cmocka_unit_test(amounts_are_said_in_json),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_wrong_name_gets_the_nearest_right_one),
    };

    return cmocka_run_group_tests_name("tag_says", tests, open_taxonomy, close_taxonomy);
}
