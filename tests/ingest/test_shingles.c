/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/copies.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "support.h"

/* `count` different words, of which every `nth` is said in another way (0: none is). */
static char *make_text(int count, int nth)
{
    struct strbuf text = STRBUF_INIT;

    for (int i = 1; i <= count; i++)
        strbuf_printf(&text, "%s%d ", nth && i % nth == 0 ? "other" : "word", i);
    return strbuf_detach(&text);
}

static bool are_near(int count, int nth)
{
    char *a = make_text(count, 0), *b = make_text(count, nth);
    bool near = texts_are_near(a, b);

    free(a);
    free(b);
    return near;
}

static void a_text_is_near_itself_however_it_is_spaced(void **state)
{
    (void)state;
    assert_true(
        texts_are_near("One, two three\nfour five six.", "one two three four five six"));
    assert_true(texts_are_near("", ""));
    assert_true(texts_are_near("two words", "Two words!"));
}

static void one_other_word_in_a_hundred_is_near(void **state)
{
    (void)state;
    assert_true(are_near(100, 100));
    assert_true(are_near(300, 75)); /* four words, at most twenty of 296 runs */
}

static void another_word_in_every_twenty_is_not_near(void **state)
{
    (void)state;
    assert_false(are_near(300, 20));
    assert_false(texts_are_near("quite another text than that", "one two three four five six"));
}

static void a_teaser_is_not_near_the_whole(void **state)
{
    char *whole = make_text(300, 0), *teaser = make_text(80, 0);

    (void)state;
    assert_false(texts_are_near(whole, teaser));
    free(whole);
    free(teaser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_near_itself_however_it_is_spaced),
        cmocka_unit_test(one_other_word_in_a_hundred_is_near),
        cmocka_unit_test(another_word_in_every_twenty_is_not_near),
        cmocka_unit_test(a_teaser_is_not_near_the_whole),
    };

    return cmocka_run_group_tests_name("shingles", tests, NULL, NULL);
}
