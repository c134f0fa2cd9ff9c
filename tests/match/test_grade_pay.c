/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/match/rows.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define NIL          SUITED_UNSAID16 /* no hours said */
#define NO_PAY       SUITED_UNSAID32

/* Short names, so that a case is a line. */
#define HOUR  SUITED_HOUR
#define DAY   SUITED_DAY
#define WEEK  SUITED_WEEK
#define MONTH SUITED_MONTH
#define YEAR  SUITED_YEAR
#define FTE   SUITED_PRO_RATA

struct pay_case {
    int32_t min, max;
    uint8_t period, flags;
    uint16_t hours, full;
    uint64_t yes;
    struct limits wanted;
    enum suited_period asked;
    int sure, possible;
};

static void check(const struct pay_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pay_case *one = &cases[i];
        struct suited_row row = blank_row();
        struct sight sight = sight_of(&row);
        struct interval grade;

        row.pay_min = one->min;
        row.pay_max = one->max;
        row.pay_period = one->period;
        row.flags = one->flags;
        row.hours_min = row.hours_max = one->hours;
        row.full_time_hours = one->full;
        row.yes = one->yes;
        grade = grade_pay(&sight, one->wanted, one->asked);
        if (grade.sure != one->sure || grade.possible != one->possible)
            fail_msg("case %zu: %u to %u, not %d to %d", i, grade.sure, grade.possible,
                     one->sure, one->possible);
    }
}

static void rates_are_compared_by_the_hour(void **state)
{
    static const struct pay_case cases[] = {
        {1271, 1271, HOUR, 0, NIL, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {1270, 1500, HOUR, 0, NIL, NIL, 0, {1271, -1}, HOUR, 3, 3},
        /* 24,870 ÷ 52.18 ÷ 37.5 = 12.71 */
        {2487000, 2487000, YEAR, 0, NIL, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {2487000, 2487000, YEAR, 0, NIL, 4000, 0, {1271, -1}, HOUR, 3, 3},
        {9600, 9600, DAY, 0, NIL, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {207250, 207250, MONTH, 0, NIL, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {20000, 20000, WEEK, 0, 1000, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {2500000, 2500000, YEAR, 0, NIL, 4000, 0, {2500000, -1}, YEAR, 4, 4},
    };

    (void)state;
    check(cases, COUNT(cases));
}

static void a_salary_on_a_part_time_post_may_be_read_two_ways(void **state)
{
    static const struct pay_case cases[] = {
        /* £20,000 at 16 hours: £10.22 an hour for full time, or £23.96 for these hours */
        {2000000, 2000000, YEAR, 0, 1600, NIL, PART_TIME, {1271, -1}, HOUR, 2, 4},
        {2000000, 2000000, YEAR, FTE, 1600, NIL, PART_TIME, {1271, -1}, HOUR, 2, 2},
        {2487000, 2487000, YEAR, 0, 1600, NIL, 0, {1271, -1}, HOUR, 4, 4},
        {1000000, 1000000, YEAR, 0, NIL, NIL, PART_TIME, {1271, -1}, HOUR, 0, 4},
    };

    (void)state;
    check(cases, COUNT(cases));
}

static void a_wish_by_the_week_counts_the_posts_own_hours(void **state)
{
    static const struct pay_case cases[] = {
        {1200, 1200, HOUR, 0, 1500, NIL, 0, {-1, 18350}, WEEK, 4, 4},
        {1200, 1200, HOUR, 0, 1600, NIL, 0, {-1, 18350}, WEEK, 3, 3},
        {1200, 1200, HOUR, 0, NIL, NIL, 0, {-1, 18350}, WEEK, 0, 4},
        {2500000, 2500000, YEAR, FTE, 1500, NIL, 0, {-1, 20000}, WEEK, 4, 4},
        {2500000, 2500000, YEAR, 0, NIL, NIL, 0, {47900, -1}, WEEK, 4, 4},
        {200000, 200000, MONTH, 0, 3750, NIL, 0, {200000, -1}, MONTH, 4, 4},
    };

    (void)state;
    check(cases, COUNT(cases));
}

static void up_to_alone_foreign_pay_and_silence_are_unknown(void **state)
{
    static const struct pay_case cases[] = {
        {NO_PAY, 1500, HOUR, 0, NIL, NIL, 0, {1271, -1}, HOUR, 0, 4},
        {NO_PAY, 1200, HOUR, 0, NIL, NIL, 0, {1271, -1}, HOUR, 0, 3},
        {NO_PAY, 1200, HOUR, 0, NIL, NIL, 0, {-1, 1271}, HOUR, 4, 4},
        {1500, 1500, HOUR, SUITED_PAY_FOREIGN, NIL, NIL, 0, {1271, -1}, HOUR, 0, 4},
        {NO_PAY, NO_PAY, SUITED_PERIOD_NONE, 0, NIL, NIL, 0, {1271, -1}, HOUR, 0, 4},
    };

    (void)state;
    check(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_compared_by_the_hour),
        cmocka_unit_test(a_salary_on_a_part_time_post_may_be_read_two_ways),
        cmocka_unit_test(a_wish_by_the_week_counts_the_posts_own_hours),
        cmocka_unit_test(up_to_alone_foreign_pay_and_silence_are_unknown),
    };

    return cmocka_run_group_tests_name("grade_pay", tests, NULL, NULL);
}
