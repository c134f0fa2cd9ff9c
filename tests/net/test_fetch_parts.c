/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "net/fetch_address.h"
#include "net/fetch_http.h"
#include "net/fetch_keys.h"
#include "net/fetch_pace.h"

static void only_addresses_of_the_open_internet_are_public(void **state)
{
    static const char *const public[] = {
        "8.8.8.8",          "1.1.1.1",           "172.15.0.1",      "172.32.0.1",
        "100.63.255.255",   "100.128.0.0",       "192.167.1.1",     "11.0.0.1",
        "223.255.255.255",  "198.20.0.1",        "2606:4700::1111", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:0808:0808::1", "2a00:1450::1",    "2001:4860::1"};
    static const char *const own[] = {"127.0.0.1",
                                      "127.255.255.255",
                                      "10.1.2.3",
                                      "172.16.0.1",
                                      "172.31.255.255",
                                      "192.168.1.1",
                                      "169.254.169.254",
                                      "100.64.0.1",
                                      "100.127.255.255",
                                      "0.0.0.0",
                                      "224.0.0.1",
                                      "255.255.255.255",
                                      "192.0.2.1",
                                      "198.18.0.1",
                                      "203.0.113.9",
                                      "::",
                                      "::1",
                                      "fe80::1",
                                      "fc00::1",
                                      "fd12::1",
                                      "ff02::1",
                                      "::ffff:127.0.0.1",
                                      "::ffff:10.0.0.1",
                                      "64:ff9b::7f00:1",
                                      "64:ff9b::a00:1",
                                      "64:ff9b:1::1",
                                      "2002:7f00:1::",
                                      "2002:a9fe:a9fe::1",
                                      "::127.0.0.1",
                                      "2001::1",
                                      "2001:db8::1",
                                      "",
                                      "localhost",
                                      "127.0.0.1 "};

    (void)state;
    for (size_t i = 0; i < sizeof(public) / sizeof(*public); i++)
        if (!address_text_is_public(public[i]))
            fail_msg("%s was refused", public[i]);
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
        if (address_text_is_public(own[i]))
            fail_msg("%s was taken for public", own[i]);
}

static void keys_come_from_the_environment_and_from_files(void **state)
{
    struct strbuf out = STRBUF_INIT, pattern = STRBUF_INIT;
    char *dir = temp_dir(), path[200];
    FILE *file;

    (void)state;
    snprintf(path, sizeof(path), "%s/key", dir);
    file = fopen(path, "w");
    fputs("from a file\n", file);
    fclose(file);
    setenv("SUITED_TEST_KEY", "a&b", 1);
    strbuf_printf(&pattern, "x=${SUITED_TEST_KEY}&y=${file:%s}$z", path);
    assert_ok(keys_fill(pattern.text, true, &out, &err));
    assert_string_equal(out.text, "x=a%26b&y=from%20a%20file$z");
    strbuf_clear(&out);
    assert_ok(keys_fill(pattern.text, false, &out, &err));
    assert_string_equal(out.text, "x=a&b&y=from a file$z");
    keys_release(&out);
    strbuf_release(&pattern);
    remove_tree(dir);
}

static void assert_refused(const char *pattern, const char *why)
{
    struct strbuf out = STRBUF_INIT;

    assert_int_equal(keys_fill(pattern, false, &out, &err), SUITED_INVALID);
    assert_contains(err.text, why);
    keys_release(&out);
}

static void keys_that_are_missing_or_strange_are_refused(void **state)
{
    (void)state;
    unsetenv("SUITED_TEST_NONE");
    setenv("SUITED_TEST_KEY", "secret\r\nX-Evil: yes", 1);
    assert_refused("${SUITED_TEST_NONE}", "the environment has no SUITED_TEST_NONE");
    assert_refused("${SUITED_TEST_KEY}", "control characters");
    assert_null(strstr(err.text, "secret"));
    assert_refused("${SUITED", "no closing brace");
    assert_refused("${a-b}", "neither ${NAME}");
    assert_refused("${}", "neither ${NAME}");
    assert_refused("${file:/nonexistent}", "cannot read the key file '/nonexistent'");
    assert_refused("${file:/dev/null}", "holds no key");
}

static void one_host_is_asked_once_a_second(void **state)
{
    struct pace *pace = pace_new();
    char name[20];

    (void)state;
    assert_int_equal(pace_wait_ms(pace, "a.example", 5000), 0);
    assert_int_equal(pace_wait_ms(pace, "b.example", 5000), 0);
    assert_int_equal(pace_wait_ms(pace, "A.example", 5400), 600);
    assert_int_equal(pace_wait_ms(pace, "a.example", 6000), 1000);
    assert_int_equal(pace_wait_ms(pace, "a.example", 9000), 0);
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof(name), "h%d", i);
        assert_int_equal(pace_wait_ms(pace, name, 10000 + i), 0);
    }
    pace_free(pace);
}

static void waiting_grows_is_spread_and_obeys_the_server(void **state)
{
    uint64_t random = 12345;
    int64_t most[4] = {0};

    (void)state;
    for (unsigned tried = 1; tried <= 3; tried++)
        for (int i = 0; i < 2000; i++) {
            int64_t wait = pace_backoff_ms(tried, 0, &random);

            assert_in_range(wait, 0, 1000 << (tried - 1));
            most[tried] = wait > most[tried] ? wait : most[tried];
        }
    assert_true(most[1] > 900 && most[2] > 1800 && most[3] > 3600);
    assert_int_equal(pace_backoff_ms(1, 30, &random), 30000);
}

static void content_types_are_taken_apart(void **state)
{
    struct fetch_answer answer;
    char longest[500];

    (void)state;
    content_type_parse("application/json", &answer);
    assert_string_equal(answer.type, "application/json");
    assert_string_equal(answer.charset, "");
    content_type_parse("text/html ;  boundary=x;Charset='UTF-8' ; z", &answer);
    assert_string_equal(answer.type, "text/html");
    assert_string_equal(answer.charset, "utf-8");
    memset(longest, 'a', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    content_type_parse(longest, &answer);
    assert_string_equal(answer.type, "");
    content_type_parse("", &answer);
    assert_string_equal(answer.type, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_addresses_of_the_open_internet_are_public),
        cmocka_unit_test(keys_come_from_the_environment_and_from_files),
        cmocka_unit_test(keys_that_are_missing_or_strange_are_refused),
        cmocka_unit_test(one_host_is_asked_once_a_second),
        cmocka_unit_test(waiting_grows_is_spread_and_obeys_the_server),
        cmocka_unit_test(content_types_are_taken_apart),
    };

    return cmocka_run_group_tests_name("parts of fetch", tests, NULL, NULL);
}
