/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/server/desk.h"

#define KIM                                                                                    \
    "{'profile': {'id': 'kim', 'home': {'place': 'Southampton'}, 'stage': 'ready',"            \
    " 'must': [{'travel': {'max_km': 50}}]}, 'alias': 'Kim from Totton'}"

static const char *said(const struct desk *desk, const char *key)
{
    return json_text_of(desk->reply.json, key);
}

static void who_adds_a_client_has_them_in_the_caseload(void **state)
{
    struct desk *desk = *state;
    const json_t *line;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_string_equal(said(desk, "adviser"), "rosa");
    assert_string_equal(said(desk, "alias"), "Kim from Totton");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 1);
    line = json_array_get(desk->reply.json, 0);
    assert_string_equal(json_text_of(line, "id"), "kim");
    assert_true(json_is_integer(json_object_get(line, "new")));
}

static void an_id_that_is_taken_is_a_conflict(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 409);
    assert_contains(desk_detail(desk), "there is a client 'kim' already");
}

static void a_name_that_cannot_be_keeps_nothing_of_the_client(void **state)
{
    struct desk *desk = *state;
    char body[800], alias[500];

    memset(alias, 'x', sizeof(alias));
    alias[sizeof(alias) - 1] = '\0';
    snprintf(body, sizeof(body), "{'profile': {'id': 'kim', 'must': []}, 'alias': '%s'}",
             alias);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", body), 413);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients",
                               "{'profile': {'id': 'kim', 'must': []}, 'alias': 5}"),
                     422);
    assert_contains(desk_detail(desk), "'alias' must be text");
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
}

static void a_save_says_which_version_it_changed(void **state)
{
    static const char *const bases[] = {"null", "'1'", "true", "1.0", "-1", "4294967297"};
    struct desk *desk = *state;
    char body[200];

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    for (size_t i = 0; i < sizeof(bases) / sizeof(*bases); i++) {
        snprintf(body, sizeof(body), "{'profile': {'id': 'kim', 'must': []}, 'base': %s}",
                 bases[i]);
        assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim", body), 422);
        assert_contains(desk_detail(desk), "'base' must be a whole number");
    }
}

static void a_wish_that_is_misspelt_is_refused_with_the_right_spelling(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients",
                               "{'profile': {'id': 'x', 'must': [{'seeted_work': 'yes'}]}}"),
                     422);
    assert_contains(desk_detail(desk), "seated_work");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 0);
}

static void only_the_adviser_and_the_teams_lead_see_a_client(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    desk->who = "omar";
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim", ""), 404);
    assert_contains(desk_detail(desk), "no such client in your caseload");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim/events", ""), 404);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim/versions", ""), 404);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/shortlist", "{}"), 404);
    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/clients/kim/explain", "{'vacancy': '1'}"), 404);
    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/clients/kim/events", "{'kind': 'taken_on'}"), 404);
    assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim",
                               "{'profile': {'id': 'kim'}, 'base': 1}"),
                     404);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/nobody", ""), 404);
    assert_contains(desk_detail(desk), "no such client in your caseload");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 0);
    desk->who = "lena";
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim", ""), 200);
}

static void a_client_is_handed_to_a_colleague_and_to_nobody_else(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/events",
                               "{'kind': 'handover', 'to': 'ada'}"),
                     422);
    assert_contains(desk_detail(desk), "nobody who works with clients");
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/events",
                               "{'kind': 'handover', 'to': 'OMAR', 'text': 'moves north'}"),
                     201);
    assert_string_equal(said(desk, "adviser"), "omar");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim", ""), 404);
    desk->who = "omar";
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim", ""), 200);
}

static void a_save_over_anothers_is_refused_with_theirs_beside(void **state)
{
    struct desk *desk = *state;
    const json_t *current;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim",
                               "{'profile': {'id': 'kim', 'stage': 'adapting'}, 'base': 1}"),
                     200);
    assert_int_equal(json_integer_value(json_object_get(desk->reply.json, "version")), 2);
    desk->who = "lena";
    assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim",
                               "{'profile': {'id': 'kim', 'stage': 'ready'}, 'base': 1}"),
                     409);
    current = json_object_get(desk->reply.json, "current");
    assert_int_equal(json_integer_value(json_object_get(current, "version")), 2);
    assert_string_equal(json_text_of(current, "author"), "rosa");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim/versions", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 2);
}

static void the_profile_saved_is_the_clients_own(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim",
                               "{'profile': {'id': 'lee'}, 'base': 1}"),
                     422);
    assert_contains(desk_detail(desk), "they must be the same");
    assert_int_equal(desk_call(desk, METHOD_PUT, "/api/clients/kim",
                               "{'profile': {'id': 'kim'}, 'base': 1, 'wishes': []}"),
                     422);
    assert_contains(desk_detail(desk), "wishes");
}

static void events_make_the_case_and_its_history(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", KIM), 201);
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients/kim/events",
                               "{'kind': 'met', 'text': 'We talked about mornings.',"
                               " 'next_step': 'call the library'}"),
                     201);
    assert_string_equal(said(desk, "last_met"), DESK_TODAY);
    assert_string_equal(said(desk, "next_step"), "call the library");
    assert_int_equal(
        desk_call(desk, METHOD_POST, "/api/clients/kim/events", "{'kind': 'danced'}"), 422);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/clients/kim/events", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(who_adds_a_client_has_them_in_the_caseload),
        DESK_TEST(an_id_that_is_taken_is_a_conflict),
        DESK_TEST(a_name_that_cannot_be_keeps_nothing_of_the_client),
        DESK_TEST(a_save_says_which_version_it_changed),
        DESK_TEST(a_wish_that_is_misspelt_is_refused_with_the_right_spelling),
        DESK_TEST(only_the_adviser_and_the_teams_lead_see_a_client),
        DESK_TEST(a_client_is_handed_to_a_colleague_and_to_nobody_else),
        DESK_TEST(a_save_over_anothers_is_refused_with_theirs_beside),
        DESK_TEST(the_profile_saved_is_the_clients_own),
        DESK_TEST(events_make_the_case_and_its_history),
    };

    return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
