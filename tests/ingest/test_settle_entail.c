/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settling.h"

static void who_works_from_home_altogether_does_so_in_part(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "remote_work", FACT_YES)};

    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture, "{\"text\": \"Remote\"}", &reading);
    assert_fact(fixture, "entailed", "hybrid_work", "yes", "advert");
    assert_fact(fixture, "facts", "remote_work", "yes", "advert");
}

static void hours_below_35_entail_part_time_and_say_from_which(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    settle(fixture,
           "{\"quantities\": {\"hours_per_week\": {\"min\": 16, \"max\": 20, \"source\": "
           "\"feed\"}}}",
           &reading);
    assert_fact(fixture, "entailed", "part_time", "yes", "feed");
    assert_string_equal(json_text_of(fact_in(fixture, "entailed", "part_time"), "from"),
                        "hours_per_week");
    assert_true(is_yes(fixture, "part_time"));
    assert_false(is_asked(fixture, "part_time"));
}

static void part_time_without_hours_is_fewer_than_35(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    settle(fixture,
           "{\"facts\": [{\"condition\": \"part_time\", \"value\": \"yes\", \"source\": "
           "\"feed\"}]}",
           &reading);
    assert_int_equal(fixture->vacancy.row.hours_min, SUITED_UNSAID16);
    assert_int_equal(fixture->vacancy.row.hours_max, 3499);
}

static void full_time_without_hours_is_35_and_more(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    settle(fixture,
           "{\"facts\": [{\"condition\": \"part_time\", \"value\": \"no\", \"source\": "
           "\"feed\"}]}",
           &reading);
    assert_int_equal(fixture->vacancy.row.hours_min, 3500);
    assert_int_equal(fixture->vacancy.row.hours_max, SUITED_UNSAID16);
}

static void nothing_entailed_overrides_what_is_stated(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "permanent", FACT_YES),
                                read_fact(fixture, "temporary", FACT_YES)};

    reading.facts = facts;
    reading.fact_count = 2;
    settle(fixture, "{}", &reading);
    assert_true(is_yes(fixture, "permanent") && is_yes(fixture, "temporary"));
    assert_int_equal(json_array_size(json_object_get(fixture->vacancy.record, "entailed")), 0);
}

static void a_load_entails_heavy_lifting_and_that_manual_handling(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    reading.quantities.max_lift.said = true;
    reading.quantities.max_lift.kg = 22.7;
    settle(fixture, "{}", &reading);
    assert_true(is_yes(fixture, "heavy_lifting") && is_yes(fixture, "manual_handling"));
    assert_int_equal(fixture->vacancy.row.max_lift, 227);
}

static void a_printed_day_shift_is_no_night_or_evening_work_but_on_a_rota(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "shift_rota", FACT_YES)};

    reading.quantities.shift.said = true;
    reading.quantities.shift.start = 9 * 60;
    reading.quantities.shift.end = 17 * 60;
    settle(fixture, "{}", &reading);
    assert_true(is_no(fixture, "night_work") && is_no(fixture, "evening_work"));
    assert_true(is_no(fixture, "early_start"));
    assert_int_equal(fixture->vacancy.row.day_parts, SUITED_MORNING | SUITED_AFTERNOON);
    drop_vacancy(state);
    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture, "{}", &reading);
    assert_false(is_no(fixture, "night_work") || is_no(fixture, "evening_work"));
}

static void a_night_shift_is_evening_and_night_but_no_early_start(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    reading.quantities.shift.said = true;
    reading.quantities.shift.start = 22 * 60;
    reading.quantities.shift.end = 7 * 60;
    settle(fixture, "{}", &reading);
    assert_true(is_yes(fixture, "night_work") && is_yes(fixture, "evening_work"));
    assert_true(is_no(fixture, "early_start"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_works_from_home_altogether_does_so_in_part),
        CASE(hours_below_35_entail_part_time_and_say_from_which),
        CASE(part_time_without_hours_is_fewer_than_35),
        CASE(full_time_without_hours_is_35_and_more),
        CASE(nothing_entailed_overrides_what_is_stated),
        CASE(a_load_entails_heavy_lifting_and_that_manual_handling),
        CASE(a_printed_day_shift_is_no_night_or_evening_work_but_on_a_rota),
        CASE(a_night_shift_is_evening_and_night_but_no_early_start),
    };

    return cmocka_run_group_tests_name("settle entail", tests, open_taxonomy, close_taxonomy);
}
