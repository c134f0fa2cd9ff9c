/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/reasons.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/json.h"
#include "base/strbuf.h"

static int open_taxonomy(void **state)
{
    return suited_taxonomy_open(NULL, (struct suited_taxonomy **)state, &err);
}

static int close_taxonomy(void **state)
{
    suited_taxonomy_close(*state);
    return 0;
}

static void assert_refused(const struct suited_taxonomy *taxonomy, const char *reasons,
                           const char *sentence)
{
    struct strbuf path = STRBUF_INIT;
    char *dir = temp_dir();
    json_t *out;
    FILE *file;

    strbuf_printf(&path, "%s/taxonomies", dir);
    mkdir(path.text, 0700);
    strbuf_puts(&path, "/reasons.json");
    file = fopen(path.text, "w");
    assert_non_null(file);
    fprintf(file, "{\"reasons\": [%s]}", reasons);
    fclose(file);
    setenv("SUITED_SHARE", dir, 1);
    assert_int_equal(reasons_read(taxonomy, &out, &err), SUITED_INVALID);
    unsetenv("SUITED_SHARE");
    assert_null(out);
    assert_string_equal(err.text, sentence);
    strbuf_release(&path);
    remove_tree(dir);
}

static void what_is_wrong_in_the_file_is_named(void **state)
{
    assert_refused(*state, "", "'taxonomies/reasons.json' has no list 'reasons'");
    assert_refused(*state, "{\"id\": \"a\"}",
                   "'taxonomies/reasons.json', reason 1 has no id or says");
    assert_refused(*state,
                   "{\"id\": \"a\", \"says\": \"A\", \"wish\": null},"
                   "{\"id\": \"a\", \"says\": \"B\", \"wish\": null}",
                   "'taxonomies/reasons.json' has reason 'a' twice");
    assert_refused(*state, "{\"id\": \"a\", \"says\": \"A\", \"wish\": \"hours\"}",
                   "'taxonomies/reasons.json', reason 'a': its wish is no kind of wish and not "
                   "null");
    assert_refused(*state,
                   "{\"id\": \"a\", \"says\": \"A\", \"wish\": \"pay\","
                   " \"back\": {\"pay\": \"yes\"}}",
                   "'taxonomies/reasons.json', reason 'a': 'pay' cannot change to 'yes' (a "
                   "condition to yes or no, an amount to less or more, the rest to other)");
}

static void a_reason_offers_the_wish_that_it_speaks_of(void **state)
{
    const json_t *reasons = suited_taxonomy_reasons(*state);
    const json_t *first = json_array_get(reasons, 0);

    assert_string_equal(json_text_of(first, "id"), "too_far");
    assert_string_equal(json_text_of(first, "wish"), "travel");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_in_the_file_is_named),
        cmocka_unit_test(a_reason_offers_the_wish_that_it_speaks_of),
    };

    return cmocka_run_group_tests_name("reasons", tests, open_taxonomy, close_taxonomy);
}
