/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "suited/error.h"

static void a_quoted_name_that_is_cut_leaves_the_sentence_whole(void **state)
{
    (void)state;
    suited_fail(&err, SUITED_NOTFOUND, "there is no client '%.3s' (see the list)", "abé");
    assert_string_equal(err.text, "there is no client 'ab?' (see the list)");
    suited_fail(&err, SUITED_NOTFOUND, "there is no '%.6s'", "€€€");
    assert_string_equal(err.text, "there is no '€€'");
    suited_fail(&err, SUITED_NOTFOUND, "there is no '%.3s'", "😀");
    assert_string_equal(err.text, "there is no '?\?\?'");
}

static void a_sentence_without_end_is_cut(void **state)
{
    char name[600];

    (void)state;
    memset(name, 'x', sizeof(name));
    name[sizeof(name) - 1] = '\0';
    assert_int_equal(suited_fail(&err, SUITED_LIMIT, "too long: %s", name), SUITED_LIMIT);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_int_equal(suited_fail(NULL, SUITED_IO, "nobody listens"), SUITED_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quoted_name_that_is_cut_leaves_the_sentence_whole),
        cmocka_unit_test(a_sentence_without_end_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
