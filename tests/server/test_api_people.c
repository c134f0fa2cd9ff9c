/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "tests/server/desk.h"

static void a_change_that_cannot_be_understood_is_refused(void **state)
{
    static const char *const wrong[][2] = {
        {"{'active': 'no'}", "'active' must be true or false"},
        {"{'active': 0}", "'active' must be true or false"},
        {"{'new_code': 'yes'}", "'new_code' must be true or false"},
        {"{'team': 5}", "'team' must be text"},
        {"{'role': 5}", "'role' must be text"},
        {"{'role': 'boss'}", "the role must be"},
        {"{'team': 'North\\nSouth'}", "the team's name"},
    };
    struct desk *desk = *state;

    desk->who = "ada";
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        assert_int_equal(desk_call(desk, METHOD_PATCH, "/api/people/omar", wrong[i][0]), 422);
        assert_contains(desk_detail(desk), wrong[i][1]);
    }
}

static void what_is_null_stays_as_it_is(void **state)
{
    struct desk *desk = *state;

    desk->who = "ada";
    assert_int_equal(desk_call(desk, METHOD_PATCH, "/api/people/omar",
                               "{'role': null, 'team': null, 'active': null}"),
                     200);
    assert_string_equal(json_text_of(desk->reply.json, "role"), "esw");
    assert_string_equal(json_text_of(desk->reply.json, "team"), "north");
    assert_true(json_is_true(json_object_get(desk->reply.json, "active")));
}

static void a_team_s_name_is_one_line(void **state)
{
    struct desk *desk = *state;

    desk->who = "ada";
    assert_int_equal(desk_call(desk, METHOD_POST, "/api/people",
                               "{'name': 'kim', 'role': 'esw', 'team': 'a\\u001b[31m'}"),
                     422);
    assert_contains(desk_detail(desk), "control characters");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_change_that_cannot_be_understood_is_refused),
        DESK_TEST(what_is_null_stays_as_it_is),
        DESK_TEST(a_team_s_name_is_one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
