/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/change.h"

#include "support.h"

#include <stdlib.h>

#include "tests/casework/book.h"

/* What was dismissed comes back only when it changed in a way that matters to the reason. */

static int open_taxonomy(void **state)
{
    return suited_taxonomy_open(NULL, (struct suited_taxonomy **)state, &err);
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

/* What of `now` matters to who decided for `reason` against `then`; "" is nothing. */
static void assert_back(const struct suited_taxonomy *taxonomy, const char *id,
                        const char *then, const char *now, const char *expected)
{
    json_t *before = json_of(then), *after = json_of(now);
    const json_t *reason = reason_named(taxonomy, id);
    json_t *kept = change_then(reason, before);
    json_t *back = change_since(taxonomy, reason, kept, after);

    assert_string_equal(json_is_null(back) ? "" : json_string_value(back), expected);
    json_decref(back);
    json_decref(kept);
    json_decref(after);
    json_decref(before);
}

#define HEAVY(value) "{'facts': [{'condition': 'heavy_lifting', 'value': '" value "'}]}"
#define HOURS(range) "{'quantities': {'hours_per_week': {" range ", 'source': 'feed'}}}"
#define PAY(min, period)                                                                       \
    "{'quantities': {'pay': {'min': " min ", 'period': '" period "', 'quote': 'x'}}}"
#define AT(name, lat) "{'name': '" name "', 'lat': " lat ", 'lon': -1.4}"

static void a_condition_matters_when_it_is_as_wanted_and_was_not(void **state)
{
    assert_back(*state, "too_physical", HEAVY("yes"), HEAVY("no"),
                "Heavy lifting (10 kg and more): no now, yes then.");
    assert_back(*state, "too_physical", "{}", HEAVY("no"),
                "Heavy lifting (10 kg and more): no now, not said then.");
    assert_back(*state, "too_physical", HEAVY("yes"), HEAVY("agree"),
                "Heavy lifting (10 kg and more): could be agreed now, yes then.");
    assert_back(*state, "too_physical", HEAVY("no"), HEAVY("no"), "");
    assert_back(*state, "too_physical", HEAVY("no"), HEAVY("yes"), "");
    assert_back(*state, "too_physical", HEAVY("yes"), "{}", "");
}

static void entailed_facts_matter_as_much(void **state)
{
    assert_back(*state, "too_far", "{}",
                "{'entailed': [{'condition': 'remote_work', 'value': 'yes'}]}",
                "All or nearly all from home: yes now, not said then.");
}

static void hours_matter_when_there_can_be_fewer(void **state)
{
    assert_back(*state, "too_many_hours", HOURS("'min': 30, 'max': 37.5"),
                HOURS("'min': 16, 'max': 16"), "Hours a week: 16 now, 30 to 37.5 then.");
    assert_back(*state, "too_many_hours", HOURS("'min': 30, 'max': 30"),
                HOURS("'min': 35, 'max': 35"), "");
    assert_back(*state, "too_few_hours", HOURS("'min': 8, 'max': 12"),
                HOURS("'min': 8, 'max': 20"), "Hours a week: 8 to 20 now, 8 to 12 then.");
}

static void pay_matters_by_its_lower_end_and_period(void **state)
{
    assert_back(*state, "pay_too_low", PAY("12", "hour"), PAY("13.5", "hour"),
                "Pay: at least £13.50 an hour now, at least £12 an hour then.");
    assert_back(*state, "pay_too_low", PAY("12", "hour"), PAY("11", "hour"), "");
    assert_back(*state, "pay_too_low", PAY("24000", "year"), PAY("13", "hour"),
                "Pay: at least £13 an hour now, at least £24,000 a year then.");
}

static void a_place_matters_when_it_is_another(void **state)
{
    assert_back(*state, "too_far", "{'places': [" AT("Southampton", "50.9") "]}",
                "{'places': [" AT("Southampton, Hampshire", "50.91") "]}", "");
    assert_back(*state, "too_far", "{'places': [" AT("Southampton", "50.9") "]}",
                "{'places': [" AT("Southampton", "50.9") ", " AT("Romsey", "50.99") "]}",
                "Place: Southampton, Romsey now, Southampton then.");
}

static void times_and_work_matter_when_they_are_other(void **state)
{
    assert_back(*state, "wrong_times",
                "{'quantities': {'shift': {'start': '06:00', 'end': '14:00'}}}",
                "{'quantities': {'shift': {'start': '10:00', 'end': '15:00', 'at': [1, 2]}}}",
                "Working times: 10:00 to 15:00 now, 06:00 to 14:00 then.");
    assert_back(*state, "not_the_work",
                "{'occupations': [{'code': '5223', 'title': 'Shop sales assistants'}]}",
                "{'occupations': [{'code': '4110', 'title': 'General office clerks'}]}",
                "Kind of work: General office clerks now, Shop sales assistants then.");
}

static void a_closed_vacancy_and_a_reason_for_good_bring_nothing_back(void **state)
{
    assert_back(
        *state, "too_physical", HEAVY("yes"),
        "{'status': 'closed', 'facts': [{'condition': 'heavy_lifting', 'value': 'no'}]}", "");
    assert_back(*state, "employer", HEAVY("yes"), HEAVY("no"), "");
    assert_back(*state, "no such reason", HEAVY("yes"), HEAVY("no"), "");
}

/* The same through the casebook: hidden, until the employer says otherwise. */
static void what_was_dismissed_is_hidden_until_it_changed(void **state)
{
    struct shop *shop;
    json_t *now;
    uint32_t number, *hidden;
    size_t count;
    void *own = NULL;

    (void)state;
    open_shop(&own);
    shop = own;
    number = put(shop, "Clerk", "", plain_row(), HEAVY("yes"));
    ready(shop);
    save(shop, "{'id': 'ann'}");
    add(shop, "ann",
        "{'kind': 'decision', 'vacancy': 1, 'decision': 'not_for_me', 'reason': "
        "'too_physical'}");
    now = standing_of(shop, "ann");
    suited_case_hidden(now, &hidden, &count);
    assert_int_equal(count, 1);
    assert_int_equal(hidden[0], number);
    free(hidden);
    json_decref(now);

    change(shop, number, HEAVY("no"));
    now = standing_of(shop, "ann");
    suited_case_hidden(now, &hidden, &count);
    assert_int_equal(count, 0);
    assert_string_equal(text_at(now, "decisions/0/back"),
                        "Heavy lifting (10 kg and more): no now, yes then.");
    free(hidden);
    json_decref(now);
    close_shop(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_condition_matters_when_it_is_as_wanted_and_was_not),
        cmocka_unit_test(entailed_facts_matter_as_much),
        cmocka_unit_test(hours_matter_when_there_can_be_fewer),
        cmocka_unit_test(pay_matters_by_its_lower_end_and_period),
        cmocka_unit_test(a_place_matters_when_it_is_another),
        cmocka_unit_test(times_and_work_matter_when_they_are_other),
        cmocka_unit_test(a_closed_vacancy_and_a_reason_for_good_bring_nothing_back),
        cmocka_unit_test(what_was_dismissed_is_hidden_until_it_changed),
    };

    return cmocka_run_group_tests_name("change", tests, open_taxonomy, close_taxonomy);
}
