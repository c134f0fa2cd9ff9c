/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/server/desk.h"

#define KIM                                                                                    \
    "{'profile': {'id': 'kim', 'home': {'place': 'Southampton'}, 'must': [{'travel':"          \
    " {'max_km': 80}}, {'heavy_lifting': 'no'}], 'nice': [{'seated_work': 'yes'}]}}"
#define SHORTLIST "/api/clients/kim/shortlist"

static const json_t *first_of(const struct desk *desk, const char *group)
{
    const json_t *first = json_array_get(json_object_get(desk->reply.json, group), 0);

    if (!first)
        fail_msg("no vacancy in %s", group);
    return first;
}

static int open_with_kim(void **state)
{
    desk_open(state);
    assert_int_equal(desk_call(*state, METHOD_POST, "/api/clients", KIM), 201);
    return 0;
}

#define KIM_TEST(name) cmocka_unit_test_setup_teardown(name, open_with_kim, desk_close)

static void a_shortlist_says_wishes_grounds_hours_and_pay_in_words(void **state)
{
    struct desk *desk = *state;
    const json_t *vacancy, *wish;
    size_t i;

    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST, "{}"), 200);
    vacancy = first_of(desk, "ask_first");
    json_array_foreach(json_object_get(vacancy, "wishes"), i, wish)
        assert_true(*json_text_of(wish, "says"));
    assert_true(i >= 3);
    assert_true(json_object_get(vacancy, "hours") && json_object_get(vacancy, "pay"));
    assert_true(json_is_object(json_object_get(vacancy, "point")));
    assert_true(json_is_null(json_object_get(vacancy, "decision")));
    assert_string_equal(
        json_text_of(json_array_get(json_object_get(desk->reply.json, "wishes"), 0), "says"),
        "Travel: up to 80 km");
    assert_string_equal(json_text_of(json_object_get(desk->reply.json, "home"), "place"),
                        "Southampton");
    assert_true(json_is_number(json_object_get(desk->reply.json, "ms")));
}

static void wishes_that_are_tried_out_are_weighed_and_not_saved(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST,
                               "{'profile': {'id': 'kim', 'must': [{'night_work': 'yes'}]}}"),
                     200);
    assert_string_equal(
        json_text_of(json_array_get(json_object_get(desk->reply.json, "wishes"), 0), "says"),
        "Night work");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim", ""), 200);
    assert_int_equal(json_integer_value(json_object_get(desk->reply.json, "version")), 1);
    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST, "{'profile': {'id': 'lee'}}"),
                     422);
}

static void what_is_asked_for_wrongly_is_refused(void **state)
{
    static const char *const wrong[] = {
        "{'limit': 0}",     "{'limit': 201}",    "{'limit': '5'}",
        "{'limit': 1.5}",   "{'turns': 'mine'}", "{'reading': 'better'}",
        "{'group': 'all'}", "{'sorted': true}",  "{'profile': []}",
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        if (desk_call(*state, METHOD_POST, SHORTLIST, wrong[i]) != 422)
            fail_msg("%s was not refused", wrong[i]);
}

static void what_is_decided_against_stands_apart(void **state)
{
    struct desk *desk = *state;
    json_int_t number, again;
    char body[200];

    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST, "{}"), 200);
    number = json_integer_value(json_object_get(first_of(desk, "ask_first"), "vacancy"));
    snprintf(
        body, sizeof(body),
        "{'kind': 'decision', 'vacancy': %d, 'decision': 'not_for_me', 'reason': 'too_far'}",
        (int)number);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/events", body), 201);
    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST, "{}"), 200);
    again = json_integer_value(json_object_get(first_of(desk, "ask_first"), "vacancy"));
    assert_int_not_equal(again, number);
    assert_int_equal(
        json_integer_value(json_object_get(first_of(desk, "dismissed"), "vacancy")), number);
}

static void any_vacancy_is_explained_by_number_link_or_title(void **state)
{
    struct desk *desk = *state;
    char body[600], title[200], url[300];
    const json_t *first;

    assert_int_equal(desk_call(desk, METHOD_POST, SHORTLIST, "{}"), 200);
    first = first_of(desk, "ask_first");
    snprintf(title, sizeof(title), "%s", json_text_of(first, "title"));
    snprintf(url, sizeof(url), "%s", json_text_of(first, "url"));
    assert_true(*url);
    snprintf(body, sizeof(body), "{'vacancy': '%d'}",
             (int)json_integer_value(json_object_get(first, "vacancy")));
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/explain", body), 200);
    assert_string_equal(json_text_of(desk->reply.json, "title"), title);
    assert_string_equal(json_text_of(desk->reply.json, "group"), "ask_first");
    snprintf(body, sizeof(body), "{'vacancy': '%s'}", url);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/explain", body), 200);
    assert_string_equal(json_text_of(desk->reply.json, "title"), title);
    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/clients/kim/explain", "{'vacancy': 'warehouse'}"),
        200);
    assert_true(json_array_size(json_object_get(desk->reply.json, "found")) > 0);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/explain",
                               "{'vacancy': 'astronaut on the moon'}"),
                     404);
    assert_contains(desk_detail(desk), "no open vacancy has the words");
}

/* A name as it stands in an address. */
static void add_escaped(char *out, const char *name)
{
    for (out += strlen(out); *name; name++)
        out += sprintf(out, "%%%02X", (unsigned char)*name);
}

static void a_call_sheet_has_questions_and_nothing_of_a_client(void **state)
{
    struct desk *desk = *state;
    char target[600] = "/api/callsheets/", *text;
    const json_t *first;

    assert_int_equal(desk_call(desk, METHOD_GET, "/api/callsheets", ""), 200);
    first = json_array_get(desk->reply.json, 0);
    assert_true(json_integer_value(json_object_get(first, "questions")) > 0);
    add_escaped(target, json_text_of(first, "employer"));
    assert_int_equal(desk_call(desk, METHOD_GET, target, ""), 200);
    first = json_array_get(json_object_get(desk->reply.json, "vacancies"), 0);
    first = json_array_get(json_object_get(first, "questions"), 0);
    assert_true(*json_text_of(first, "condition"));
    assert_string_equal(strchr(json_text_of(first, "ask"), '?'), "?");
    text = json_dumps(desk->reply.json, 0);
    assert_null(strstr(text, "kim"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIM_TEST(a_shortlist_says_wishes_grounds_hours_and_pay_in_words),
        KIM_TEST(wishes_that_are_tried_out_are_weighed_and_not_saved),
        KIM_TEST(what_is_asked_for_wrongly_is_refused),
        KIM_TEST(what_is_decided_against_stands_apart),
        KIM_TEST(any_vacancy_is_explained_by_number_link_or_title),
        KIM_TEST(a_call_sheet_has_questions_and_nothing_of_a_client),
    };

    return cmocka_run_group_tests_name("shortlist", tests, NULL, NULL);
}
