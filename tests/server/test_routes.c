/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "server/route.h"

/* ---- the table against docs/openapi.yaml ---- */

/* What stands in the description of one path and method. */
struct described {
    char pattern[100];
    char method[20];
    bool is_open; /* security: [] */
};

static size_t read_description(struct described *list, size_t capacity)
{
    FILE *file = fopen(TEST_DATA "/../docs/openapi.yaml", "r");
    char line[2000], pattern[100] = "", method[20];
    size_t count = 0;

    assert_non_null(file);
    while (fgets(line, sizeof(line), file) && strcmp(line, "components:\n") != 0) {
        sscanf(line, "  /%99[^:]:", pattern);
        if (sscanf(line, "    %19[a-z]:", method) == 1 && line[4] != ' ' &&
            strcmp(method, "parameters") != 0 && *pattern) {
            assert_true(count < capacity);
            snprintf(list[count].pattern, sizeof(list->pattern), "/%.98s", pattern);
            snprintf(list[count].method, sizeof(list->method), "%s", method);
            list[count++].is_open = false;
        }
        if (count && !strcmp(line, "      security: []\n"))
            list[count - 1].is_open = true;
    }
    fclose(file);
    return count;
}

static const struct route *row_of(const struct described *described)
{
    for (const struct route *route = routes; route->pattern; route++)
        if (!strcmp(route->pattern, described->pattern) &&
            !strcasecmp(method_names[route->method], described->method))
            return route;
    return NULL;
}

static void the_table_is_what_the_description_says(void **state)
{
    static struct described list[100];
    size_t count = read_description(list, 100), rows = 0;

    (void)state;
    assert_true(count > 20);
    for (const struct route *route = routes; route->pattern; route++)
        rows++;
    for (size_t i = 0; i < count; i++) {
        const struct route *route = row_of(&list[i]);

        if (!route)
            fail_msg("%s %s has no row", list[i].method, list[i].pattern);
        assert_non_null(route->run);
        if (list[i].is_open != (route->roles == FOR_NOBODY))
            fail_msg("%s %s: who may call is not as described", list[i].method,
                     list[i].pattern);
    }
    assert_int_equal(rows, count);
}

/* ---- finding ---- */

static struct request request;
static unsigned allowed;

static const char *found(enum method method, const char *target)
{
    const struct route *route;

    request_release(&request);
    assert_ok(request_init(&request, method, target, &err));
    route = route_find(&request, &allowed);
    return route ? route->pattern : NULL;
}

static void a_path_gives_its_parameters_with_percent_signs_undone(void **state)
{
    (void)state;
    assert_string_equal(found(METHOD_GET, "/api/callsheets/A%2FB%20%26%20Co?x=1"),
                        "/api/callsheets/{employer}");
    assert_string_equal(request_parameter(&request, "employer"), "A/B & Co");
    assert_string_equal(request_parameter(&request, "employ"), "");
    assert_string_equal(found(METHOD_POST, "/api/clients/c-1/shortlist"),
                        "/api/clients/{client}/shortlist");
    assert_string_equal(request_parameter(&request, "client"), "c-1");
}

static void a_path_that_is_not_there_is_not_found(void **state)
{
    static const char *const paths[] = {"/api",
                                        "/api/",
                                        "/api/nothing",
                                        "/api/clients/",
                                        "/api/clients//versions",
                                        "/api/clients/a/b",
                                        "/api/session/"};

    (void)state;
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        assert_null(found(METHOD_GET, paths[i]));
        assert_int_equal(allowed, 0);
    }
}

static void another_method_says_which_there_are(void **state)
{
    (void)state;
    assert_null(found(METHOD_DELETE, "/api/clients/c-1"));
    assert_int_equal(allowed, 1u << METHOD_GET | 1u << METHOD_PUT);
}

/* ---- requests ---- */

static void a_query_is_taken_apart(void **state)
{
    (void)state;
    found(METHOD_GET, "/api/vacancies?words=caf%C3%A9+work&from=&limit=30&odd");
    assert_string_equal(request_query(&request, "words"), "caf\xc3\xa9 work");
    assert_string_equal(request_query(&request, "odd"), "");
    assert_null(request_query(&request, "place"));
}

static void numbers_of_a_query_keep_their_range(void **state)
{
    static const int64_t range[2] = {1, 100};
    int64_t value;

    (void)state;
    found(METHOD_GET, "/api/vacancies?from=&limit=30&km=101&x=5x&y=+5");
    assert_ok(request_query_integer(&request, "limit", range, 20, &value, &err));
    assert_int_equal(value, 30);
    assert_ok(request_query_integer(&request, "from", range, 20, &value, &err));
    assert_int_equal(value, 20);
    assert_int_equal(request_query_integer(&request, "km", range, 20, &value, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "'km' is '101' and may be a whole number from 1 to 100");
    assert_int_equal(request_query_integer(&request, "x", range, 20, &value, &err),
                     SUITED_INVALID);
    assert_int_equal(request_query_integer(&request, "y", range, 20, &value, &err),
                     SUITED_INVALID);
}

static void a_malformed_target_is_refused(void **state)
{
    static const char *const targets[] = {"",          "api",        "/%",       "/%2",
                                          "/%zz",      "/a%00b",     "/%ff%fe",  "/?a=%0",
                                          "/?a=%00&b", "/?%c3%28=1", "http://x/"};

    (void)state;
    for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++) {
        request_release(&request);
        assert_int_equal(request_init(&request, METHOD_GET, targets[i], &err), SUITED_INVALID);
    }
}

static void a_long_target_is_refused(void **state)
{
    char *target = calloc(1, REQUEST_TARGET_MAX + 2);

    (void)state;
    memset(target, '/', REQUEST_TARGET_MAX + 1);
    request_release(&request);
    assert_int_equal(request_init(&request, METHOD_GET, target, &err), SUITED_LIMIT);
    free(target);
}

static enum suited_status body(const char *text)
{
    json_decref(request.body);
    request.body = NULL;
    return request_read_body(&request, text, strlen(text), &err);
}

static void a_body_is_an_object_of_bounded_depth(void **state)
{
    char deep[200] = "{\"a\":";

    (void)state;
    found(METHOD_POST, "/api/session");
    assert_ok(body("{\"name\": \"[[[[\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}"));
    assert_string_equal(request_text(&request, "password"), "");
    assert_int_equal(body("[1]"), SUITED_INVALID);
    assert_int_equal(body("{\"a\": 1, \"a\": 2}"), SUITED_INVALID);
    assert_int_equal(body("{"), SUITED_INVALID);
    memset(deep + 5, '[', 100);
    assert_int_equal(body(deep), SUITED_LIMIT);
    assert_contains(err.text, "nests deeper than 32");
}

static void a_body_has_the_keys_that_are_taken_and_no_other(void **state)
{
    (void)state;
    found(METHOD_POST, "/api/session");
    assert_ok(body("{\"name\": \"rosa\", \"team\": \"x\"}"));
    assert_ok(request_check_body(&request, "!name team", &err));
    assert_int_equal(request_check_body(&request, "!name", &err), SUITED_INVALID);
    assert_contains(err.text, "there is no 'team' in it");
    assert_int_equal(request_check_body(&request, "name team !password", &err), SUITED_INVALID);
    assert_contains(err.text, "'password' is missing");
    assert_int_equal(request_check_body(&request, "nam teams", &err), SUITED_INVALID);
}

static int release(void **state)
{
    (void)state;
    request_release(&request);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_what_the_description_says),
        cmocka_unit_test(a_path_gives_its_parameters_with_percent_signs_undone),
        cmocka_unit_test(a_path_that_is_not_there_is_not_found),
        cmocka_unit_test(another_method_says_which_there_are),
        cmocka_unit_test(a_query_is_taken_apart),
        cmocka_unit_test(numbers_of_a_query_keep_their_range),
        cmocka_unit_test(a_malformed_target_is_refused),
        cmocka_unit_test(a_long_target_is_refused),
        cmocka_unit_test(a_body_is_an_object_of_bounded_depth),
        cmocka_unit_test(a_body_has_the_keys_that_are_taken_and_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
