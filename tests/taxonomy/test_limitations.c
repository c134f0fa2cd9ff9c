/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/limitations.h"

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

static void assert_refused(const struct suited_taxonomy *taxonomy, const char *limitations,
                           const char *sentence)
{
    struct strbuf path = STRBUF_INIT;
    char *dir = temp_dir();
    json_t *out;
    FILE *file;

    strbuf_printf(&path, "%s/taxonomies", dir);
    mkdir(path.text, 0700);
    strbuf_puts(&path, "/limitations.json");
    file = fopen(path.text, "w");
    assert_non_null(file);
    fprintf(file, "{\"limitations\": [%s]}", limitations);
    fclose(file);
    setenv("SUITED_SHARE", dir, 1);
    assert_int_equal(limitations_read(taxonomy, &out, &err), SUITED_INVALID);
    unsetenv("SUITED_SHARE");
    assert_null(out);
    assert_string_equal(err.text, sentence);
    strbuf_release(&path);
    remove_tree(dir);
}

#define LIMITATION(offers)                                                                     \
    "{\"id\": \"a\", \"group\": \"G\", \"says\": \"S\", \"words\": [\"w\"], \"source\": \"S "  \
    "2020\","                                                                                  \
    " \"offers\": [" offers "]}"
#define OFFER(wish, tier) "{\"wish\": " wish ", \"tier\": \"" tier "\", \"why\": \"W\"}"

static void what_is_wrong_in_the_file_is_named(void **state)
{
    assert_refused(*state, "", "'taxonomies/limitations.json' has no list 'limitations'");
    assert_refused(
        *state, "{\"id\": \"a\"}",
        "'taxonomies/limitations.json', limitation 1 has no id, group, says, words or "
        "source");
    assert_refused(*state, LIMITATION(""),
                   "'taxonomies/limitations.json', limitation 'a' offers nothing");
    assert_refused(*state, LIMITATION(OFFER("{\"seated\": \"yes\"}", "must")),
                   "'taxonomies/limitations.json', limitation 'a', offer 1: it is no kind of "
                   "wish");
    assert_refused(*state, LIMITATION(OFFER("{\"seated_work\": \"yes\"}", "vital")),
                   "'taxonomies/limitations.json', limitation 'a', offer 1: it has no why, or "
                   "its tier is not must, important or nice");
    assert_refused(*state,
                   LIMITATION(OFFER("{\"seated_work\": \"yes\"}", "must")) "," LIMITATION(
                       OFFER("{\"seated_work\": \"yes\"}", "must")),
                   "'taxonomies/limitations.json' has limitation 'a' twice");
}

static bool is_offered(const struct suited_taxonomy *taxonomy, const char *condition)
{
    size_t i, k;
    json_t *limitation, *offer;

    json_array_foreach(suited_taxonomy_limitations(taxonomy), i, limitation)
        json_array_foreach(json_object_get(limitation, "offers"), k, offer)
            if (json_object_get(json_object_get(offer, "wish"), condition))
                return true;
    return false;
}

static void every_condition_is_offered_or_left_out_with_a_reason(void **state)
{
    json_t *file;
    const json_t *left_out;

    assert_ok(json_read_share("taxonomies/limitations.json", &file, &err));
    left_out = json_object_get(file, "not_offered");
    for (size_t c = 0; c < suited_taxonomy_conditions(*state); c++) {
        const char *id = suited_taxonomy_condition(*state, c)->id;
        bool has_reason = *json_text_of(left_out, id) != '\0';

        if (is_offered(*state, id) == has_reason)
            fail_msg("'%s' is %s", id,
                     has_reason ? "offered, and said not to be"
                                : "not offered, with no reason");
    }
    json_decref(file);
}

static void a_limitation_offers_each_wish_once(void **state)
{
    size_t i, k, j;
    json_t *limitation, *offer;

    json_array_foreach(suited_taxonomy_limitations(*state), i, limitation) {
        json_t *offers = json_object_get(limitation, "offers");

        json_array_foreach(offers, k, offer)
            for (j = 0; j < k; j++)
                if (json_equal(json_object_get(offer, "wish"),
                               json_object_get(json_array_get(offers, j), "wish")))
                    fail_msg("'%s' offers the same twice", json_text_of(limitation, "id"));
    }
}

static void every_source_has_its_year(void **state)
{
    size_t i;
    json_t *limitation;

    json_array_foreach(suited_taxonomy_limitations(*state), i, limitation) {
        const char *source = json_text_of(limitation, "source");

        if (!strstr(source, "20") && !strstr(source, "19"))
            fail_msg("'%s' has no year: %s", json_text_of(limitation, "id"), source);
    }
}

static void there_are_enough_and_in_a_dozen_groups(void **state)
{
    json_t *groups = json_array(), *limitation;
    size_t i;

    json_array_foreach(suited_taxonomy_limitations(*state), i, limitation)
        json_list_add(groups, json_text_of(limitation, "group"));
    assert_int_equal(json_array_size(groups), 12);
    assert_true(json_array_size(suited_taxonomy_limitations(*state)) >= 45);
    json_decref(groups);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_in_the_file_is_named),
        cmocka_unit_test(every_condition_is_offered_or_left_out_with_a_reason),
        cmocka_unit_test(a_limitation_offers_each_wish_once),
        cmocka_unit_test(every_source_has_its_year),
        cmocka_unit_test(there_are_enough_and_in_a_dozen_groups),
    };

    return cmocka_run_group_tests_name("limitations", tests, open_taxonomy, close_taxonomy);
}
