/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settling.h"

static void words_stand_before_a_field_that_lies(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "part_time", FACT_YES)};

    reading.facts = facts;
    reading.fact_count = 1;
    settle(
        fixture,
        "{\"facts\": [{\"condition\": \"part_time\", \"value\": \"no\", \"source\": \"feed\","
        " \"weak\": true}]}",
        &reading);
    assert_fact(fixture, "facts", "part_time", "yes", "advert");
    assert_fact(fixture, "also", "part_time", "no", "feed");
    assert_true(is_yes(fixture, "part_time"));
}

static void a_field_that_can_be_trusted_stands_before_words(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "remote_work", FACT_YES)};

    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture,
           "{\"facts\": [{\"condition\": \"remote_work\", \"value\": \"no\","
           " \"source\": \"feed\"}]}",
           &reading);
    assert_fact(fixture, "facts", "remote_work", "no", "feed");
    assert_fact(fixture, "also", "remote_work", "yes", "advert");
    assert_true(is_asked(fixture, "remote_work"));
}

static void a_quote_is_kept_with_its_place(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "night_work", FACT_YES)};

    facts[0].quote = (struct quote){5, 11};
    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture, "{\"text\": \"Nights only\"}", &reading);
    assert_string_equal(json_text_of(fact_in(fixture, "facts", "night_work"), "quote"),
                        "Nights");
}

static void a_shift_read_from_words_keeps_its_clock_beside_its_quote(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    const json_t *shift;

    reading.quantities.shift.said = true;
    reading.quantities.shift.start = 13 * 60;
    reading.quantities.shift.end = 19 * 60;
    reading.quantities.shift.quote = (struct quote){5, 15};
    settle(fixture, "{\"text\": \"1pm to 7pm\"}", &reading);
    shift = json_object_get(json_object_get(fixture->vacancy.record, "quantities"), "shift");
    assert_string_equal(json_text_of(shift, "start"), "13:00");
    assert_string_equal(json_text_of(shift, "quote"), "1pm to 7pm");
    assert_int_equal(fixture->vacancy.row.shift_start, 13 * 60);
    assert_int_equal(fixture->vacancy.row.shift_end, 19 * 60);
    assert_fact(fixture, "entailed", "evening_work", "yes", "advert");
    assert_int_equal(json_integer_value(
                         json_object_get(fact_in(fixture, "entailed", "evening_work"), "end")),
                     15);
}

static void the_employer_stands_before_all_and_the_loser_shows(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "seated_work", FACT_NO)};

    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture, "{}", &reading);
    settle_tags(fixture, "[{\"condition\": \"seated_work\", \"value\": \"agree\", \"source\": "
                         "\"employer\", \"by\": \"J\", \"day\": \"2026-11-02\"},"
                         " {\"condition\": \"seated_work\", \"value\": \"yes\", \"source\": "
                         "\"adviser\", \"by\": \"A\", \"day\": \"2026-11-03\"}]");
    assert_fact(fixture, "facts", "seated_work", "agree", "employer");
    assert_int_equal(json_array_size(json_object_get(fixture->vacancy.record, "also")), 2);
    assert_int_equal(fixture->vacancy.row.agree, UINT64_C(1)
                                                     << number_of(fixture, "seated_work"));
    assert_true(is_asked(fixture, "seated_work"));
}

static void a_later_tag_stands_before_an_earlier_and_none_brings_the_words_back(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "driving", FACT_YES)};

    reading.facts = facts;
    reading.fact_count = 1;
    settle(fixture, "{}", &reading);
    settle_tags(fixture, "[{\"condition\": \"driving\", \"value\": \"yes\", \"source\": "
                         "\"employer\", \"day\": \"2026-11-02\"}, {\"condition\": \"driving\", "
                         "\"value\": \"no\", \"source\": \"employer\", \"day\": "
                         "\"2026-11-02\"}]");
    assert_fact(fixture, "facts", "driving", "no", "employer");
    settle_tags(fixture, "[]");
    assert_fact(fixture, "facts", "driving", "yes", "advert");
    assert_null(fact_in(fixture, "also", "driving"));
}

static const json_t *hours_of(const struct fixture *fixture)
{
    return json_object_get(json_object_get(fixture->vacancy.record, "quantities"),
                           "hours_per_week");
}

/* The advert says full-time, 37 hours. */
static void settle_full_time(struct fixture *fixture)
{
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "part_time", FACT_NO)};

    reading.facts = facts;
    reading.fact_count = 1;
    reading.quantities.hours.said = true;
    reading.quantities.hours.min = reading.quantities.hours.max = 37;
    settle(fixture, "{}", &reading);
}

static void hours_that_a_person_says_stand_and_what_follows_from_them_too(void **state)
{
    struct fixture *fixture = *state;

    settle_full_time(fixture);
    for (int twice = 0; twice < 2; twice++) {
        settle_tags(fixture, "[{\"quantity\": \"hours_per_week\", \"min\": 8, \"max\": 16,"
                             " \"source\": \"employer\", \"by\": \"Kim\", \"quote\": \"We"
                             " could do 8 to 16\"}]");
        assert_string_equal(json_text_of(hours_of(fixture), "quote"), "We could do 8 to 16");
        assert_int_equal(fixture->vacancy.row.hours_max, 1600);
        assert_fact(fixture, "entailed", "part_time", "yes", "employer");
        assert_fact(fixture, "also", "part_time", "no", "advert");
        assert_null(fact_in(fixture, "facts", "part_time"));
        assert_true(is_yes(fixture, "part_time"));
    }
    assert_int_equal(
        json_array_size(json_object_get(fixture->vacancy.record, "quantities_also")), 1);
    settle_tags(fixture, "[]");
    assert_int_equal(fixture->vacancy.row.hours_max, 3700);
    assert_fact(fixture, "facts", "part_time", "no", "advert");
    assert_null(fact_in(fixture, "also", "part_time"));
}

static void of_amounts_too_the_employer_stands_and_then_the_later(void **state)
{
    struct fixture *fixture = *state;

    settle_full_time(fixture);
    settle_tags(fixture,
                "[{\"quantity\": \"hours_per_week\", \"min\": 16, \"max\": 16, \"source\": "
                "\"employer\"}, {\"quantity\": \"hours_per_week\", \"min\": 20, \"max\": 20, "
                "\"source\": \"employer\"}, {\"quantity\": \"hours_per_week\", \"min\": 30, "
                "\"max\": 30, \"source\": \"adviser\"}]");
    assert_int_equal(fixture->vacancy.row.hours_max, 2000);
    assert_int_equal(
        json_array_size(json_object_get(fixture->vacancy.record, "quantities_also")), 3);
}

static void what_follows_from_an_advisers_word_yields_to_the_employers(void **state)
{
    struct fixture *fixture = *state;

    settle_full_time(fixture);
    settle_tags(fixture, "[{\"condition\": \"heavy_lifting\", \"value\": \"yes\", \"source\": "
                         "\"employer\"}, {\"quantity\": \"max_lift_kg\", \"value\": 5, "
                         "\"source\": \"adviser\"}]");
    assert_fact(fixture, "facts", "heavy_lifting", "yes", "employer");
    assert_fact(fixture, "entailed", "manual_handling", "yes", "adviser");
}

static void pay_of_words_and_field_are_both_kept(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    reading.quantities.pay.said = true;
    reading.quantities.pay.min = reading.quantities.pay.max = 12.71;
    reading.quantities.pay.period = SUITED_HOUR;
    memcpy(reading.quantities.pay.currency, "GBP", 4);
    settle(fixture,
           "{\"quantities\": {\"pay\": {\"min\": 24000, \"period\": \"year\", \"currency\": "
           "\"GBP\", \"source\": \"feed\", \"weak\": true}}}",
           &reading);
    assert_int_equal(fixture->vacancy.row.pay_min, 1271);
    assert_int_equal(fixture->vacancy.row.pay_period, SUITED_HOUR);
    assert_int_equal(
        json_array_size(json_object_get(fixture->vacancy.record, "quantities_also")), 1);
    assert_true(is_no(fixture, "unpaid"));
}

static void a_pay_field_without_an_amount_does_not_hide_the_words(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    const char *advert = "{\"quantities\": {\"pay\": {\"text\": \"Competitive\", "
                         "\"source\": \"feed\"}}}";

    settle(fixture, advert, &reading);
    assert_int_equal(fixture->vacancy.row.pay_min, SUITED_UNSAID32);
    assert_false(is_no(fixture, "unpaid"));
    drop_vacancy(state);
    reading.quantities.pay.said = true;
    reading.quantities.pay.min = 24000;
    reading.quantities.pay.period = SUITED_YEAR;
    settle(fixture, advert, &reading);
    assert_int_equal(fixture->vacancy.row.pay_min, 2400000);
}

static void a_day_before_it_was_seen_is_the_day_it_was_posted(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    settle(fixture, "{\"posted\": \"2026-10-05\", \"closes\": \"2026-12-01\"}", &reading);
    assert_int_equal(fixture->vacancy.row.posted, day_of("2026-10-05"));
    assert_int_equal(fixture->vacancy.row.closes, day_of("2026-12-01"));
    drop_vacancy(state);
    settle(fixture, "{\"posted\": \"2027-01-01\"}", &reading);
    assert_int_equal(fixture->vacancy.row.posted, day_of(SEEN));
}

static void text_in_another_language_is_marked(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();

    reading.language[0] = '\0';
    settle(fixture, "{\"language\": \"en\"}", &reading);
    assert_string_equal(json_text_of(fixture->vacancy.record, "language"), "und");
    assert_true(fixture->vacancy.row.flags & SUITED_DAMAGED_TEXT);
}

/* One of a few values, by a small generator that is the same everywhere. */
static unsigned pick(unsigned *random, unsigned count)
{
    *random = *random * 1103515245 + 12345;
    return *random >> 16 & 0x7fff ? (*random >> 16) % count : 0;
}

static void random_reading(unsigned *random, struct read_fact *facts, struct reading *reading)
{
    static const uint16_t times[] = {0, 359, 450, 1080, 1110, 1380, 1439};

    *reading = nothing_read();
    reading->facts = facts;
    reading->fact_count = pick(random, 9);
    for (size_t i = 0; i < reading->fact_count; i++)
        facts[i] = (struct read_fact){.condition = (uint8_t)pick(random, 50),
                                      .value = (uint8_t)pick(random, 2),
                                      .quote = {0, 1 + pick(random, 4)},
                                      .standing = true};
    reading->quantities.shift.said = pick(random, 2);
    reading->quantities.shift.start = times[pick(random, 7)];
    reading->quantities.shift.end = times[pick(random, 7)];
    reading->quantities.hours.said = pick(random, 2);
    reading->quantities.hours.min = pick(random, 3) ? (double)pick(random, 60) : NAN;
    reading->quantities.hours.max = reading->quantities.hours.min;
    reading->quantities.days.said = pick(random, 2);
    reading->quantities.days.named = (uint8_t)pick(random, 128);
    reading->home_temporary = pick(random, 2);
}

static void settling_again_changes_nothing_and_rows_survive_a_dump(void **state)
{
    struct fixture *fixture = *state;
    struct read_fact facts[10];
    struct reading reading;
    unsigned random = 42;

    for (int round = 0; round < 300; round++) {
        struct suited_row before;
        json_t *record, *no_tags = round % 2 ? json_array() : NULL;
        char *text;

        random_reading(&random, facts, &reading);
        settle(fixture, "{\"employer\": \"Acme\"}", &reading);
        before = fixture->vacancy.row;
        text = json_dumps(fixture->vacancy.record, JSON_COMPACT);
        record = json_loads(text, 0, NULL);
        settle_again(fixture->taxonomy, no_tags, &fixture->vacancy);
        assert_memory_equal(&fixture->vacancy.row, &before, sizeof(before));
        assert_true(json_equal(fixture->vacancy.record, record));
        free(text);
        json_decref(no_tags);
        json_decref(record);
        drop_vacancy(state);
    }
}

static void printing_is_to_the_letter(void **state)
{
    struct fixture *fixture = *state;
    struct reading reading = nothing_read();
    struct read_fact facts[] = {read_fact(fixture, "permanent", FACT_YES)};
    json_t *printed, *expected, *id = json_string("x-1");

    reading.facts = facts;
    reading.fact_count = 1;
    reading.quantities.max_lift.said = true;
    reading.quantities.max_lift.kg = 8;
    printed = settle_print(fixture->taxonomy, id, "Cook", "Text", &reading);
    expected = json_loads(
        "{\"id\": \"x-1\", \"language\": \"en\", \"facts\": [{\"condition\": \"permanent\","
        " \"value\": \"yes\", \"source\": \"advert\", \"quote\": \"Cook\", \"start\": 0,"
        " \"end\": 4}], \"also\": [], \"entailed\": [{\"condition\": \"temporary\", \"value\":"
        " \"no\", \"source\": \"advert\", \"quote\": \"Cook\", \"start\": 0, \"end\": 4,"
        " \"from\": \"permanent\"}, {\"condition\": \"heavy_lifting\", \"value\": \"no\","
        " \"source\": \"advert\", \"from\": \"max_lift_kg\"}, {\"condition\":"
        " \"manual_handling\", \"value\": \"yes\", \"source\": \"advert\", \"from\":"
        " \"max_lift_kg\"}], \"quantities\": {\"max_lift_kg\": 8}, \"occupations\": [],"
        " \"skills\": []}",
        0, NULL);
    assert_true(json_equal(printed, expected));
    json_decref(expected);
    json_decref(printed);
    json_decref(id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(words_stand_before_a_field_that_lies),
        CASE(a_field_that_can_be_trusted_stands_before_words),
        CASE(a_quote_is_kept_with_its_place),
        CASE(a_shift_read_from_words_keeps_its_clock_beside_its_quote),
        CASE(the_employer_stands_before_all_and_the_loser_shows),
        CASE(a_later_tag_stands_before_an_earlier_and_none_brings_the_words_back),
        CASE(hours_that_a_person_says_stand_and_what_follows_from_them_too),
        CASE(of_amounts_too_the_employer_stands_and_then_the_later),
        CASE(what_follows_from_an_advisers_word_yields_to_the_employers),
        CASE(pay_of_words_and_field_are_both_kept),
        CASE(a_pay_field_without_an_amount_does_not_hide_the_words),
        CASE(a_day_before_it_was_seen_is_the_day_it_was_posted),
        CASE(text_in_another_language_is_marked),
        CASE(settling_again_changes_nothing_and_rows_survive_a_dump),
        CASE(printing_is_to_the_letter),
    };

    return cmocka_run_group_tests_name("settle", tests, open_taxonomy, close_taxonomy);
}
