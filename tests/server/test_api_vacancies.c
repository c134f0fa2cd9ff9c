/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "suited/places.h"
#include "tests/server/desk.h"

static json_int_t count_found(struct desk *desk, const char *target)
{
    int code = desk_call(desk, METHOD_GET, target, "");

    if (code != 200)
        fail_msg("%s: %d %s", target, code, desk_detail(desk));
    return json_integer_value(json_object_get(desk->reply.json, "count"));
}

static void filters_narrow_what_is_found(void **state)
{
    struct desk *desk = *state;
    json_int_t all = count_found(desk, "/api/vacancies");

    assert_true(all > 10);
    assert_true(count_found(desk, "/api/vacancies?place=Southampton&km=5") < all);
    assert_true(count_found(desk, "/api/vacancies?yes=part_time") < all);
    assert_true(count_found(desk, "/api/vacancies?words=driver") < all);
    assert_int_equal(count_found(desk, "/api/vacancies?from=3&limit=2"), all);
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "vacancies")), 2);
}

static void a_filter_that_cannot_be_understood_is_refused(void **state)
{
    static const char *const wrong[][2] = {
        {"/api/vacancies?place=Xqzzyv", "Xqzzyv"},
        {"/api/vacancies?place=Totton&km=-1", "'km' is '-1'"},
        {"/api/vacancies?place=Totton&km=0x10", "'km' is '0x10'"},
        {"/api/vacancies?place=Totton&km=nan", "'km' is 'nan'"},
        {"/api/vacancies?hours_max=lots", "'hours_max' is 'lots'"},
        {"/api/vacancies?yes=seeted_work", "did you mean 'seated_work'"},
        {"/api/vacancies?code=12345", "no ISCO-08 group"},
        {"/api/vacancies?limit=0", "limit"},
        {"/api/vacancies?limit=101", "limit"},
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        assert_int_equal(desk_call(*state, METHOD_GET, wrong[i][0], ""), 422);
        assert_contains(desk_detail(*state), wrong[i][1]);
    }
}

static void a_vacancy_that_is_told_wrongly_is_refused_by_the_field(void **state)
{
    static const char *const wrong[][2] = {
        {"{}", "'title' is missing"},
        {"{'title': 7}", "'title' must be text"},
        {"{'title': 'Clerk', 'places': 'Totton'}", "'places' must be a list"},
        {"{'title': 'Clerk', 'pay': 12}", "'pay' must be text or an object"},
        {"{'title': 'Clerk', 'closes': 20261128}", "'closes' must be text"},
        {"{'title': 'Clerk', 'salary': '12'}", "there is no 'salary' in it"},
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        assert_int_equal(desk_call(*state, METHOD_POST, "/api/vacancies", wrong[i][0]), 422);
        assert_contains(desk_detail(*state), wrong[i][1]);
    }
}

static const json_t *fact_named(const json_t *record, const char *condition)
{
    json_t *fact;
    size_t i;

    json_array_foreach(json_object_get(record, "facts"), i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return fact;
    return NULL;
}

static void what_an_employer_says_becomes_a_fact_with_its_words(void **state)
{
    struct desk *desk = *state;
    const json_t *fact, *tag;

    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/vacancies/1/facts",
                  "{'says': {'sit_stand_choice': 'yes', 'hours_per_week': {'min': 8,"
                  " 'max': 16}}, 'source': 'employer', 'words': 'Of course.'}"),
        200);
    fact = fact_named(desk->reply.json, "sit_stand_choice");
    assert_string_equal(json_text_of(fact, "value"), "yes");
    assert_string_equal(json_text_of(fact, "source"), "employer");
    tag = json_array_get(json_object_get(desk->reply.json, "tags"), 0);
    assert_string_equal(json_text_of(tag, "words"), "Of course.");
    assert_string_equal(json_text_of(tag, "by"), "rosa");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/vacancies/1", ""), 200);
    assert_non_null(fact_named(desk->reply.json, "sit_stand_choice"));
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "tags")), 2);
}

static void what_is_said_wrongly_changes_nothing(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies/1/facts",
                               "{'says': {'sit_stand_choise': 'yes'}, 'source': 'employer'}"),
                     422);
    assert_contains(desk_detail(desk), "sit_stand_choice");
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies/1/facts",
                               "{'says': {'seated_work': 'yes'}, 'source': 'prior'}"),
                     422);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies/1/facts",
                               "{'says': ['seated_work'], 'source': 'adviser'}"),
                     422);
    assert_contains(desk_detail(desk), "'says' must be an object");
    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/vacancies/1/facts",
                  "{'says': {'seated_work': 'yes'}, 'source': 'adviser', 'words': 5}"),
        422);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies/99999/facts",
                               "{'says': {'seated_work': 'yes'}, 'source': 'adviser'}"),
                     404);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/vacancies/1", ""), 200);
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "tags")), 0);
}

static void a_number_that_is_none_is_no_vacancy(void **state)
{
    assert_int_equal(desk_call(*state, METHOD_GET, "/api/vacancies/abc", ""), 404);
    assert_int_equal(desk_call(*state, METHOD_GET, "/api/vacancies/0", ""), 404);
    assert_int_equal(desk_call(*state, METHOD_GET, "/api/vacancies/4294967296", ""), 404);
    assert_int_equal(desk_call(*state, METHOD_GET, "/api/vacancies/-1", ""), 404);
}

static void a_vacancy_that_somebody_told_of_is_found_at_once(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/vacancies",
                  "{'id': 'told-1', 'title': 'Saddler', 'employer': 'Ann Thorpe', 'places':"
                  " ['Totton'], 'description': 'Sit at the bench. 16 hours a week.'}"),
        201);
    assert_int_equal(count_found(desk, "/api/vacancies?words=saddler"), 1);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies", "{'id': 'told-2'}"), 422);
}

static void the_catalogue_offers_wishes_in_words(void **state)
{
    struct desk *desk = *state;
    const json_t *limitations, *offer;

    assert_int_equal(desk_call(desk, METHOD_GET, "/api/catalogue", ""), 200);
    assert_true(json_array_size(json_object_get(desk->reply.json, "conditions")) > 40);
    assert_true(json_array_size(json_object_get(desk->reply.json, "reasons")) > 5);
    limitations = json_object_get(desk->reply.json, "limitations");
    assert_true(json_array_size(limitations) > 40);
    offer = json_array_get(json_object_get(json_array_get(limitations, 0), "offers"), 0);
    assert_true(*json_text_of(offer, "says"));
}

static const char *suggested(struct desk *desk, const char *target, size_t which,
                             const char *key)
{
    assert_int_equal(desk_call(desk, METHOD_GET, target, ""), 200);
    return json_text_of(json_array_get(desk->reply.json, which), key);
}

/* The largest comes first; counties come last, and other countries where ours has none. */
static void places_are_suggested_from_their_first_letters(void **state)
{
    struct desk *desk = *state;

    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=tott", 0, "value"),
                        "Totton");
    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=tott", 0, "hint"),
                        "town, Hampshire");
    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=s", 0, "value"),
                        "Sheffield");
    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=hampsh", 0, "hint"),
                        "county");
    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=tottor", 0, "hint"),
                        "city, Tottori Shi, JP");
    assert_string_equal(
        suggested(desk, "/api/suggest?kind=places&words=Totton,+Han", 0, "value"), "Totton");
    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=qqqq", 0, "value"), "");
}

static void what_is_suggested_for_a_place_is_understood_as_it(void **state)
{
    struct desk *desk = *state;
    struct suited_place place;

    assert_string_equal(suggested(desk, "/api/suggest?kind=places&words=newp", 1, "value"),
                        "Newport, Isle of Wight");
    assert_ok(suited_place_find(desk->taxonomy, "Newport, Isle of Wight", "GB", &place, &err));
    assert_in_range(place.point.lat, 5060000, 5080000);
    for (size_t i = 0; i < 8; i++) {
        const char *value = suggested(desk, "/api/suggest?kind=places&words=newp", i, "value");

        assert_ok(suited_place_find(desk->taxonomy, value, "GB", &place, &err));
        assert_memory_equal(place.name, value, strlen(place.name));
    }
}

static void suggestions_come_for_work_and_skills(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(
        desk_call(desk, METHOD_GET, "/api/suggest?kind=occupations&words=librar", ""), 200);
    assert_contains(json_text_of(json_array_get(desk->reply.json, 0), "value"), "ibrar");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/suggest?kind=planets&words=x", ""), 422);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/suggest?kind=skills", ""), 422);
}

static void a_feed_shows_what_could_not_be_taken(void **state)
{
    struct desk *desk = *state;
    char long_name[500];

    assert_int_equal(desk_call(desk, METHOD_GET, "/api/feeds", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 1);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/feeds/demo", ""), 200);
    assert_true(json_array_size(json_object_get(desk->reply.json, "quarantine")) > 0);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/feeds/none", ""), 404);
    snprintf(long_name, sizeof(long_name), "/api/feeds/%0450d", 7);
    assert_int_equal(desk_call(desk, METHOD_GET, long_name, ""), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(filters_narrow_what_is_found),
        DESK_TEST(a_filter_that_cannot_be_understood_is_refused),
        DESK_TEST(a_vacancy_that_is_told_wrongly_is_refused_by_the_field),
        DESK_TEST(what_an_employer_says_becomes_a_fact_with_its_words),
        DESK_TEST(what_is_said_wrongly_changes_nothing),
        DESK_TEST(a_number_that_is_none_is_no_vacancy),
        DESK_TEST(a_vacancy_that_somebody_told_of_is_found_at_once),
        DESK_TEST(the_catalogue_offers_wishes_in_words),
        DESK_TEST(places_are_suggested_from_their_first_letters),
        DESK_TEST(what_is_suggested_for_a_place_is_understood_as_it),
        DESK_TEST(suggestions_come_for_work_and_skills),
        DESK_TEST(a_feed_shows_what_could_not_be_taken),
    };

    return cmocka_run_group_tests_name("vacancies", tests, NULL, NULL);
}
