/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "fixture.h"

static void a_put_vacancy_is_given_back(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Welder", "We weld in Hull.", "https://a.example/1");
    json_t *record;

    assert_ok(suited_view_commit(view, &err));
    view = begin(f, SUITED_READ);
    assert_ok(suited_view_record(view, number, &record, &err));
    assert_string_equal(json_string_value(json_object_get(record, "title")), "Welder");
    assert_string_equal(json_string_value(json_object_get(record, "status")), "open");
    json_decref(record);
    suited_view_close(view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(a_put_vacancy_is_given_back),
    };

    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
