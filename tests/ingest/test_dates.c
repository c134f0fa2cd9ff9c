/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/dates.h"

#include "base/json.h"
#include "suited/day.h"
#include "support.h"

static json_t *words;

static int load_words(void **state)
{
    json_t *all;

    *state = NULL;
    if (json_read_share("taxonomies/field_words.json", &all, &err))
        return -1;
    words = json_incref(json_object_get(all, "dates"));
    json_decref(all);
    return 0;
}

static int drop_words(void **state)
{
    (void)state;
    json_decref(words);
    return 0;
}

/* `text` is JSON; today is Sunday, 8 November 2020. */
static void assert_day(const char *text, const char *expected)
{
    json_t *value = json_loads(text, JSON_DECODE_ANY, NULL);
    char found[SUITED_DAY_TEXT] = "none";
    int32_t day;

    assert_non_null(value);
    if (date_read(value, words, suited_day_of(2020, 11, 8), &day))
        suited_day_format(day, found);
    if (strcmp(found, expected) != 0)
        fail_msg("%s is %s, not %s", text, found, expected);
    json_decref(value);
}

static void iso_dates_and_times_are_read_by_the_day_they_print(void **state)
{
    (void)state;
    assert_day("\"2020-11-06\"", "2020-11-06");
    assert_day("\" 2020-11-06T23:30:00-05:00 \"", "2020-11-06");
    assert_day("\"2018-12-27T10:50:17+0000\"", "2018-12-27");
    assert_day("\"2020-11-06 10:00:00 UTC\"", "2020-11-06");
    assert_day("\"2020/11/06\"", "2020-11-06");
    assert_day("\"20201106\"", "2020-11-06");
    assert_day("\"20201106T101500Z\"", "2020-11-06");
    assert_day("20201106", "2020-11-06");
}

static void figures_are_day_first_unless_that_is_no_day(void **state)
{
    (void)state;
    assert_day("\"06/11/2020\"", "2020-11-06");
    assert_day("\"6.11.2020\"", "2020-11-06");
    assert_day("\"06-11-20 09:15\"", "2020-11-06");
    assert_day("\"11/16/2020\"", "2020-11-16");
}

static void months_are_read_by_name(void **state)
{
    (void)state;
    assert_day("\"6 November 2020\"", "2020-11-06");
    assert_day("\"Nov 6, 2020\"", "2020-11-06");
    assert_day("\"6th Sept. 2020 at 11:59 pm\"", "2020-09-06");
    assert_day("\"Fri, 06 Nov 2020 10:00:00 GMT\"", "2020-11-06");
    assert_day("\"Fri, 06 Nov 20 10:00:00 GMT\"", "2020-11-06");
    assert_day("\"Fri Nov 06 10:00:00 2020\"", "2020-11-06");
    assert_day("\"3. März 2021\"", "2021-03-03");
    assert_day("\"11:55 pm on Sunday 2nd July 2023\"", "2023-07-02");
    assert_day("\"10pm, 2 July 2023\"", "2023-07-02");
}

static void seconds_and_milliseconds_are_told_apart(void **state)
{
    (void)state;
    assert_day("1604620800", "2020-11-06");
    assert_day("1604620800000", "2020-11-06");
    assert_day("\"1604620800\"", "2020-11-06");
    assert_day("\"1604620800000.0\"", "2020-11-06");
}

static void relative_days_are_reckoned_from_today(void **state)
{
    (void)state;
    assert_day("\"Posted Today\"", "2020-11-08");
    assert_day("\"Posted yesterday\"", "2020-11-07");
    assert_day("\"Posted 3 Days Ago\"", "2020-11-05");
    assert_day("\"Posted 30+ Days Ago\"", "2020-10-09");
    assert_day("\"3 weeks ago\"", "2020-10-18");
    assert_day("\"an hour ago\"", "2020-11-08");
    assert_day("\"2d ago\"", "2020-11-06");
    assert_day("\"closes in 5 days\"", "2020-11-13");
}

static void what_is_no_day_is_left_out(void **state)
{
    static const char *const bad[] = {"\"\"",
                                      "\"31/06/2020\"",
                                      "\"2021-02-29\"",
                                      "\"1970-01-01\"",
                                      "0",
                                      "-1604620800",
                                      "\"soon\"",
                                      "\"November 2020\"",
                                      "\"6 November\"",
                                      "\"2120-01-01\"",
                                      "true",
                                      "null",
                                      "\"10:30\"",
                                      "1e300",
                                      "\"99999999999999999\"",
                                      "\"ongoing\"",
                                      "\"3 days\"",
                                      "\"2020-11\""};

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_day(bad[i], "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_dates_and_times_are_read_by_the_day_they_print),
        cmocka_unit_test(figures_are_day_first_unless_that_is_no_day),
        cmocka_unit_test(months_are_read_by_name),
        cmocka_unit_test(seconds_and_milliseconds_are_told_apart),
        cmocka_unit_test(relative_days_are_reckoned_from_today),
        cmocka_unit_test(what_is_no_day_is_left_out),
    };

    return cmocka_run_group_tests_name("dates", tests, load_words, drop_words);
}
