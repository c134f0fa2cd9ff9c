/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

#include "support.h"

static void assert_without(const char *text, const char *wanted)
{
    json_t *whole = json_loads(wanted, 0, NULL);
    json_t *brief = json_load_without(text, strlen(text), "text");

    if (!whole != !brief || (whole && !json_equal(whole, brief)))
        fail_msg("%s became %s", text, brief ? json_dumps(brief, 0) : "nothing");
    json_decref(whole);
    json_decref(brief);
}

static void only_the_string_under_the_key_is_left_out(void **state)
{
    (void)state;
    assert_without("{\"a\":1,\"text\":\"long\",\"b\":[2]}",
                   "{\"a\":1,\"text\":\"\",\"b\":[2]}");
    assert_without("{\"text\":\"a \\\"word\\\" and \\\\\"}", "{\"text\":\"\"}");
    assert_without("{\"text\":\"\",\"b\":2}", "{\"text\":\"\",\"b\":2}");
    assert_without("{\"text\":5}", "{\"text\":5}");
    assert_without("{}", "{}");
}

static void what_only_looks_like_it_stays(void **state)
{
    (void)state;
    assert_without("{\"in\":{\"text\":\"stays\"}}", "{\"in\":{\"text\":\"stays\"}}");
    assert_without("{\"a\":\"text\",\"b\":\"x\"}", "{\"a\":\"text\",\"b\":\"x\"}");
    assert_without("{\"a\":\"{\\\"text\\\":\\\"no\\\"\",\"text\":\"x\"}",
                   "{\"a\":\"{\\\"text\\\":\\\"no\\\"\",\"text\":\"\"}");
    assert_without("{\"texts\":\"x\",\"tex\":\"y\"}", "{\"texts\":\"x\",\"tex\":\"y\"}");
}

static void what_is_no_json_gives_nothing(void **state)
{
    static const char *const broken[] = {
        "", "{", "{\"text\":\"", "{\"text\":\"a", "\"", "{\"text\":\"a\\", "{\"text\":\"a\""};

    (void)state;
    for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
        assert_null(json_load_without(broken[i], strlen(broken[i]), "text"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_string_under_the_key_is_left_out),
        cmocka_unit_test(what_only_looks_like_it_stays),
        cmocka_unit_test(what_is_no_json_gives_nothing),
    };

    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
