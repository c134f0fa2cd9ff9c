/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/conditions.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/strbuf.h"

static void assert_refused(const char *catalogue, const char *sentence)
{
    struct conditions *conditions;
    struct strbuf path = STRBUF_INIT;
    char *dir = temp_dir();
    FILE *file;

    strbuf_printf(&path, "%s/taxonomies", dir);
    mkdir(path.text, 0700);
    strbuf_puts(&path, "/conditions.json");
    file = fopen(path.text, "w");
    assert_non_null(file);
    fputs(catalogue, file);
    fclose(file);
    setenv("SUITED_SHARE", dir, 1);
    assert_int_equal(conditions_open(&conditions, &err), SUITED_INVALID);
    unsetenv("SUITED_SHARE");
    assert_null(conditions);
    assert_string_equal(err.text, sentence);
    strbuf_release(&path);
    remove_tree(dir);
}

static void a_broken_catalogue_is_refused_with_what_is_wrong(void **state)
{
    (void)state;
    assert_refused("{}", "'taxonomies/conditions.json' has no list of 1 to 64 'conditions'");
    assert_refused("{\"conditions\": [{\"id\": \"a\"}]}",
                   "'taxonomies/conditions.json', condition 1 has no id, name, wish (yes and "
                   "no), ask_employer or ask_client");
    assert_refused(
        "{\"conditions\": [{\"id\": \"a\", \"name\": \"A\", \"wish\": {\"yes\": \"A\", \"no\": "
        "\"No A\"}, \"ask_employer\": \"?\", "
        "\"ask_client\": \"?\", \"prior\": {\"share\": 2, \"source\": \"x\"}}]}",
        "'taxonomies/conditions.json', condition 'a': the prior's share is not from 0 "
        "to 1");
    assert_refused("{\"conditions\": [{\"id\": \"a\", \"name\": \"A\", \"wish\": {\"yes\": "
                   "\"A\", \"no\": \"No A\"}, \"ask_employer\": \"?\", "
                   "\"ask_client\": \"?\", \"prior\": {\"share\": 0.5}}]}",
                   "'taxonomies/conditions.json', condition 'a': the prior has no source");
}

static void the_catalogue_is_whole_and_asks_questions(void **state)
{
    struct suited_taxonomy *taxonomy;

    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    assert_int_equal(suited_taxonomy_conditions(taxonomy), 50);
    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++) {
        const struct suited_condition *condition = suited_taxonomy_condition(taxonomy, i);

        assert_int_equal(condition->number, i);
        assert_ptr_equal(suited_condition_find(taxonomy, condition->id), condition);
        assert_int_equal(condition->ask_employer[strlen(condition->ask_employer) - 1], '?');
        assert_int_equal(condition->ask_client[strlen(condition->ask_client) - 1], '?');
    }
    assert_null(suited_condition_find(taxonomy, "moonlight"));
    assert_null(suited_taxonomy_condition(taxonomy, 50));
    suited_taxonomy_close(taxonomy);
}

static void silence_and_priors_are_as_the_data_say(void **state)
{
    struct suited_taxonomy *taxonomy;

    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    assert_true(suited_condition_find(taxonomy, "unpaid")->silent_no);
    assert_false(suited_condition_find(taxonomy, "on_call")->silent_no);
    assert_true(suited_condition_find(taxonomy, "part_time")->said_both);
    assert_float_equal(suited_condition_find(taxonomy, "part_time")->prior, 0.12, 1e-9);
    assert_true(suited_condition_find(taxonomy, "on_call")->prior < 0);
    suited_taxonomy_close(taxonomy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_broken_catalogue_is_refused_with_what_is_wrong),
        cmocka_unit_test(the_catalogue_is_whole_and_asks_questions),
        cmocka_unit_test(silence_and_priors_are_as_the_data_say),
    };

    return cmocka_run_group_tests_name("conditions", tests, NULL, NULL);
}
