/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/row_of.h"

#include "base/fold.h"
#include "suited/day.h"
#include "support.h"

static int open_taxonomy(void **state)
{
    struct suited_taxonomy *taxonomy;

    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    *state = taxonomy;
    return 0;
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

static struct suited_row row(void **state, const char *record)
{
    json_t *json = json_loads(record, 0, NULL);
    struct suited_row row;

    assert_non_null(json);
    row_of(*state, json, &row);
    json_decref(json);
    return row;
}

static void an_empty_record_states_nothing(void **state)
{
    struct suited_row empty = row(state, "{}");

    assert_int_equal(empty.yes | empty.no | empty.agree | empty.asked, 0);
    assert_int_equal(empty.hours_min, SUITED_UNSAID16);
    assert_int_equal(empty.days_max, SUITED_UNSAID8);
    assert_int_equal(empty.pay_min, SUITED_UNSAID32);
    assert_int_equal(empty.shift_start, SUITED_UNSAID16);
    assert_int_equal(empty.max_lift, SUITED_UNSAID16);
    assert_int_equal(empty.posted, SUITED_DAY_NONE);
    assert_int_equal(empty.closes, SUITED_DAY_NONE);
    assert_int_equal(empty.employer | empty.flags | empty.place_count, 0);
}

static void amounts_become_whole_numbers(void **state)
{
    struct suited_row r = row(
        state, "{\"full_time_hours\": 37, \"quantities\": {\"hours_per_week\": {\"min\": "
               "20.75, \"max\": 37.5}, \"days_per_week\": {\"min\": 2.5}, \"pay\": {\"min\": "
               "12.71, \"period\": \"hour\", \"currency\": \"GBP\", \"pro_rata\": true}, "
               "\"max_lift_kg\": {\"value\": 22.7}}}");

    assert_int_equal(r.hours_min, 2075);
    assert_int_equal(r.hours_max, 3750);
    assert_int_equal(r.full_time_hours, 3700);
    assert_int_equal(r.days_min, 10);
    assert_int_equal(r.days_max, SUITED_UNSAID8);
    assert_int_equal(r.pay_min, 1271);
    assert_int_equal(r.pay_max, SUITED_UNSAID32);
    assert_int_equal(r.pay_period, SUITED_HOUR);
    assert_int_equal(r.flags, SUITED_PRO_RATA);
    assert_int_equal(r.max_lift, 227);
}

static void amounts_too_large_are_held_to_what_fits(void **state)
{
    struct suited_row r =
        row(state, "{\"quantities\": {\"hours_per_week\": {\"min\": 1e9, \"max\": -3}, "
                   "\"pay\": {\"min\": 1e12, \"period\": \"year\", \"currency\": \"SEK\"}}}");

    assert_int_equal(r.hours_min, SUITED_UNSAID16 - 1);
    assert_int_equal(r.hours_max, SUITED_UNSAID16);
    assert_int_equal(r.pay_min, SUITED_UNSAID32 - 1);
    assert_int_equal(r.flags, SUITED_PAY_FOREIGN);
}

static void only_sources_asked_either_way_move_a_prior(void **state)
{
    struct suited_row r = row(
        state,
        "{\"facts\": [{\"condition\": \"seated_work\", \"value\": \"yes\", \"source\": "
        "\"advert\"}, {\"condition\": \"part_time\", \"value\": \"no\", \"source\": "
        "\"advert\"}, {\"condition\": \"driving\", \"value\": \"no\", \"source\": \"feed\"},"
        " {\"condition\": \"overtime\", \"value\": \"no\", \"source\": \"feed\", \"weak\": "
        "true}], \"entailed\": [{\"condition\": \"temporary\", \"value\": \"no\", "
        "\"source\": \"feed\", \"from\": \"permanent\"}]}");
    unsigned part_time = suited_condition_find(*state, "part_time")->number;
    unsigned driving = suited_condition_find(*state, "driving")->number;

    assert_int_equal(r.asked, UINT64_C(1) << part_time | UINT64_C(1) << driving);
    assert_true(r.no >> suited_condition_find(*state, "temporary")->number & 1);
}

static void days_parts_and_shift_are_bits_and_minutes(void **state)
{
    struct suited_row r =
        row(state, "{\"quantities\": {\"shift\": {\"start\": \"22:00\", \"end\": \"07:30\"}, "
                   "\"days\": {\"named\": [\"mon\", \"fri\", \"sat\", \"sun\"]}}}");

    assert_int_equal(r.shift_start, 22 * 60);
    assert_int_equal(r.shift_end, 7 * 60 + 30);
    assert_int_equal(r.day_parts, SUITED_EVENING | SUITED_NIGHT | SUITED_MORNING);
    assert_int_equal(r.days_named, 0x71);
    assert_int_equal(r.days_in_a_row, 4);
}

static void parts_that_are_said_stand_before_those_of_the_shift(void **state)
{
    struct suited_row r =
        row(state, "{\"quantities\": {\"shift\": {\"start\": \"09:00\", \"end\": \"13:00\"}, "
                   "\"days\": {\"parts\": [\"morning\"], \"in_a_row\": 2}}}");

    assert_int_equal(r.day_parts, SUITED_MORNING);
    assert_int_equal(r.days_in_a_row, 2);
}

static void what_is_required_is_a_level_and_bits_of_registers(void **state)
{
    struct suited_row r = row(state, "{\"quantities\": {\"requires\": {\"level\": 3, "
                                     "\"registers\": [\"HCPC\", \"no such\"]}}}");
    int hcpc = suited_register_find(*state, "HCPC");

    assert_int_equal(r.level, 3);
    assert_int_equal(r.registers, UINT32_C(1) << hcpc);
}

static void places_codes_and_countries_are_taken_as_far_as_they_fit(void **state)
{
    struct suited_row r =
        row(state, "{\"places\": [{\"name\": \"Totton\", \"lat\": 50.91877, \"lon\": -1.49037, "
                   "\"radius_km\": 3}, {\"name\": \"United Kingdom\", \"country\": \"GB\"}], "
                   "\"countries\": [\"GB\"], \"employer\": \"Acme Ltd\", \"occupations\": "
                   "[{\"code\": \"4110\", \"confidence\": 80}], \"skills\": [{}, {}]}");

    assert_int_equal(r.place_count, 1);
    assert_int_equal(r.places[0].lat, 5091877);
    assert_int_equal(r.places[0].lon, -149037);
    assert_int_equal(r.places[0].radius_km, 3);
    assert_int_equal(r.countries[0], 'G' << 8 | 'B');
    assert_int_equal(r.codes[0], 4110);
    assert_int_equal(r.confidence[0], 80);
    assert_int_equal(r.skills, 2);
    assert_int_equal(r.employer, employer_hash("ACME LTD."));
}

static void times_that_are_none_are_not_taken(void **state)
{
    static const char *const bad[] = {"", "9:00", "24:00", "12:60", "12:5", "noon", "12:000"};

    (void)state;
    assert_int_equal(row_clock("00:00"), 0);
    assert_int_equal(row_clock("23:59"), 1439);
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(row_clock(bad[i]), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_record_states_nothing),
        cmocka_unit_test(amounts_become_whole_numbers),
        cmocka_unit_test(amounts_too_large_are_held_to_what_fits),
        cmocka_unit_test(only_sources_asked_either_way_move_a_prior),
        cmocka_unit_test(days_parts_and_shift_are_bits_and_minutes),
        cmocka_unit_test(parts_that_are_said_stand_before_those_of_the_shift),
        cmocka_unit_test(what_is_required_is_a_level_and_bits_of_registers),
        cmocka_unit_test(places_codes_and_countries_are_taken_as_far_as_they_fit),
        cmocka_unit_test(times_that_are_none_are_not_taken),
    };

    return cmocka_run_group_tests_name("row_of", tests, open_taxonomy, close_taxonomy);
}
