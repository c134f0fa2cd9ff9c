/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "server/answer.h"

/* Pages of the test's own stand in for web/. */
static char *share;
static struct request request;
static struct reply reply;

static void write_file(const char *name, const char *text)
{
    char path[300];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", share, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int set_up(void **state)
{
    char path[300], long_text[4001];

    (void)state;
    share = temp_dir();
    snprintf(path, sizeof(path), "%s/web", share);
    assert_int_equal(mkdir(path, 0700), 0);
    memset(long_text, 'x', 4000);
    long_text[4000] = '\0';
    write_file("web/index.html", "<p>the page</p>");
    write_file("web/app.js", long_text);
    write_file("web/.secret.js", "secret");
    write_file("secret.js", "secret");
    setenv("SUITED_SHARE", share, 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    request_release(&request);
    reply_release(&reply);
    remove_tree(share);
    return 0;
}

static int ask(enum method method, const char *target, const struct request_headers *headers)
{
    static const struct service service;

    request_release(&request);
    reply_release(&reply);
    assert_ok(request_init(&request, method, target, &err));
    if (headers)
        request.headers = *headers;
    request.headers.host = "localhost";
    answer(&service, &request, "", 0, &reply);
    return reply.code;
}

static const char *sent(const char *name)
{
    for (size_t i = 0; i < reply.header_count; i++)
        if (!strcmp(reply.headers[i].name, name))
            return reply.headers[i].value;
    return "";
}

static void a_page_comes_with_its_type_and_the_headers_of_safety(void **state)
{
    (void)state;
    assert_int_equal(ask(METHOD_GET, "/", NULL), 200);
    assert_string_equal(reply.text, "<p>the page</p>");
    assert_string_equal(reply.type, "text/html; charset=utf-8");
    assert_contains(sent("Content-Security-Policy"), "default-src 'none'; script-src 'self'");
    assert_string_equal(sent("X-Content-Type-Options"), "nosniff");
    assert_string_equal(sent("Cache-Control"), "no-cache");
    assert_int_equal(ask(METHOD_GET, "/app.js?v=1", NULL), 200);
    assert_string_equal(reply.type, "text/javascript; charset=utf-8");
}

static void the_pages_route_paths_without_a_dot_themselves(void **state)
{
    (void)state;
    assert_int_equal(ask(METHOD_GET, "/clients/c-1%20x/compare", NULL), 200);
    assert_string_equal(reply.text, "<p>the page</p>");
    assert_int_equal(ask(METHOD_GET, "/apinothing", NULL), 200);
    assert_int_equal(ask(METHOD_GET, "/nothing.js", NULL), 404);
    assert_int_equal(ask(METHOD_POST, "/", NULL), 405);
    assert_string_equal(sent("Allow"), "GET, HEAD");
}

static void no_path_leads_out_of_the_pages_folder(void **state)
{
    static const char *const paths[] = {
        "/../secret.js",       "/%2e%2e/secret.js", "/..%2fsecret.js",  "/a/../../secret.js",
        "/.secret.js",         "//secret.js",       "/./app.js",        "/app.js/",
        "/%2e%2e%2fsecret.js", "/web/../app.js%00", "/\\..\\secret.js", "/.js",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        bool is_read;

        request_release(&request);
        is_read = !request_init(&request, METHOD_GET, paths[i], &err);
        if (is_read && ask(METHOD_GET, paths[i], NULL) == 200)
            assert_string_equal(reply.text, "<p>the page</p>");
    }
}

static void what_a_browser_has_is_not_sent_again(void **state)
{
    char tag[40];

    (void)state;
    ask(METHOD_GET, "/app.js", NULL);
    snprintf(tag, sizeof(tag), "%s", sent("ETag"));
    assert_int_equal(
        ask(METHOD_GET, "/app.js", &(struct request_headers){.if_none_match = tag}), 304);
    assert_null(reply.text);
    assert_string_equal(sent("ETag"), tag);
    write_file("web/app.js", "changed");
    assert_int_equal(
        ask(METHOD_GET, "/app.js", &(struct request_headers){.if_none_match = tag}), 200);
    assert_string_equal(reply.text, "changed");
}

static void long_words_are_packed_for_who_takes_it(void **state)
{
    (void)state;
    ask(METHOD_GET, "/app.js", &(struct request_headers){.accept_encoding = "br, gzip"});
    assert_string_equal(sent("Content-Encoding"), "gzip");
    assert_string_equal(sent("Vary"), "Accept-Encoding");
    assert_true(reply.length < 200);
    assert_memory_equal(reply.text, "\x1f\x8b", 2);
    ask(METHOD_GET, "/app.js", &(struct request_headers){.accept_encoding = "gzip;q=0"});
    assert_string_equal(sent("Content-Encoding"), "");
    assert_int_equal(reply.length, 4000);
}

static void a_problem_is_one_of_rfc_9457(void **state)
{
    (void)state;
    assert_int_equal(ask(METHOD_GET, "/api/nothing", NULL), 404);
    assert_string_equal(reply.type, "application/problem+json");
    assert_string_equal(reply.text,
                        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        "\"detail\":\"there is no such part of the API (its description is at "
                        "/api/openapi.yaml)\"}");
    assert_string_equal(sent("Cache-Control"), "no-store");
    assert_int_equal(ask(METHOD_PUT, "/api/session", NULL), 405);
    assert_string_equal(sent("Allow"), "GET, HEAD, POST, DELETE");
}

static void a_status_becomes_a_code_and_keeps_what_stands_beside_it(void **state)
{
    (void)state;
    reply_release(&reply);
    reply_json(&reply, 200, json_pack("{s:i}", "current", 7));
    suited_fail(&err, SUITED_CONFLICT, "changed \xff meanwhile");
    reply_problem(&reply, SUITED_CONFLICT, &err);
    assert_int_equal(reply.code, 409);
    assert_int_equal(json_integer_value(json_object_get(reply.json, "current")), 7);
    assert_string_equal(json_string_value(json_object_get(reply.json, "detail")),
                        "changed ? meanwhile");
    reply_release(&reply);
    suited_fail(&err, SUITED_BUSY, "busy");
    reply_problem(&reply, SUITED_BUSY, &err);
    assert_int_equal(reply.code, 503);
    assert_string_equal(sent("Retry-After"), "2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_comes_with_its_type_and_the_headers_of_safety),
        cmocka_unit_test(the_pages_route_paths_without_a_dot_themselves),
        cmocka_unit_test(no_path_leads_out_of_the_pages_folder),
        cmocka_unit_test(long_words_are_packed_for_who_takes_it),
        cmocka_unit_test(what_a_browser_has_is_not_sent_again),
        cmocka_unit_test(a_problem_is_one_of_rfc_9457),
        cmocka_unit_test(a_status_becomes_a_code_and_keeps_what_stands_beside_it),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
