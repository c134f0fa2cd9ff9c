/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/skills.h"

#include "support.h"

#include <stdio.h>

static struct suited_taxonomy *taxonomy;
static struct vocabulary *vocabulary;
static struct phrases *phrases;

#define BASE 5000

static int open_reader(void **state)
{
    uint32_t count;

    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    vocabulary = vocabulary_new();
    phrases = phrases_new(vocabulary);
    assert_ok(phrases_add(phrases, "kitchen porter", 1, &err));
    assert_ok(skills_add_phrases(taxonomy, phrases, BASE, &count, &err));
    assert_in_range(count, 300, 1000);
    phrases_build(phrases);
    return 0;
}

static int close_reader(void **state)
{
    (void)state;
    phrases_free(phrases);
    vocabulary_free(vocabulary);
    suited_taxonomy_close(taxonomy);
    return 0;
}

/* The skills in `text` as "id id? …", where ? is one that is not required. */
static const char *skills_in(const char *text)
{
    static char line[2048];
    struct tokens tokens = {0};
    struct phrase_hits hits = {0};
    struct skills_found found = {0};
    size_t at = 0;

    tokens_read(&tokens, vocabulary, text, strlen(text));
    phrases_match(phrases, &tokens, &hits);
    skills_of_hits(taxonomy, &tokens, &hits, BASE, &found);
    *line = '\0';
    for (size_t i = 0; i < found.count; i++)
        at += (size_t)snprintf(line + at, sizeof(line) - at, "%s%s%s", i ? " " : "",
                               found.all[i].id, found.all[i].required ? "" : "?");
    skills_found_release(&found);
    phrase_hits_release(&hits);
    tokens_release(&tokens);
    return line;
}

static void skills_are_read_by_their_names_and_phrases(void **state)
{
    (void)state;
    assert_string_equal(skills_in("You will enter customer data."), "data-entry");
    assert_string_equal(skills_in("Good knowledge of Excel and BSL."),
                        "microsoft-excel british-sign-language");
    assert_string_equal(skills_in("Cashing up at the end of the day."), "cash-handling");
    assert_string_equal(skills_in("Safeguarding and first aid."), "safeguarding first-aid");
}

static void words_alike_are_no_skills(void **state)
{
    (void)state;
    assert_string_equal(
        skills_in(
            "A chance to excel: excellent, negotiable pay, in the hospital. Send your CV."),
        "");
    assert_string_equal(skills_in("Please email us before the bank holiday."), "");
    assert_string_equal(skills_in("This type of post was interviewed for."), "");
    assert_string_equal(skills_in("A clean driving record."), "");
}

static void what_is_only_desirable_is_not_required(void **state)
{
    (void)state;
    assert_string_equal(skills_in("Sewing is desirable."), "sewing?");
    assert_string_equal(skills_in("Ideally with knowledge of Excel."), "microsoft-excel?");
    assert_string_equal(skills_in("Excel is essential."), "microsoft-excel");
    assert_string_equal(skills_in("Essential:\n- Excel skills\n\nDesirable:\n- first aid\n"),
                        "microsoft-excel first-aid?");
}

static void a_skill_named_twice_is_required_if_it_is_once(void **state)
{
    (void)state;
    assert_string_equal(skills_in("Excel is desirable. You must have Excel skills."),
                        "microsoft-excel");
}

static void phrases_of_others_are_passed_over(void **state)
{
    (void)state;
    assert_string_equal(skills_in("A kitchen porter."), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skills_are_read_by_their_names_and_phrases),
        cmocka_unit_test(words_alike_are_no_skills),
        cmocka_unit_test(what_is_only_desirable_is_not_required),
        cmocka_unit_test(a_skill_named_twice_is_required_if_it_is_once),
        cmocka_unit_test(phrases_of_others_are_passed_over),
    };

    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
