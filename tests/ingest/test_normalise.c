/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/advert.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "suited/day.h"
#include "support.h"

static struct advert_context context = {.country = "GB"};
static json_t *words;

static int open_taxonomy(void **state)
{
    struct suited_taxonomy *taxonomy;

    if (suited_taxonomy_open(NULL, &taxonomy, &err) || advert_words(&words, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    context.taxonomy = taxonomy;
    context.words = words;
    context.today = suited_day_of(2020, 11, 8);
    *state = taxonomy;
    return 0;
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    json_decref(words);
    return 0;
}

/* JSON with ' for ". */
static json_t *parse(const char *text)
{
    char *copy = strdup(text);
    json_t *value;

    for (char *at = copy; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    value = json_loads(copy, JSON_DECODE_ANY, NULL);
    if (!value)
        fail_msg("no JSON: %s", copy);
    free(copy);
    return value;
}

/* What `fields` beside a title and an id become under `key`. */
static void assert_becomes(const char *fields, const char *key, const char *expected)
{
    json_t *mapped = parse(fields), *want = parse(expected), *advert;

    json_object_set_new(mapped, "title", json_string("Cook"));
    json_object_set_new(mapped, "id", json_string("7"));
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    if (json_is_null(want) ? json_object_get(advert, key) != NULL
                           : !json_equal(json_object_get(advert, key), want)) {
        char *got = json_dumps(json_object_get(advert, key), JSON_ENCODE_ANY | JSON_COMPACT);

        fail_msg("%s: %s is %s, not %s", fields, key, got ? got : "absent", expected);
    }
    json_decref(advert);
    json_decref(want);
    json_decref(mapped);
}

/* The facts of `fields`, as a sorted list "part_time=yes weak". */
static void assert_facts(const char *fields, const char *expected)
{
    json_t *mapped = parse(fields), *advert, *fact;
    char found[400] = "";
    size_t i;

    json_object_set_new(mapped, "title", json_string("Cook"));
    json_object_set_new(mapped, "id", json_string("7"));
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    json_array_foreach(json_object_get(advert, "facts"), i, fact) {
        size_t used = strlen(found);

        assert_string_equal(json_text_of(fact, "source"), "feed");
        snprintf(found + used, sizeof(found) - used, "%s%s=%s%s", used ? ", " : "",
                 json_text_of(fact, "condition"), json_text_of(fact, "value"),
                 json_object_get(fact, "weak") ? " weak" : "");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("%s: '%s', not '%s'", fields, found, expected);
    json_decref(advert);
    json_decref(mapped);
}

static void an_advert_without_id_takes_its_link(void **state)
{
    json_t *mapped = parse("{'title': ' Kitchen&nbsp;\\n <b>porter</b> ', 'url': "
                           "' https://jobs.example/1 ', 'employer': 'Bean &amp; Leaf'}");
    json_t *advert;

    (void)state;
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    assert_string_equal(json_text_of(advert, "id"), "https://jobs.example/1");
    assert_string_equal(json_text_of(advert, "title"), "Kitchen porter");
    assert_string_equal(json_text_of(advert, "employer"), "Bean & Leaf");
    json_decref(advert);
    json_decref(mapped);
}

static void assert_refused(const char *fields, const char *why)
{
    json_t *mapped = parse(fields), *advert;

    assert_int_equal(advert_normalise(mapped, &context, &advert, &err), SUITED_INVALID);
    assert_null(advert);
    assert_contains(err.text, why);
    json_decref(mapped);
}

static void an_advert_without_title_or_id_is_refused_with_the_reason(void **state)
{
    (void)state;
    assert_refused("{'id': '7'}", "the advert '7' has no title");
    assert_refused("{'id': '7', 'title': ' <br> '}", "has no title");
    assert_refused("{'title': 'Cook'}", "the advert 'Cook' cannot be told from others");
    assert_refused("{'title': 'Cook', 'url': 'javascript:alert(1)'}", "no id and no link");
    assert_refused("[]", "no object");
}

static void a_removed_advert_needs_no_title(void **state)
{
    json_t *mapped = parse("{'id': 7, 'removed': true}"), *advert;

    (void)state;
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    assert_string_equal(json_text_of(advert, "id"), "7");
    assert_true(json_is_true(json_object_get(advert, "removed")));
    json_decref(advert);
    json_decref(mapped);
}

static void links_are_web_links_whole_or_by_the_page(void **state)
{
    (void)state;
    assert_becomes("{'url': 'ftp://a.example/1'}", "url", "null");
    assert_becomes("{'url': 'https://a.example/1 2'}", "url", "null");
    assert_becomes("{'url': '/job/7'}", "url", "null");
    context.base = "https://cook.example/xml?l=en";
    assert_becomes("{'url': '/job/7'}", "url", "'https://cook.example/job/7'");
    assert_becomes("{'url': '//evil.example/7'}", "url", "null");
    context.base = NULL;
}

static void words_are_loaded_where_the_caller_has_none(void **state)
{
    (void)state;
    context.words = NULL;
    assert_facts("{'type': 'PART_TIME'}", "part_time=yes");
    context.words = words;
}

static void days_and_language_are_put_in_one_form(void **state)
{
    (void)state;
    assert_becomes("{'posted': 'Posted yesterday'}", "posted", "'2020-11-07'");
    assert_becomes("{'closes': '20/11/2020'}", "closes", "'2020-11-20'");
    assert_becomes("{'language': 'en-GB'}", "language", "'en'");
    assert_becomes("{'text': 1, 'description': 'a  b'}", "text", "'a  b'");
}

static void employment_types_become_facts(void **state)
{
    (void)state;
    assert_facts("{'type': 'FULL_TIME'}", "part_time=no");
    assert_facts("{'type': 'FullTime'}", "part_time=no");
    assert_facts("{'type': 'vz'}", "part_time=no");
    assert_facts("{'type': ['deltid', null, 3]}", "part_time=yes");
    assert_facts("{'type': 'fulltime_permanent'}", "part_time=no, permanent=yes, temporary=no");
    assert_facts("{'type': 'Fixed-term contract (part time)'}",
                 "temporary=yes, permanent=no, part_time=yes");
    assert_facts("{'type': ['VOLUNTEER', 'PER_DIEM']}", "unpaid=yes, variable_hours=yes");
    assert_facts("{'type': 'Zero hours'}", "variable_hours=yes");
    assert_facts("{'type': 'Engineering'}", "");
}

static void either_of_two_types_is_read_as_a_choice(void **state)
{
    (void)state;
    assert_facts("{'type': 'fulltime, parttime'}",
                 "part_time=yes, reduced_hours_considered=yes");
    assert_facts("{'type': ['permanent', 'temporary']}", "");
}

static void remote_values_become_facts(void **state)
{
    (void)state;
    assert_facts("{'remote': true}", "remote_work=yes");
    assert_facts("{'remote': 'TELECOMMUTE'}", "remote_work=yes");
    assert_facts("{'remote': 'Hybrid'}", "hybrid_work=yes");
    assert_facts("{'remote': 'on-site'}", "remote_work=no");
    assert_facts("{'remote': 'COVID-19'}", "");
}

static void facts_pass_through_when_the_condition_exists(void **state)
{
    (void)state;
    assert_facts("{'facts': {'licence_required': 'yes', 'no_such_thing': 'yes', "
                 "'driving': 'maybe'}, 'type': 'part-time'}",
                 "licence_required=yes, part_time=yes");
    assert_facts("{'facts': {'part_time': 'yes'}, 'type': 'full-time'}", "part_time=yes");
}

static void facts_of_weak_fields_say_so_and_give_way(void **state)
{
    json_t *weak = parse("['type']");

    (void)state;
    context.weak = weak;
    assert_facts("{'type': 'FULL_TIME'}", "part_time=no weak");
    assert_facts("{'type': 'remote', 'places': ['On-site']}", "remote_work=no");
    context.weak = NULL;
    json_decref(weak);
}

static void a_place_name_becomes_a_point(void **state)
{
    json_t *mapped =
        parse("{'title': 'Cook', 'id': '7', 'places': ['Southampton, Hampshire']}");
    json_t *advert, *place;

    (void)state;
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    place = json_array_get(json_object_get(advert, "places"), 0);
    assert_string_equal(json_text_of(place, "name"), "Southampton, Hampshire");
    assert_string_equal(json_text_of(place, "country"), "GB");
    assert_true(json_real_value(json_object_get(place, "lat")) > 50.8);
    assert_true(json_real_value(json_object_get(place, "lat")) < 51.0);
    json_decref(advert);
    json_decref(mapped);
}

static void own_coordinates_stand_with_the_radius_of_what_is_named(void **state)
{
    (void)state;
    assert_becomes("{'places': [{'postcode': 'SO40 3AB', 'lat': '50.9', 'lon': -1.5}]}",
                   "places",
                   "[{'name': 'SO40 3AB', 'postcode': 'SO40 3AB', 'lat': 50.9, 'lon': -1.5, "
                   "'radius_km': 1}]");
    assert_becomes("{'places': [{'text': 'Xyzzyton', 'lat': 50.9, 'lon': -1.5}]}", "places",
                   "[{'name': 'Xyzzyton', 'lat': 50.9, 'lon': -1.5, 'radius_km': 3}]");
    assert_becomes("{'places': [{'text': 'Xyzzyton', 'lat': 0, 'lon': 0}, "
                   "{'text': 'Plughville', 'lat': 91, 'lon': 0}]}",
                   "places", "[{'name': 'Xyzzyton'}, {'name': 'Plughville'}]");
}

static void a_region_with_coordinates_of_its_own_is_a_place(void **state)
{
    (void)state;
    assert_becomes("{'places': [{'city': 'South East', 'postcode': 'CT1 3NG', 'country': 'GB', "
                   "'lat': '51.2666', 'lon': '1.08711'}]}",
                   "places",
                   "[{'name': 'South East', 'postcode': 'CT1 3NG', 'country': 'GB', "
                   "'lat': 51.2666, 'lon': 1.08711, 'radius_km': 1}]");
}

static void a_place_that_is_no_list_is_a_list_of_one(void **state)
{
    (void)state;
    assert_becomes("{'places': 'Xyzzyton'}", "places", "[{'name': 'Xyzzyton'}]");
}

static void a_country_alone_is_no_place(void **state)
{
    (void)state;
    assert_becomes("{'places': [{'country': 'GB'}]}", "countries", "['GB']");
    assert_becomes("{'places': ['Remote, UK']}", "countries", "['GB']");
    assert_becomes("{'places': ['United Kingdom']}", "places", "[]");
    assert_becomes("{'countries': ['Germany', 'Europe', 'GB', 'UK']}", "countries",
                   "['DE', 'GB']");
}

static void remote_in_place_of_a_town_is_a_fact(void **state)
{
    (void)state;
    assert_facts("{'places': ['Remote']}", "remote_work=yes");
    assert_facts("{'places': ['Home based']}", "remote_work=yes");
    assert_facts("{'places': ['Anywhere in the World']}", "remote_work=yes");
    assert_facts("{'places': ['Hybrid - London']}", "hybrid_work=yes");
    assert_becomes("{'places': ['Remote', 'Worldwide', {'city': 'Remote'}]}", "places", "[]");
    assert_becomes("{'places': ['Xyzzyton (Remote)']}", "places", "[{'name': 'Xyzzyton'}]");
}

static void several_places_are_parted_and_bounded(void **state)
{
    json_t *mapped = parse("{'title': 'Cook', 'id': '7'}"), *list = json_array(), *advert;
    char name[20];

    (void)state;
    assert_becomes("{'places': ['Xyzzyton; Plughville|Xyzzyton']}", "places",
                   "[{'name': 'Xyzzyton'}, {'name': 'Plughville'}]");
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof(name), "Qqxz%dton", i);
        json_array_append_new(list, json_string(name));
    }
    json_object_set_new(mapped, "places", list);
    assert_ok(advert_normalise(mapped, &context, &advert, &err));
    assert_int_equal(json_array_size(json_object_get(advert, "places")), 16);
    json_decref(advert);
    json_decref(mapped);
}

static void pay_is_put_in_order_with_its_unit(void **state)
{
    (void)state;
    assert_becomes("{'pay': {'min': '23,400.00', 'max': 25000, 'period': 'ANNUM', "
                   "'currency': '£'}}",
                   "quantities",
                   "{'pay': {'min': 23400.0, 'max': 25000.0, 'period': 'year', 'currency': "
                   "'GBP', 'source': 'feed'}}");
    assert_becomes("{'pay': {'min': 14, 'max': 12.71, 'period': 'Per Hour'}}", "quantities",
                   "{'pay': {'min': 12.71, 'max': 14.0, 'period': 'hour', 'source': 'feed'}}");
    assert_becomes("{'pay': {'min': '20K', 'max': '25k', 'period': 'PA', 'currency': 'eur'}}",
                   "quantities",
                   "{'pay': {'min': 20000.0, 'max': 25000.0, 'period': 'year', 'currency': "
                   "'EUR', 'source': 'feed'}}");
    assert_becomes("{'pay': {'max': '23.400,50'}}", "quantities",
                   "{'pay': {'max': 23400.5, 'period': 'year', 'source': 'feed'}}");
}

static void a_slip_of_the_unit_is_put_right(void **state)
{
    (void)state;
    assert_becomes("{'pay': {'min': 14.21, 'max': 16.92, 'period': 'YEAR'}}", "quantities",
                   "{'pay': {'min': 14.21, 'max': 16.92, 'period': 'hour', 'source': 'feed'}}");
    assert_becomes("{'pay': {'min': 24000, 'period': 'HOUR'}}", "quantities",
                   "{'pay': {'min': 24000.0, 'period': 'year', 'source': 'feed'}}");
    assert_becomes("{'pay': {'min': 2000, 'period': 'fortnight'}}", "quantities",
                   "{'pay': {'min': 2000.0, 'source': 'feed'}}");
}

static void pay_of_zero_is_unknown_and_words_are_kept(void **state)
{
    (void)state;
    assert_becomes("{'pay': {'min': 0, 'max': '0', 'period': 'YEAR'}}", "quantities", "{}");
    assert_becomes("{'pay': {'min': 99999999}}", "quantities", "{}");
    assert_becomes("{'pay': '£23,400 pro rata'}", "quantities",
                   "{'pay': {'text': '£23,400 pro rata', 'source': 'feed'}}");
    assert_becomes("{'pay': {'min': '£12.71 p/h', 'max': 30000}}", "quantities",
                   "{'pay': {'text': '£12.71 p/h', 'source': 'feed'}}");
    assert_becomes("{'pay': ''}", "quantities", "{}");
}

static void weekly_hours_are_read_where_nothing_else_is_said(void **state)
{
    (void)state;
    assert_becomes("{'hours': '16-20 hours per week'}", "quantities",
                   "{'hours_per_week': {'min': 16.0, 'max': 20.0, 'source': 'feed'}}");
    assert_becomes("{'hours': 37.5}", "quantities",
                   "{'hours_per_week': {'min': 37.5, 'max': 37.5, 'source': 'feed'}}");
    assert_becomes("{'hours': {'min': '40', 'max': '30'}}", "quantities",
                   "{'hours_per_week': {'min': 30.0, 'max': 40.0, 'source': 'feed'}}");
    assert_becomes("{'hours': 'up to 20'}", "quantities",
                   "{'hours_per_week': {'max': 20.0, 'source': 'feed'}}");
    assert_becomes("{'hours': '0'}", "quantities", "{}");
    assert_becomes("{'hours': '8am to 5pm'}", "quantities", "{}");
    assert_becomes("{'hours': '200'}", "quantities", "{}");
    assert_becomes("{'hours': '-5'}", "quantities", "{}");
}

static void what_may_be_agreed_passes_through_and_other_words_do_not(void **state)
{
    (void)state;
    assert_facts("{'facts': {'flexible_hours': 'agree', 'driving': 'Yes', 'targets': 1}}",
                 "flexible_hours=agree");
}

static void amounts_said_outright_stand_before_the_hours_field(void **state)
{
    (void)state;
    assert_becomes("{'quantities': {'max_lift_kg': '5'}}", "quantities",
                   "{'max_lift_kg': {'value': 5, 'source': 'feed'}}");
    assert_becomes("{'hours': '37.5', 'quantities': {'hours_per_week': 'up to 16'}}",
                   "quantities", "{'hours_per_week': {'max': 16, 'source': 'feed'}}");
    assert_becomes("{'quantities': {'driving': 'yes', 'no_such': '5', 'shift': 'never', "
                   "'days_per_week': null}}",
                   "quantities", "{}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_advert_without_id_takes_its_link),
        cmocka_unit_test(an_advert_without_title_or_id_is_refused_with_the_reason),
        cmocka_unit_test(a_removed_advert_needs_no_title),
        cmocka_unit_test(links_are_web_links_whole_or_by_the_page),
        cmocka_unit_test(words_are_loaded_where_the_caller_has_none),
        cmocka_unit_test(days_and_language_are_put_in_one_form),
        cmocka_unit_test(employment_types_become_facts),
        cmocka_unit_test(either_of_two_types_is_read_as_a_choice),
        cmocka_unit_test(remote_values_become_facts),
        cmocka_unit_test(facts_pass_through_when_the_condition_exists),
        cmocka_unit_test(facts_of_weak_fields_say_so_and_give_way),
        cmocka_unit_test(a_place_name_becomes_a_point),
        cmocka_unit_test(own_coordinates_stand_with_the_radius_of_what_is_named),
        cmocka_unit_test(a_region_with_coordinates_of_its_own_is_a_place),
        cmocka_unit_test(a_place_that_is_no_list_is_a_list_of_one),
        cmocka_unit_test(a_country_alone_is_no_place),
        cmocka_unit_test(remote_in_place_of_a_town_is_a_fact),
        cmocka_unit_test(several_places_are_parted_and_bounded),
        cmocka_unit_test(pay_is_put_in_order_with_its_unit),
        cmocka_unit_test(a_slip_of_the_unit_is_put_right),
        cmocka_unit_test(pay_of_zero_is_unknown_and_words_are_kept),
        cmocka_unit_test(weekly_hours_are_read_where_nothing_else_is_said),
        cmocka_unit_test(what_may_be_agreed_passes_through_and_other_words_do_not),
        cmocka_unit_test(amounts_said_outright_stand_before_the_hours_field),
    };

    return cmocka_run_group_tests_name("normalise", tests, open_taxonomy, close_taxonomy);
}
