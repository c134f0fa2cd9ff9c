/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/day.h"

#include "support.h"

static void a_day_is_read_and_written_alike(void **state)
{
    char text[SUITED_DAY_TEXT];
    int32_t day;

    (void)state;
    assert_true(suited_day_parse("2020-11-06", &day));
    assert_int_equal(day, 18572);
    suited_day_format(day, text);
    assert_string_equal(text, "2020-11-06");
}

static void days_that_do_not_exist_are_refused(void **state)
{
    static const char *const bad[] = {"2021-02-29", "2020-13-01", "2020-00-10", "2020-06-31",
                                      "2020-6-1",   "20201106",   "",           "2020-11-06 "};
    int32_t day;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(suited_day_parse(bad[i], &day));
}

static void every_day_of_four_centuries_comes_back(void **state)
{
    char text[SUITED_DAY_TEXT];
    int32_t again;

    (void)state;
    for (int32_t day = suited_day_of(1800, 1, 1); day < suited_day_of(2200, 1, 1); day++) {
        suited_day_format(day, text);
        assert_true(suited_day_parse(text, &again));
        assert_int_equal(day, again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_read_and_written_alike),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(every_day_of_four_centuries_comes_back),
    };

    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
