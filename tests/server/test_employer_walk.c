/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <string.h>

#include "people.h"
#include "server/route.h"
#include "suited/invite.h"

/* The pattern with "1" for each of its names. */
static void fill_in(const char *pattern, char path[200])
{
    size_t length = 0;

    for (const char *at = pattern; *at && length < 199; at++) {
        if (*at == '{')
            at += strcspn(at, "}");
        path[length++] = *at == '}' ? '1' : *at;
    }
    path[length] = '\0';
}

/* Whoever has a link, and sends it in every way there is, is nobody to all other routes. */
static void an_employers_link_opens_no_other_route(void **state)
{
    struct world *w = *state;
    char path[200], body[200], cookie[200], token[SUITED_INVITE_TEXT];
    struct request_headers headers = usual(w);
    size_t walked = 0;

    seal_token(token);
    snprintf(cookie, sizeof(cookie), "suited=%s", token);
    snprintf(body, sizeof(body), "{\"link\": \"%s\"}", token);
    headers.cookie = cookie;
    headers.token = token;
    for (const struct route *route = routes; route->pattern; route++) {
        if (route->roles == FOR_NOBODY)
            continue;
        fill_in(route->pattern, path);
        assert_int_equal(ask_with(w, route->method, path, body, headers), 401);
        walked++;
    }
    assert_true(walked > 20);
}

/* And what is open to nobody is open to them: the list is short, and known. */
static void what_is_open_to_nobody_is_of_no_client(void **state)
{
    (void)state;
    for (const struct route *route = routes; route->pattern; route++)
        if (route->roles == FOR_NOBODY)
            assert_null(strstr(route->pattern, "client"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(an_employers_link_opens_no_other_route),
        cmocka_unit_test(what_is_open_to_nobody_is_of_no_client),
    };

    return cmocka_run_group_tests_name("employer's walk", tests, NULL, NULL);
}
