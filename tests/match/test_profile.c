/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "match/profile.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct suited_taxonomy *taxonomy_of(void **state)
{
    return *state;
}

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

/* Single quotes stand for double ones. */
static json_t *json_of(const char *text)
{
    char *copy = strdup(text);
    json_t *json;

    for (char *at = copy; *at; at++)
        if (*at == '\'')
            *at = '"';
    json = json_loads(copy, 0, NULL);
    if (!json)
        fail_msg("the test's own JSON is broken: %s", text);
    free(copy);
    return json;
}

static enum suited_status parse(void **state, const char *text, struct suited_profile **out)
{
    json_t *json = json_of(text);
    enum suited_status status = suited_profile_parse(json, taxonomy_of(state), "GB", out, &err);

    json_decref(json);
    return status;
}

/* A profile, and what the sentence that refuses it has: what is wrong, and what to do. */
static const char *const refused[][3] = {
    {"[]", "no JSON object", ""},
    {"{}", "no 'id'", ""},
    {"{'id': ''}", "no 'id'", ""},
    {"{'id': '..'}", "no page's address", ""},
    {"{'id': 'c', 'musts': []}", "key 'musts'", "did you mean 'must'"},
    {"{'id': 'c', 'stage': 'redy'}", "stage 'redy'", "did you mean 'ready'"},
    {"{'id': 'c', 'order': 'rank'}", "order 'rank'", "ranked"},
    {"{'id': 'c', 'must': [{'heavy_liftng': 'no'}]}", "must wish 1 'heavy_liftng'",
     "did you mean 'heavy_lifting'"},
    {"{'id': 'c', 'nice': [{'seated_work': 'yes'}, {'seated_work': 'yess'}]}", "nice wish 2",
     "did you mean 'yes'"},
    {"{'id': 'c', 'must': [{'seated_work': true}]}", "must wish 1 'seated_work'",
     "\"yes\" or \"no\""},
    {"{'id': 'c', 'must': [{'seated_work': 'yes', 'driving': 'no'}]}", "one key",
     "each wish on its own"},
    {"{'id': 'c', 'must': [{'hours_per_week': {'mx': 16}}]}", "key 'mx'", "did you mean 'max'"},
    {"{'id': 'c', 'must': [{'hours_per_week': {'min': 20, 'max': 16}}]}", "min 20", "max 16"},
    {"{'id': 'c', 'must': [{'hours_per_week': {'max': 200}}]}", "max is 200", "0 to 168"},
    {"{'id': 'c', 'must': [{'hours_per_week': {}}]}", "needs", "max"},
    {"{'id': 'c', 'must': [{'hours_per_week': 16}]}", "an object", ""},
    {"{'id': 'c', 'must': [{'days_per_week': {'max': 8}}]}", "max is 8", "0 to 7 days"},
    {"{'id': 'c', 'must': [{'max_lift_kg': '5'}]}", "number of kg", "without quotes"},
    {"{'id': 'c', 'must': [{'shift': {'start': '9:30'}}]}", "start must be a time", "09:30"},
    {"{'id': 'c', 'must': [{'shift': {'end': '25:00'}}]}", "end must be a time", ""},
    {"{'id': 'c', 'must': [{'days': {'possible': ['monday']}}]}", "day 'monday'", "mon"},
    {"{'id': 'c', 'must': [{'days': {'parts': ['mornings']}}]}", "mornings",
     "did you mean 'morning'"},
    {"{'id': 'c', 'must': [{'days': {'max_in_a_row': 0}}]}", "max_in_a_row", "1 to 7"},
    {"{'id': 'c', 'nice': [{'pay': {'min': 12.71}}]}", "period", "hour, day, week"},
    {"{'id': 'c', 'nice': [{'pay': {'min': 1, 'period': 'hourly'}}]}", "period 'hourly'",
     "did you mean 'hour'"},
    {"{'id': 'c', 'must': [{'travel': {'max_km': 8}}]}", "no home", "add \"home\""},
    {"{'id': 'c', 'must': [{'travel': {'max_miles': 8}}]}", "max_miles", "max_km"},
    {"{'id': 'c', 'must': [{'work': ['9999']}]}", "no ISCO-08 code '9999'", "nearest group"},
    {"{'id': 'c', 'must': [{'work': 'clerk'}]}", "list of words", ""},
    {"{'id': 'c', 'must': [{'skills': 'used'}]}", "names no skills", "add \"skills\""},
    {"{'id': 'c', 'skills': ['x'], 'must': [{'skills': 'use'}]}", "value 'use'",
     "did you mean 'used'"},
    {"{'id': 'c', 'must': [{'about': 'animals'}]}", "too blunt", "important or nice"},
    {"{'id': 'c', 'home': {'place': 'Qqzzxx'}}", "home", "Qqzzxx"},
    {"{'id': 'c', 'home': {'place': 'Southhampton'}}", "home",
     "there is no place 'Southhampton' (did you mean Southampton?)"},
    {"{'id': 'c', 'home': {'lat': 91, 'lon': 0}}", "lat must be", ""},
    {"{'id': 'c', 'home': {'town': 'Totton'}}", "key 'town'", "place"},
    {"{'id': 'c', 'has': {'level': 9}}", "level", "0 to 8"},
    {"{'id': 'c', 'has': {'registers': ['NMCC']}}", "register 'NMCC'", "NMC"},
    {"{'id': 'c', 'has': {'driving_licence': 'no'}}", "driving_licence", "true or false"},
    {"{'id': 'c', 'avoid': {'employer': []}}", "key 'employer'", "did you mean 'employers'"},
    {"{'id': 'c', 'avoid': {'work': ['9999']}}", "9999", ""},
    {"{'id': 'c', 'alerts': {'groups': ['fit']}}", "group 'fit'", "did you mean 'fits'"},
    {"{'id': 'c', 'alerts': {'best': 0}}", "best", "1 to 1000"},
};

static void what_cannot_be_understood_is_refused_with_what_to_do(void **state)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct suited_profile *profile;
        enum suited_status status = parse(state, refused[i][0], &profile);

        if (status != SUITED_INVALID || !strstr(err.text, refused[i][1]) ||
            !strstr(err.text, refused[i][2]))
            fail_msg("%s: status %d, %s", refused[i][0], (int)status, err.text);
        assert_null(profile);
    }
}

static void the_profile_of_the_model_is_taken(void **state)
{
    struct suited_profile *profile;

    assert_ok(parse(
        state,
        "{'id': 'c-0142', 'home': {'place': 'Southampton'}, 'stage': 'adapting', 'order': "
        "'equal',"
        " 'skills': ['data entry', 'customer service', 'helping people'],"
        " 'has': {'driving_licence': false, 'level': 2, 'registers': []},"
        " 'must': [{'hours_per_week': {'min': 8, 'max': 16}}, {'heavy_lifting': 'no'},"
        "          {'sit_stand_choice': 'yes'}],"
        " 'important': [{'travel': {'max_km': 8}}, {'work': ['library assistant', '4110']},"
        "               {'skills': 'used'}, {'fast_paced': 'no'}],"
        " 'nice': [{'flexible_hours': 'yes'}, {'pay': {'min': 12.71, 'period': 'hour'}}],"
        " 'bad_day': [{'seated_work': 'yes'}],"
        " 'avoid': {'employers': ['Acme'], 'work': ['sales'], 'words': ['commission']},"
        " 'alerts': {'on': true, 'groups': ['fits', 'ask_first'], 'best': 10}}",
        &profile));
    assert_string_equal(suited_profile_id(profile), "c-0142");
    assert_int_equal(profile->wish_count, 6 + 4 + 2 + 1);
    suited_profile_free(profile);
}

/* The keys of the implied musts, one after the other. */
static const char *implied(void **state, const char *text, char out[64])
{
    struct suited_profile *profile;

    *out = '\0';
    assert_ok(parse(state, text, &profile));
    for (size_t i = 0; i < profile->wish_count; i++)
        if (profile->wishes[i].implied) {
            assert_int_equal(profile->wishes[i].tier, TIER_MUST);
            strcat(strcat(out, " "),
                   json_object_iter_key(json_object_iter(profile->wishes[i].json)));
        }
    suited_profile_free(profile);
    return out;
}

static void implied_musts_go_when_a_wish_of_their_kind_is_there(void **state)
{
    char out[64];

    assert_string_equal(implied(state, "{'id': 'c'}", out), " unpaid");
    assert_string_equal(implied(state, "{'id': 'c', 'nice': [{'unpaid': 'yes'}]}", out), "");
    assert_string_equal(implied(state, "{'id': 'c', 'bad_day': [{'unpaid': 'no'}]}", out),
                        " unpaid");
    assert_string_equal(
        implied(state, "{'id': 'c', 'has': {'level': 2}, 'home': {'lat': 50, 'lon': 1}}", out),
        " unpaid can_apply travel");
    assert_string_equal(implied(state,
                                "{'id': 'c', 'home': {'lat': 50, 'lon': 1},"
                                " 'important': [{'travel': {'max_km': 8}}]}",
                                out),
                        " unpaid travel");
    assert_string_equal(implied(state,
                                "{'id': 'c', 'home': {'lat': 50, 'lon': 1},"
                                " 'must': [{'travel': {'max_km': 8}}]}",
                                out),
                        " unpaid");
    assert_string_equal(
        implied(state, "{'id': 'c', 'has': {'level': 2}, 'nice': [{'can_apply': 'yes'}]}", out),
        " unpaid");
}

static void free_words_are_never_refused_and_notes_say_what_became_of_them(void **state)
{
    struct suited_profile *profile;
    char *notes;

    assert_ok(parse(state,
                    "{'id': 'c', 'skills': ['qwrtzx'], 'important': [{'work': ['zzxqy']},"
                    " {'work': ['4110']}, {'about': 'the of'}, {'about': ''}],"
                    " 'avoid': {'employers': [''], 'work': ['', '%s%n'], 'words': ['£%&']}}",
                    &profile));
    notes = json_dumps(profile->notes, 0);
    assert_contains(notes, "'qwrtzx' is not known by name");
    assert_contains(notes, "'zzxqy' is not known by name");
    free(notes);
    suited_profile_free(profile);
}

static void a_town_as_home_is_said_to_be_rough(void **state)
{
    struct suited_profile *profile;
    char *notes;

    assert_ok(parse(state, "{'id': 'c', 'home': {'place': 'Totton'}}", &profile));
    notes = json_dumps(profile->notes, 0);
    assert_contains(notes, "town Totton");
    assert_string_equal(profile->country, "GB");
    free(notes);
    suited_profile_free(profile);
}

static void home_and_wishes_are_given_as_they_order(void **state)
{
    struct suited_profile *profile;
    json_t *wishes,
        *expected =
            json_of("[{'tier': 'must', 'implied': false, 'wish': {'seated_work': 'yes'}},"
                    " {'tier': 'must', 'implied': true, 'wish': {'unpaid': 'no'}},"
                    " {'tier': 'must', 'implied': true, 'wish': {'travel': {'max_km': 60}}},"
                    " {'tier': 'nice', 'implied': false, 'wish': {'part_time': 'yes'}}]");

    assert_ok(parse(state,
                    "{'id': 'c', 'home': {'place': 'Totton'}, 'nice': [{'part_time': 'yes'}],"
                    " 'must': [{'seated_work': 'yes'}], 'bad_day': [{'driving': 'no'}]}",
                    &profile));
    wishes = suited_profile_wishes(profile);
    assert_true(json_equal(wishes, expected));
    assert_string_equal(suited_profile_home(profile)->name, "Totton");
    json_decref(wishes);
    json_decref(expected);
    suited_profile_free(profile);
    assert_ok(parse(state, "{'id': 'c'}", &profile));
    assert_null(suited_profile_home(profile));
    suited_profile_free(profile);
}

static void a_thousand_wishes_are_taken_and_one_more_is_too_many(void **state)
{
    json_t *list = json_array(), *json = json_pack("{s:s, s:o}", "id", "c", "nice", list);
    struct suited_profile *profile;

    for (int i = 0; i < 1000; i++)
        json_array_append_new(list, json_pack("{s:s}", "seated_work", "yes"));
    assert_ok(suited_profile_parse(json, taxonomy_of(state), "GB", &profile, &err));
    suited_profile_free(profile);
    json_array_append_new(list, json_pack("{s:s}", "seated_work", "yes"));
    assert_int_equal(suited_profile_parse(json, taxonomy_of(state), "GB", &profile, &err),
                     SUITED_LIMIT);
    assert_contains(err.text, "more than 1000 wishes");
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_understood_is_refused_with_what_to_do),
        cmocka_unit_test(the_profile_of_the_model_is_taken),
        cmocka_unit_test(implied_musts_go_when_a_wish_of_their_kind_is_there),
        cmocka_unit_test(free_words_are_never_refused_and_notes_say_what_became_of_them),
        cmocka_unit_test(a_town_as_home_is_said_to_be_rough),
        cmocka_unit_test(home_and_wishes_are_given_as_they_order),
        cmocka_unit_test(a_thousand_wishes_are_taken_and_one_more_is_too_many),
    };

    return cmocka_run_group_tests_name("profile", tests, open_taxonomy, close_taxonomy);
}
