/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "desk.h"

#include <stdio.h>

#define WORDS 4100 /* more than are kept */

/* Make a link for vacancy 1 with the body's wishes, and keep its token. */
static void make_link(struct desk *desk, const char *body, char token[100])
{
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/vacancies/1/links", body), 201);
    snprintf(token, 100, "%s", json_text_of(desk->reply.json, "token"));
}

/* Call a public route with the token and what else the body has, beginning with a comma. */
static int with_link(struct desk *desk, const char *path, const char *token, const char *rest)
{
    char body[WORDS + 400];

    snprintf(body, sizeof(body), "{'link': '%s'%s}", token, rest);
    return desk_call(desk, METHOD_POST, path, body);
}

static const json_t *question(const struct desk *desk, const char *condition)
{
    const json_t *list = json_object_get(desk->reply.json, "questions"), *one;
    size_t i;

    json_array_foreach(list, i, one)
        if (!strcmp(json_text_of(one, "condition"), condition))
            return one;
    return NULL;
}

static void a_link_asks_twelve_things_at_most_and_takes_the_answers(void **state)
{
    struct desk *desk = *state;
    const json_t *list;
    char token[100];

    make_link(desk, "{}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "questions")), 12);
    assert_int_equal(
        with_link(desk, "/api/employer/answer", token,
                  ", 'says': {'seated_work': 'no'}, 'name': 'Jo', 'words': 'On your feet'"),
        200);
    assert_int_equal(with_link(desk, "/api/employer/answer", token,
                               ", 'says': {'seated_work': 'agree'}, 'name': 'Jo'"),
                     200);
    assert_string_equal(json_text_of(question(desk, "seated_work"), "answer"), "agree");
    assert_string_equal(json_text_of(question(desk, "seated_work"), "source"), "employer");
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/vacancies/1", ""), 200);
    list = json_object_get(desk->reply.json, "tags");
    assert_int_equal(json_array_size(list), 2);
    assert_string_equal(json_text_of(json_array_get(list, 0), "state"), "replaced");
    assert_string_equal(json_text_of(json_array_get(list, 0), "words"), "On your feet");
    assert_string_equal(json_text_of(json_array_get(list, 1), "by"), "Jo");
}

static void a_link_that_is_forged_old_or_taken_back_says_what_to_do(void **state)
{
    struct desk *desk = *state;
    char token[100], link[100], path[200];

    make_link(desk, "{'days': 2}", token);
    snprintf(link, sizeof(link), "%s", json_text_of(desk->reply.json, "link"));
    assert_int_equal(with_link(desk, "/api/employer/ask", link, ""), 404);
    assert_contains(desk_detail(desk), "not a good one");
    token[0] = token[0] == 'a' ? 'b' : 'a';
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 404);
    assert_contains(desk_detail(desk), "not a good one");

    make_link(desk, "{'days': 2}", token);
    desk->service.fixed_today += 2;
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    desk->service.fixed_today++;
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 404);
    assert_contains(desk_detail(desk), "too old");

    make_link(desk, "{}", token);
    snprintf(path, sizeof(path), "/api/links/%s", json_text_of(desk->reply.json, "link"));
    assert_int_equal(desk_call(desk, METHOD_DELETE, path, ""), 204);
    assert_int_equal(
        with_link(desk, "/api/employer/answer", token, ", 'says': {'seated_work': 'yes'}"),
        404);
    assert_contains(desk_detail(desk), "taken back");
    assert_int_equal(desk_call(desk, METHOD_DELETE, "/api/links/none", ""), 404);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/vacancies/1/links", ""), 200);
    assert_int_equal(json_array_size(desk->reply.json), 3);
    assert_null(json_object_get(json_array_get(desk->reply.json, 0), "token"));
}

static void what_was_not_asked_or_is_hostile_changes_nothing(void **state)
{
    struct desk *desk = *state;
    char token[100], rest[WORDS + 100], words[WORDS + 1];

    make_link(desk, "{}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ", 'vacancy': 2"), 404);
    assert_int_equal(with_link(desk, "/api/employer/answer", token, ", 'says': {}"), 422);
    assert_int_equal(
        with_link(desk, "/api/employer/answer", token, ", 'says': {'pay': '99/hour'}"), 422);
    assert_contains(desk_detail(desk), "was not asked");
    assert_int_equal(
        with_link(desk, "/api/employer/answer", token, ", 'says': {'seated_work': 'maybe'}"),
        422);
    memset(words, 'w', WORDS);
    words[WORDS] = '\0';
    snprintf(rest, sizeof(rest), ", 'says': {'seated_work': 'yes'}, 'words': '%s'", words);
    assert_true(with_link(desk, "/api/employer/answer", token, rest) >= 400);
    words[101] = '\0';
    snprintf(rest, sizeof(rest), ", 'says': {'seated_work': 'yes'}, 'name': '%s'", words);
    assert_true(with_link(desk, "/api/employer/answer", token, rest) >= 400);
    assert_int_equal(desk_call(desk, METHOD_GET, "/api/vacancies/1", ""), 200);
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "tags")), 0);
}

static void one_link_answers_only_so_often(void **state)
{
    struct desk *desk = *state;
    char token[100];
    int answered = 0;

    make_link(desk, "{}", token);
    while (answered < 100 && with_link(desk, "/api/employer/answer", token,
                                       ", 'says': {'seated_work': 'yes'}") == 200)
        answered++;
    assert_int_equal(answered, 50);
    assert_contains(desk_detail(desk), "has answered 50 times");
}

/* Neither few people nor one of them can be told from what is asked. */
static void few_clients_change_nothing_of_what_an_employer_sees(void **state)
{
    struct desk *desk = *state;
    char token[100], body[200];
    json_t *before;

    make_link(desk, "{}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    before = json_incref(desk->reply.json);
    for (int i = 0; i < 9; i++) {
        snprintf(body, sizeof(body),
                 "{'profile': {'id': 'c%d', 'must': [{'sick_pay': 'yes'}]}}", i);
        assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", body), 201);
    }
    make_link(desk, "{}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    assert_true(json_equal(before, desk->reply.json));
    json_decref(before);
    for (int i = 9; i < 12; i++) {
        snprintf(body, sizeof(body),
                 "{'profile': {'id': 'c%d', 'must': [{'sick_pay': 'yes'}]}}", i);
        assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", body), 201);
    }
    make_link(desk, "{}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    assert_string_equal(
        json_text_of(json_array_get(json_object_get(desk->reply.json, "questions"), 0),
                     "condition"),
        "sick_pay");
    assert_string_equal(
        json_string_value(json_array_get(json_object_get(desk->reply.json, "more"), 0)),
        "sick_pay");
}

static void add_crowd(struct desk *desk)
{
    char body[200];

    for (int i = 0; i < 12; i++) {
        snprintf(body, sizeof(body),
                 "{'profile': {'id': 'c%d', 'must': [{'sick_pay': 'yes'}]}}", i);
        assert_int_equal(desk_call(desk, METHOD_POST, "/api/clients", body), 201);
    }
}

/* What was counted for one vacancy is not told of another. */
static void a_crowd_is_of_the_vacancy_that_the_link_was_made_for(void **state)
{
    struct desk *desk = *state;
    const json_t *others, *last;
    char token[100], rest[60];

    add_crowd(desk);
    make_link(desk, "{'all': true}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    assert_true(json_array_size(json_object_get(desk->reply.json, "more")) > 0);
    others = json_object_get(desk->reply.json, "others");
    assert_true(json_array_size(others) > 1);
    last = json_array_get(others, 0);
    if (json_integer_value(json_object_get(last, "vacancy")) == 1)
        last = json_array_get(others, 1);
    snprintf(rest, sizeof(rest), ", 'vacancy': %lld",
             (long long)json_integer_value(json_object_get(last, "vacancy")));
    assert_int_equal(with_link(desk, "/api/employer/ask", token, rest), 200);
    assert_int_equal(json_array_size(json_object_get(desk->reply.json, "more")), 0);
}

static void a_link_for_all_leads_to_the_employers_vacancies_alone(void **state)
{
    struct desk *desk = *state;
    const json_t *others;
    char token[100], rest[60];
    json_int_t number = 0;

    make_link(desk, "{'all': true}", token);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ""), 200);
    others = json_object_get(desk->reply.json, "others");
    assert_true(json_array_size(others) > 0);
    number = json_integer_value(
        json_object_get(json_array_get(others, json_array_size(others) - 1), "vacancy"));
    snprintf(rest, sizeof(rest), ", 'vacancy': %lld", (long long)number);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, rest), 200);
    assert_int_equal(with_link(desk, "/api/employer/ask", token, ", 'vacancy': 999999"), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_link_asks_twelve_things_at_most_and_takes_the_answers),
        DESK_TEST(a_link_that_is_forged_old_or_taken_back_says_what_to_do),
        DESK_TEST(what_was_not_asked_or_is_hostile_changes_nothing),
        DESK_TEST(one_link_answers_only_so_often),
        DESK_TEST(few_clients_change_nothing_of_what_an_employer_sees),
        DESK_TEST(a_crowd_is_of_the_vacancy_that_the_link_was_made_for),
        DESK_TEST(a_link_for_all_leads_to_the_employers_vacancies_alone),
    };

    return cmocka_run_group_tests_name("employer", tests, NULL, NULL);
}
