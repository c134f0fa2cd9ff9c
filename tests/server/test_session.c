/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "people.h"
#include "server/route.h"

static void who_signs_in_gets_a_cookie_that_scripts_cannot_read(void **state)
{
    struct world *w = *state;

    add(w, "Rosa Lind", SUITED_ESW);
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 401);
    sign_in(w, "rosa  LIND");
    assert_string_equal(told(w, "name"), "Rosa Lind");
    assert_string_equal(told(w, "role"), "esw");
    assert_string_equal(told(w, "today"), "2026-11-22");
    assert_contains(sent(w, "Set-Cookie"), "; Path=/; HttpOnly; SameSite=Strict");
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 200);
    assert_string_equal(told(w, "token"), w->token);
    assert_null(strstr(w->cookie, w->token));
}

static void with_tls_the_cookie_is_bound_to_it(void **state)
{
    struct world *w = *state;
    struct reply reply = {0};

    w->request.is_secure = true;
    guard_set_cookie(&w->request, "x", &reply);
    assert_string_equal(reply.headers[0].value,
                        "__Host-suited=x; Path=/; HttpOnly; SameSite=Strict; Secure");
    reply_release(&reply);
}

static void a_wrong_name_and_a_wrong_password_are_told_the_same(void **state)
{
    struct world *w = *state;
    char detail[600];

    add(w, "rosa", SUITED_ESW);
    assert_int_equal(try_in(w, "rosa", "not the password"), 401);
    snprintf(detail, sizeof(detail), "%s", told(w, "detail"));
    assert_string_equal(sent(w, "Set-Cookie"), "");
    assert_int_equal(try_in(w, "nobody", PASSWORD), 401);
    assert_string_equal(told(w, "detail"), detail);
    assert_int_equal(try_in(w, "", PASSWORD), 401);
}

static void signing_out_ends_the_session(void **state)
{
    struct world *w = *state;

    add(w, "rosa", SUITED_ESW);
    sign_in(w, "rosa");
    assert_int_equal(ask(w, METHOD_DELETE, "/api/session", ""), 204);
    assert_contains(sent(w, "Set-Cookie"), "suited=; Path=/");
    assert_contains(sent(w, "Set-Cookie"), "Max-Age=0");
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 401);
}

static void a_session_outlives_the_process(void **state)
{
    struct world *w = *state;

    add(w, "rosa", SUITED_ESW);
    sign_in(w, "rosa");
    close_world(w);
    open_world(w);
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 200);
}

static void a_forged_cookie_is_nobody_s(void **state)
{
    static const char *const cookies[] = {
        "suited=",
        "suited=00000000000000000000000000000000000000000000000000000000000000000",
        "suited=0000000000000000000000000000000000000000000000000000000000000000",
        "suited=../../../../../../../../../../../../../../../../../../../../etc/",
        "xsuited=1; suited",
        ";;;=;",
        "",
    };
    struct world *w = *state;

    for (size_t i = 0; i < sizeof(cookies) / sizeof(*cookies); i++) {
        snprintf(w->cookie, sizeof(w->cookie), "%s", cookies[i]);
        assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 401);
    }
}

static void a_cookie_is_found_among_others(void **state)
{
    struct world *w = *state;
    char own[100];

    add(w, "rosa", SUITED_ESW);
    sign_in(w, "rosa");
    snprintf(own, sizeof(own), "%.99s", w->cookie);
    snprintf(w->cookie, sizeof(w->cookie), "a=b; %s; c", own);
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 200);
}

/* ---- other sites' pages ---- */

static void a_change_needs_the_session_s_token(void **state)
{
    struct world *w = *state;
    struct request_headers headers;

    add(w, "rosa", SUITED_ESW);
    sign_in(w, "rosa");
    headers = usual(w);
    headers.token = NULL;
    assert_int_equal(ask_with(w, METHOD_DELETE, "/api/session", "", headers), 403);
    headers.token = "0000000000000000000000000000000000000000000000000000000000000000";
    assert_int_equal(ask_with(w, METHOD_DELETE, "/api/session", "", headers), 403);
    assert_contains(told(w, "detail"), "has not the token of this session");
    assert_int_equal(ask(w, METHOD_GET, "/api/session", ""), 200);
}

static void another_site_s_page_changes_nothing(void **state)
{
    struct world *w = *state;
    struct request_headers headers;

    add(w, "rosa", SUITED_ESW);
    sign_in(w, "rosa");
    headers = usual(w);
    headers.origin = "https://evil.example";
    assert_int_equal(ask_with(w, METHOD_DELETE, "/api/session", "", headers), 403);
    headers.origin = "null";
    assert_int_equal(ask_with(w, METHOD_POST, "/api/session", "{}", headers), 403);
    headers.origin = "http://127.0.0.1:8750";
    headers.fetch_site = "cross-site";
    assert_int_equal(ask_with(w, METHOD_DELETE, "/api/session", "", headers), 403);
    headers.fetch_site = "same-origin";
    assert_int_equal(ask_with(w, METHOD_DELETE, "/api/session", "", headers), 204);
}

static void a_foreign_name_of_the_host_is_not_answered(void **state)
{
    static const struct {
        const char *host;
        int code;
    } hosts[] = {
        {"evil.example", 421}, {"evil.example:8750", 421}, {"", 421},
        {NULL, 421},           {"127.0.0.1.evil.x", 421},  {"localhost.evil.x:8750", 421},
        {"localhost", 401},    {"LOCALHOST:1", 401},       {"[::1]:8750", 401},
        {"127.0.0.1", 401},
    };
    struct world *w = *state;
    struct request_headers headers = {0};

    for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
        headers.host = hosts[i].host;
        assert_int_equal(ask_with(w, METHOD_GET, "/api/session", "", headers), hosts[i].code);
    }
    headers.host = "evil.example";
    assert_int_equal(ask_with(w, METHOD_GET, "/", "", headers), 421);
}

/* ---- who may do what ---- */

static void check_routes(struct world *w, const char *name, unsigned role)
{
    for (const struct route *route = routes; route->pattern; route++) {
        int code;

        if (route->roles == FOR_NOBODY || route->roles & role)
            continue;
        code = ask(w, route->method, route->pattern, "{}");
        if (code != (role ? 403 : 401))
            fail_msg("%s %s as '%s': %d", method_names[route->method], route->pattern, name,
                     code);
    }
}

static void every_route_keeps_to_its_roles(void **state)
{
    static const char *const names[] = {"esw", "lead", "admin"};
    struct world *w = *state;

    check_routes(w, "nobody", 0);
    for (int role = 0; role < 3; role++) {
        add(w, names[role], (enum suited_role)role);
        sign_in(w, names[role]);
        check_routes(w, names[role], 1u << role);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(who_signs_in_gets_a_cookie_that_scripts_cannot_read),
        WORLD_TEST(with_tls_the_cookie_is_bound_to_it),
        WORLD_TEST(a_wrong_name_and_a_wrong_password_are_told_the_same),
        WORLD_TEST(signing_out_ends_the_session),
        WORLD_TEST(a_session_outlives_the_process),
        WORLD_TEST(a_forged_cookie_is_nobody_s),
        WORLD_TEST(a_cookie_is_found_among_others),
        WORLD_TEST(a_change_needs_the_session_s_token),
        WORLD_TEST(another_site_s_page_changes_nothing),
        WORLD_TEST(a_foreign_name_of_the_host_is_not_answered),
        WORLD_TEST(every_route_keeps_to_its_roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
