/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fold.h"

#include <stdlib.h>

#include "support.h"

static void assert_folds(const char *text, const char *expected)
{
    char *folded = fold_text(text);

    assert_string_equal(folded, expected);
    free(folded);
}

static void case_accents_and_marks_fold_away(void **state)
{
    (void)state;
    assert_folds("  St. Mary’s  Hospital -- Æther & Żółć ", "st mary s hospital ather zolc");
    assert_folds("", "");
    assert_folds("£…—", "");
    assert_folds("Київ", "Київ");
}

static void a_cut_sequence_stays_inside_the_text(void **state)
{
    struct strbuf out = STRBUF_INIT;

    (void)state;
    fold_add(&out, "a\xe2\x80", 3);
    assert_int_equal(out.length, 1);
    strbuf_release(&out);
}

static void one_employer_has_one_hash_however_it_is_written(void **state)
{
    (void)state;
    assert_int_equal(employer_hash("Marks & Spencer"), employer_hash("MARKS  & spencer "));
    assert_int_not_equal(employer_hash("Marks"), employer_hash("Spencer"));
    assert_int_equal(employer_hash(" - "), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_accents_and_marks_fold_away),
        cmocka_unit_test(a_cut_sequence_stays_inside_the_text),
        cmocka_unit_test(one_employer_has_one_hash_however_it_is_written),
    };

    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
