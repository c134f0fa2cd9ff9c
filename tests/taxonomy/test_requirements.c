/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/requirements.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "suited/taxonomy.h"
#include "support.h"
#include "taxonomy/entailments.h"
#include "taxonomy/stop_words.h"

static int open_taxonomy(void **state)
{
    struct suited_taxonomy *taxonomy;

    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    *state = taxonomy;
    return 0;
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

static void a_register_is_found_by_its_short_and_its_full_name(void **state)
{
    int number = suited_register_find(*state, "NMC");

    assert_true(number >= 0);
    assert_int_equal(suited_register_find(*state, "Nursing and Midwifery Council"), number);
    assert_int_equal(suited_register_find(*state, "nmc register"), number);
    assert_string_equal(suited_register_name(*state, (unsigned)number), "NMC");
}

static void what_is_no_register_is_not_found(void **state)
{
    assert_int_equal(suited_register_find(*state, "Guild of Jugglers"), -1);
    assert_int_equal(suited_register_find(*state, ""), -1);
    assert_null(suited_register_name(*state, 200));
}

static void every_register_is_found_by_the_name_it_gives(void **state)
{
    const char *name;

    for (unsigned i = 0; (name = suited_register_name(*state, i)) != NULL; i++)
        assert_int_equal(suited_register_find(*state, name), i);
}

static void common_words_are_stop_words_and_work_itself_is_not(void **state)
{
    assert_true(suited_is_stop_word(*state, "the"));
    assert_true(suited_is_stop_word(*state, "Job"));
    assert_false(suited_is_stop_word(*state, "nurse"));
    assert_false(suited_is_stop_word(*state, ""));
}

static bool is_known(const struct suited_taxonomy *taxonomy, const json_t *side)
{
    const char *id = json_text_of(side, "condition");

    return !*id || suited_condition_find(taxonomy, id);
}

static void every_entailment_speaks_of_conditions_there_are(void **state)
{
    size_t i;
    json_t *entry;

    json_array_foreach(taxonomy_entailments(*state), i, entry)
        if (!is_known(*state, json_object_get(entry, "when")) ||
            !is_known(*state, json_object_get(entry, "then")))
            fail_msg("entailment %zu names a condition that there is not", i + 1);
}

/* A share folder with one file of the taxonomy in it. */
static char *share_with(const char *name, const char *content)
{
    char *dir = temp_dir();
    struct strbuf path = STRBUF_INIT;
    FILE *file;

    strbuf_printf(&path, "%s/taxonomies", dir);
    assert_int_equal(mkdir(path.text, 0755), 0);
    strbuf_printf(&path, "/%s", name);
    file = fopen(path.text, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    strbuf_release(&path);
    setenv("SUITED_SHARE", dir, 1);
    return dir;
}

static void registers_without_levels_are_refused_by_the_file_that_is_missing(void **state)
{
    char *dir = share_with("registers.json", "{\"registers\": [{\"name\": \"N\"}]}");
    struct requirements *requirements;

    (void)state;
    assert_int_equal(requirements_open(&requirements, &err), SUITED_NOTFOUND);
    assert_contains(err.text, "levels.json");
    assert_null(requirements);
    unsetenv("SUITED_SHARE");
    remove_tree(dir);
}

static void an_entailment_without_a_reason_is_refused(void **state)
{
    char *dir = share_with("entailments.json",
                           "{\"entailments\": [{\"when\": {\"quantity\": \"pay\"}, \"then\": "
                           "{\"condition\": \"unpaid\", \"value\": \"no\"}}]}");
    json_t *entailments;

    (void)state;
    assert_int_equal(entailments_read(&entailments, &err), SUITED_INVALID);
    assert_string_equal(err.text, "'taxonomies/entailments.json', entailment 1: it needs when, "
                                  "then and why");
    assert_null(entailments);
    unsetenv("SUITED_SHARE");
    remove_tree(dir);
}

static void stop_words_that_are_no_list_are_refused(void **state)
{
    char *dir = share_with("stop_words.json", "{\"words\": \"the\"}");
    struct stop_words *stop_words;

    (void)state;
    assert_int_equal(stop_words_open(&stop_words, &err), SUITED_INVALID);
    assert_string_equal(err.text, "'taxonomies/stop_words.json' has no list 'words'");
    unsetenv("SUITED_SHARE");
    remove_tree(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_register_is_found_by_its_short_and_its_full_name,
                                        open_taxonomy, close_taxonomy),
        cmocka_unit_test_setup_teardown(what_is_no_register_is_not_found, open_taxonomy,
                                        close_taxonomy),
        cmocka_unit_test_setup_teardown(every_register_is_found_by_the_name_it_gives,
                                        open_taxonomy, close_taxonomy),
        cmocka_unit_test_setup_teardown(common_words_are_stop_words_and_work_itself_is_not,
                                        open_taxonomy, close_taxonomy),
        cmocka_unit_test_setup_teardown(every_entailment_speaks_of_conditions_there_are,
                                        open_taxonomy, close_taxonomy),
        cmocka_unit_test(registers_without_levels_are_refused_by_the_file_that_is_missing),
        cmocka_unit_test(an_entailment_without_a_reason_is_refused),
        cmocka_unit_test(stop_words_that_are_no_list_are_refused),
    };

    return cmocka_run_group_tests_name("requirements", tests, NULL, NULL);
}
