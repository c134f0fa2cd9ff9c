/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include "support.h"

static const char *const names[] = {"seated_work", "part_time", "permanent", "remote_work",
                                    "heavy_lifting"};

static const char *nearest(const char *word)
{
    return suited_nearest(word, names, sizeof(names) / sizeof(*names));
}

static void a_slip_of_the_fingers_is_known(void **state)
{
    (void)state;
    assert_string_equal(nearest("seatd_work"), "seated_work");
    assert_string_equal(nearest("Seated Work"), "seated_work");
    assert_string_equal(nearest("seated_wrok"), "seated_work");
    assert_string_equal(nearest("heavylifting"), "heavy_lifting");
    assert_string_equal(nearest("remote_work"), "remote_work");
}

static void two_letters_swapped_are_one_slip(void **state)
{
    static const char *const days[] = {"tue", "mon"};

    (void)state;
    assert_string_equal(suited_nearest("teu", days, 2), "tue");
    assert_null(suited_nearest("fri", days, 2));
}

static void nothing_is_near_what_is_far_off(void **state)
{
    (void)state;
    assert_null(nearest("lunch"));
    assert_null(nearest(""));
    assert_null(suited_nearest("seated_work", names, 0));
}

static void the_nearer_one_is_taken_and_of_equals_the_first(void **state)
{
    static const char *const alike[] = {"north", "worth", "forth"};

    (void)state;
    assert_string_equal(suited_nearest("wroth", alike, 3), "worth");
    assert_string_equal(suited_nearest("dorth", alike, 3), "north");
}

static void very_long_words_are_harmless(void **state)
{
    char word[5000];

    (void)state;
    memset(word, 'a', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    assert_null(nearest(word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_of_the_fingers_is_known),
        cmocka_unit_test(two_letters_swapped_are_one_slip),
        cmocka_unit_test(nothing_is_near_what_is_far_off),
        cmocka_unit_test(the_nearer_one_is_taken_and_of_equals_the_first),
        cmocka_unit_test(very_long_words_are_harmless),
    };

    return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
