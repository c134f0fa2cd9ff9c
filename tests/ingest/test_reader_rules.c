/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/reader_rules.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/strbuf.h"
#include "ingest/negation.h"
#include "ingest/sections.h"

struct fixture {
    struct suited_taxonomy *taxonomy;
    struct vocabulary *vocabulary;
    struct phrases *phrases;
    struct rules rules;
    char *dir;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    assert_ok(suited_taxonomy_open(NULL, &fixture->taxonomy, &err));
    fixture->vocabulary = vocabulary_new();
    fixture->phrases = phrases_new(fixture->vocabulary);
    fixture->dir = temp_dir();
    setenv("SUITED_SHARE", fixture->dir, 1);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    unsetenv("SUITED_SHARE");
    remove_tree(fixture->dir);
    rules_release(&fixture->rules);
    phrases_free(fixture->phrases);
    vocabulary_free(fixture->vocabulary);
    suited_taxonomy_close(fixture->taxonomy);
    free(fixture);
    return 0;
}

static void write_file(const char *dir, const char *name, const char *text)
{
    struct strbuf path = STRBUF_INIT;
    FILE *file;

    strbuf_printf(&path, "%s/taxonomies", dir);
    mkdir(path.text, 0700);
    strbuf_puts(&path, "/phrases");
    mkdir(path.text, 0700);
    strbuf_clear(&path);
    strbuf_printf(&path, "%s/taxonomies/%s", dir, name);
    file = fopen(path.text, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    strbuf_release(&path);
}

static void assert_refused(void **state, const char *rules, const char *sentence)
{
    struct fixture *fixture = *state;
    struct strbuf text = STRBUF_INIT;

    strbuf_printf(&text, "{\"conditions\": {%s}}", rules);
    write_file(fixture->dir, "phrases/a.json", text.text);
    strbuf_release(&text);
    assert_int_not_equal(
        rules_load(&fixture->rules, fixture->taxonomy, NULL, fixture->phrases, &err),
        SUITED_OK);
    assert_string_equal(err.text, sentence);
}

static void a_broken_rule_is_named_with_its_file_and_place(void **state)
{
    assert_refused(
        state, "\"on_call\": [{\"yes\": [\"on call\"]},\n{\"yes\": [\"(on\"]}]",
        "'taxonomies/phrases/a.json', line 2, on_call, rule 2: phrase '(on' is broken at "
        "character 4: ')' is missing");
    assert_refused(state, "\"on_call\": [{\"weight\": 3}]",
                   "'taxonomies/phrases/a.json', on_call, rule 1: it has no list 'yes', 'no', "
                   "'not', 'not_beside' or 'never'");
    assert_refused(
        state, "\"on_call\": [{\"yes\": [\"on call\"], \"in\": [\"moon\"]}]",
        "'taxonomies/phrases/a.json', on_call, rule 1: 'in' or 'not_in' names no kind "
        "of section");
    assert_refused(
        state, "\"on_call\": [{\"yes\": [\"on call\"], \"negated\": \"maybe\"}]",
        "'taxonomies/phrases/a.json', on_call, rule 1: 'negated' is not 'no', 'drop' "
        "or 'keep'");
    assert_refused(
        state, "\"on_call\": [{\"yes\": [\"on call\"], \"not_with\": [\"moon\"]}]",
        "'taxonomies/phrases/a.json', on_call, rule 1: 'not_with' names no condition");
}

static void a_condition_that_is_not_in_the_catalogue_is_refused(void **state)
{
    assert_refused(state, "\"moonlight\": []",
                   "'taxonomies/phrases/a.json': 'moonlight' is no condition of the catalogue "
                   "with a list of rules");
}

static void a_rule_is_read_as_it_is_written(void **state)
{
    struct fixture *fixture = *state;
    const struct rule *rule;

    write_file(fixture->dir, "phrases/a.json",
               "{\"conditions\": {\"on_call\": [{\"no\": [\"never on call\"], \"weight\": 5,"
               "\"in\": [\"required\"], \"listed\": true, \"firm\": true}]}}");
    assert_ok(rules_load(&fixture->rules, fixture->taxonomy, NULL, fixture->phrases, &err));
    assert_int_equal(fixture->rules.count, 1);
    rule = &fixture->rules.all[0];
    assert_int_equal(rule->value, RULE_NO);
    assert_int_equal(rule->weight, 5);
    assert_int_equal(rule->in, 1 << SECTION_REQUIRED);
    assert_true(rule->listed && rule->firm && !rule->softened && !rule->at_start);
}

static void headings_and_cues_that_are_broken_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct reach reach;

    write_file(fixture->dir, "headings.json", "{\"headings\": {\"moon\": []}}");
    assert_int_equal(sections_add_phrases(fixture->phrases, 0, &err), SUITED_INVALID);
    assert_string_equal(err.text,
                        "'taxonomies/headings.json': 'moon' is no kind of section with "
                        "a list");
    write_file(fixture->dir, "cues.json", "{}");
    assert_int_equal(negation_add_phrases(fixture->phrases, 0, &reach, &err), SUITED_INVALID);
    assert_contains(err.text, "'taxonomies/cues.json' has no 'reach'");
}

static void sections_follow_headings_and_fields_end_with_their_sentence(void **state)
{
    static const char text[] =
        "A title\nBenefits: a car. Plain words.\nEssential:\n• one\n• two";
    struct fixture *fixture = *state;
    struct tokens tokens = {0};
    struct phrase_hits hits = {0};
    struct sections sections = {0};

    write_file(fixture->dir, "headings.json",
               "{\"headings\": {\"benefits\": [\"benefits\"], \"required\": [\"essential\"]}}");
    assert_ok(sections_add_phrases(fixture->phrases, 100, &err));
    phrases_build(fixture->phrases);
    tokens_read(&tokens, fixture->vocabulary, text, strlen(text));
    phrases_match(fixture->phrases, &tokens, &hits);
    sections_find(&sections, &tokens, strlen("A title"), &hits, 100);
    assert_int_equal(sections.kinds[0], SECTION_TITLE);
    assert_int_equal(sections.kinds[4], SECTION_BENEFITS);
    assert_int_equal(sections.kinds[7], SECTION_NONE);
    assert_int_equal(sections.kinds[tokens.count - 1], SECTION_REQUIRED);
    sections_release(&sections);
    phrase_hits_release(&hits);
    tokens_release(&tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_broken_rule_is_named_with_its_file_and_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_condition_that_is_not_in_the_catalogue_is_refused,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rule_is_read_as_it_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headings_and_cues_that_are_broken_are_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            sections_follow_headings_and_fields_end_with_their_sentence, set_up, tear_down),
    };

    return cmocka_run_group_tests_name("reader rules", tests, NULL, NULL);
}
