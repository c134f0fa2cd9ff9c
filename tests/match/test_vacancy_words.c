/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "match/vacancy_words.h"

/* What `say` makes of the JSON in `text`, compared and freed; "" stands for nothing. */
static void assert_words(json_t *(*say)(const json_t *), const char *text, const char *expected)
{
    json_t *record = json_loads(text, 0, NULL), *said;

    assert_non_null(record);
    said = say(record);
    assert_int_equal(json_is_null(said), !*expected);
    if (*expected)
        assert_string_equal(json_string_value(said), expected);
    json_decref(said);
    json_decref(record);
}

static json_t *say_pay(const json_t *pay)
{
    json_t *record = json_pack("{s:{s:O}}", "quantities", "pay", pay);
    json_t *said = wage_words(record);

    json_decref(record);
    return said;
}

static void hours_are_said_as_a_range_a_figure_or_one_end(void **state)
{
    (void)state;
    assert_words(hours_words,
                 "{\"quantities\": {\"hours_per_week\": {\"min\": 15, \"max\": 37.5}}}",
                 "15 to 37.5 hours a week");
    assert_words(hours_words,
                 "{\"quantities\": {\"hours_per_week\": {\"min\": 16, \"max\": 16.0}}}",
                 "16 hours a week");
    assert_words(hours_words, "{\"quantities\": {\"hours_per_week\": {\"min\": 30}}}",
                 "at least 30 hours a week");
    assert_words(hours_words, "{\"quantities\": {\"hours_per_week\": {\"max\": 20}}}",
                 "up to 20 hours a week");
    assert_words(hours_words, "{\"quantities\": {\"hours_per_week\": {\"max\": 34.99}}}",
                 "under 35 hours a week");
    assert_words(hours_words, "{\"quantities\": {}}", "");
}

static void pay_has_its_currency_period_and_pence(void **state)
{
    (void)state;
    assert_words(say_pay, "{\"min\": 12.71, \"period\": \"hour\"}", "at least £12.71 an hour");
    assert_words(say_pay,
                 "{\"min\": 23400, \"max\": 1025000, \"period\": \"year\", \"pro_rata\": true}",
                 "£23,400 to £1,025,000 a year, pro rata");
    assert_words(say_pay,
                 "{\"min\": 12, \"max\": 12, \"currency\": \"GBP\", \"period\": \"hour\"}",
                 "£12 an hour");
    assert_words(say_pay, "{\"max\": 40000, \"currency\": \"EUR\", \"period\": \"year\"}",
                 "up to EUR 40,000 a year");
    assert_words(say_pay, "{\"period\": \"hour\"}", "");
}

static void an_absurd_amount_is_said_within_bounds(void **state)
{
    (void)state;
    assert_words(say_pay, "{\"min\": 1e300}", "at least £1,000,000,000,000");
    assert_words(say_pay, "{\"min\": -5}", "at least £0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_are_said_as_a_range_a_figure_or_one_end),
        cmocka_unit_test(pay_has_its_currency_period_and_pence),
        cmocka_unit_test(an_absurd_amount_is_said_within_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
