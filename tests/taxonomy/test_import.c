/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/strbuf.h"

#define SHARED TEST_DATA "/../../shared/taxonomies"

/* The columns of ESCO in another order than its own, and one more. */
#define OCCUPATIONS_HEAD "preferredLabel,iscoGroup,conceptUri,extra,altLabels\r\n"
#define OCCUPATIONS                                                                            \
    OCCUPATIONS_HEAD                                                                           \
    "bubble wrangler,9321,http://x/o/1,,\"froth herder\nsuds \"\"master\"\"\"\r\n"             \
    "harp polisher,C7312,http://x/o/2,,\r\n"
#define SKILLS                                                                                 \
    "conceptUri,preferredLabel,altLabels\nhttp://x/s/1,wrangle bubbles,herd froth | tame "     \
    "suds\n"

struct folder {
    char *source, *data;
    size_t count;
};

static void put(const char *folder, const char *name, const char *text)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int make(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));

    folder->source = temp_dir();
    folder->data = temp_dir();
    put(folder->source, "occupations_en.csv", OCCUPATIONS);
    put(folder->source, "skills_en.csv", SKILLS);
    *state = folder;
    return 0;
}

static int unmake(void **state)
{
    struct folder *folder = *state;

    remove_tree(folder->source);
    remove_tree(folder->data);
    free(folder);
    return 0;
}

/* What is found first after opening the data folder anew, as "code or id/uri/score". */
static const char *find(const struct folder *folder, unsigned kind, const char *words)
{
    static char line[256];
    struct suited_taxonomy *taxonomy;
    json_t *found, *first;
    const char *list = kind == SUITED_SKILLS ? "skills" : "occupations";

    assert_ok(suited_taxonomy_open(folder->data, &taxonomy, &err));
    found = suited_taxonomy_find(taxonomy, kind, words, 1);
    first = json_array_get(json_object_get(found, list), 0);
    *line = '\0';
    if (first)
        snprintf(
            line, sizeof(line), "%s %s %d",
            json_string_value(json_object_get(first, kind == SUITED_SKILLS ? "id" : "code")),
            json_string_value(json_object_get(first, "uri")),
            (int)json_integer_value(json_object_get(first, "score")));
    json_decref(found);
    suited_taxonomy_close(taxonomy);
    return line;
}

static void names_of_esco_are_found_with_their_uris(void **state)
{
    struct folder *folder = *state;

    assert_null(strstr(find(folder, SUITED_OCCUPATIONS, "froth herder"), "http://x/"));
    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    assert_int_equal(folder->count, 7);
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "froth herder"),
                        "9321 http://x/o/1 100");
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "suds master"),
                        "9321 http://x/o/1 100");
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "harp polishers"),
                        "7312 http://x/o/2 100");
    assert_string_equal(find(folder, SUITED_SKILLS, "tame suds"),
                        "http://x/s/1 http://x/s/1 100");
}

/* What our titles know of a unit group shows in which of ESCO's occupations come first. */
static void titles_of_ours_lead_to_the_occupations_of_esco(void **state)
{
    struct folder *folder = *state;

    put(folder->source, "occupations_en.csv",
        OCCUPATIONS_HEAD "kitchen helping hand,9412,http://x/o/1,,\"pot washer\nkitchen "
                         "porter\"\nspoon polisher,9412,http://x/o/2,,KP polisher\n"
                         "river watcher,3142,http://x/o/3,,\"KP\nlibrarian\"\n"
                         "book guardian,2622,http://x/o/4,,\n");
    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    /* A title of ours alone, and one that ESCO has for another group too. */
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "potwash"), "9412 http://x/o/1 100");
    assert_contains(find(folder, SUITED_OCCUPATIONS, "KP"), "9412 ");
    /* Without an occupation that is known to be like it, the group is given. */
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "beautician"),
                        "5142 http://data.europa.eu/esco/isco/C5142 100");
}

static void a_title_comes_before_another_name(void **state)
{
    struct folder *folder = *state;

    put(folder->source, "occupations_en.csv",
        OCCUPATIONS_HEAD "chief zorber,9321,http://x/o/1,,zorber\n"
                         "zorber,9321,http://x/o/2,,\n");
    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "zorber"), "9321 http://x/o/2 100");
}

static void assert_refused(struct folder *folder, const char *name, const char *text,
                           const char *sentence)
{
    put(folder->source, name, text);
    assert_int_equal(suited_esco_import(folder->source, folder->data, &folder->count, &err),
                     SUITED_INVALID);
    assert_contains(err.text, sentence);
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "froth herder"),
                        "9321 http://x/o/1 100");
}

static void a_wrong_or_cut_file_changes_nothing(void **state)
{
    struct folder *folder = *state;

    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    assert_refused(folder, "skills_en.csv", "conceptUri,altLabels\nx,y\n",
                   "has no column 'preferredLabel'");
    assert_refused(folder, "skills_en.csv", SKILLS "http://x/s/2,\"cut in the mid",
                   "is cut: the quote in line 3 is not closed (fetch the file again)");
    assert_refused(folder, "skills_en.csv", SKILLS "http://x/s/2,cut\n",
                   "line 3 has 2 fields where the first has 3");
    assert_refused(folder, "skills_en.csv", SKILLS "http://x/s/2,a name,cut in the mid",
                   "is cut: line 3 has no end (fetch the file again)");
    assert_refused(folder, "skills_en.csv", "conceptUri,preferredLabel,altLabels\n",
                   "'skills_en.csv' has no rows");
    assert_refused(folder, "occupations_en.csv", OCCUPATIONS_HEAD "a,99,http://x,,\n",
                   "line 2: '99' is no ISCO-08 unit group");
    assert_refused(folder, "occupations_en.csv", OCCUPATIONS_HEAD ",9321,http://x,,\n",
                   "line 2 has no preferredLabel");
    assert_refused(folder, "occupations_en.csv", "", "is empty");
}

static void a_byte_order_mark_is_no_part_of_a_name(void **state)
{
    struct folder *folder = *state;

    put(folder->source, "occupations_en.csv", "\xef\xbb\xbf" OCCUPATIONS);
    put(folder->source, "skills_en.csv", "\xef\xbb\xbf" SKILLS);
    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "froth herder"),
                        "9321 http://x/o/1 100");
}

static void a_folder_without_the_files_is_said(void **state)
{
    struct folder *folder = *state;

    assert_int_equal(suited_esco_import(folder->data, folder->data, &folder->count, &err),
                     SUITED_NOTFOUND);
    assert_contains(err.text, "there is no 'occupations_en.csv' or 'occupations_en.csv.gz'");
}

static void a_damaged_cache_is_named(void **state)
{
    struct folder *folder = *state;
    struct suited_taxonomy *taxonomy;
    char path[512];

    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    snprintf(path, sizeof(path), "%s/taxonomy/esco.cache", folder->data);
    assert_int_equal(truncate(path, 300), 0);
    assert_int_equal(suited_taxonomy_open(folder->data, &taxonomy, &err), SUITED_INVALID);
    assert_contains(err.text,
                    "/taxonomy/esco.cache' is damaged (delete it, and import it again)");
    assert_null(taxonomy);
}

static void fields_may_be_very_long(void **state)
{
    struct folder *folder = *state;
    struct strbuf text = STRBUF_INIT;

    strbuf_puts(&text, OCCUPATIONS_HEAD "long one,9321,http://x/o/9,\"");
    for (size_t i = 0; i < 100000; i++)
        strbuf_puts(&text, "xyz\n");
    strbuf_puts(&text, "\",the last name\n");
    put(folder->source, "occupations_en.csv", text.text);
    strbuf_release(&text);
    assert_ok(suited_esco_import(folder->source, folder->data, &folder->count, &err));
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "the last name"),
                        "9321 http://x/o/9 100");
}

#define ONET_OCCUPATIONS                                                                       \
    "O*NET-SOC Code\tTitle\tDescription\n35-9021.00\tDishwashers\tClean dishes.\n"             \
    "99-0000.00\tZorbulators\tZorbulate.\n"
#define ONET_TITLES                                                                            \
    "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"                                \
    "35-9021.00\tSpoon Rinser\t\t08\n99-0000.00\tLead Zorbulator\t\t08\n"

static void only_titles_of_known_occupations_are_taken_from_onet(void **state)
{
    struct folder *folder = *state;

    put(folder->source, "Occupation Data.txt", ONET_OCCUPATIONS);
    put(folder->source, "Alternate Titles.txt", ONET_TITLES);
    assert_ok(suited_onet_import(folder->source, folder->data, &folder->count, &err));
    assert_int_equal(folder->count, 2);
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "spoon rinser"),
                        "9412 https://www.onetonline.org/link/summary/35-9021.00 100");
    assert_string_equal(find(folder, SUITED_OCCUPATIONS, "zorbulator"), "");
}

static void titles_of_an_unlisted_occupation_are_refused(void **state)
{
    struct folder *folder = *state;

    put(folder->source, "Occupation Data.txt", ONET_OCCUPATIONS);
    put(folder->source, "Alternate Titles.txt", ONET_TITLES "11-1111.00\tX\t\t08\n");
    assert_int_equal(suited_onet_import(folder->source, folder->data, &folder->count, &err),
                     SUITED_INVALID);
    assert_string_equal(err.text,
                        "'Alternate Titles.txt', line 4: there is no occupation '11-1111.00'");
}

static void assert_onet_refused(struct folder *folder, const char *name, const char *text,
                                const char *sentence)
{
    put(folder->source, name, text);
    assert_int_equal(suited_onet_import(folder->source, folder->data, &folder->count, &err),
                     SUITED_INVALID);
    assert_contains(err.text, sentence);
    assert_contains(find(folder, SUITED_OCCUPATIONS, "spoon rinser"), "9412 ");
}

static void a_wrong_or_cut_file_of_onet_changes_nothing(void **state)
{
    struct folder *folder = *state;

    /* The columns in another order than O*NET's own, after a byte order mark. */
    put(folder->source, "Occupation Data.txt",
        "\xef\xbb\xbfTitle\tO*NET-SOC Code\nDishwashers\t35-9021.00\n");
    put(folder->source, "Alternate Titles.txt",
        "\xef\xbb\xbf"
        "Alternate Title\tO*NET-SOC Code\nSpoon Rinser\t35-9021.00\n");
    assert_ok(suited_onet_import(folder->source, folder->data, &folder->count, &err));
    assert_onet_refused(folder, "Alternate Titles.txt", "O*NET-SOC Code\tTitle\n1\t2\n",
                        "has no column 'Alternate Title'");
    assert_onet_refused(folder, "Alternate Titles.txt", "O*NET-SOC Code\tAlternate Title\n",
                        "'Alternate Titles.txt' has no rows");
    assert_onet_refused(folder, "Alternate Titles.txt",
                        "O*NET-SOC Code\tAlternate Title\n35-9021.00\tSpoon Ri",
                        "is cut: line 2 has no end (fetch the file again)");
    assert_onet_refused(folder, "Alternate Titles.txt",
                        "O*NET-SOC Code\tAlternate Title\n35-9021.00\n",
                        "line 2 has 1 fields where the first has 2");
    assert_onet_refused(folder, "Occupation Data.txt", "", "is empty");
}

static void the_published_files_are_taken(void **state)
{
    struct folder *folder = *state;

    if (access(SHARED "/esco/occupations_en.csv.gz", R_OK)) {
        print_message("skipped: there is no %s\n", SHARED);
        skip();
    }
    assert_ok(suited_esco_import(SHARED "/esco", folder->data, &folder->count, &err));
    assert_true(folder->count > 3039 + 30000 + 13939);
    assert_contains(find(folder, SUITED_OCCUPATIONS, "head of technical department"), "2654 ");
    assert_contains(find(folder, SUITED_SKILLS, "manage musical staff"), "/esco/skill/");
    assert_ok(suited_onet_import(SHARED "/onet", folder->data, &folder->count, &err));
    assert_true(folder->count > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_of_esco_are_found_with_their_uris, make, unmake),
        cmocka_unit_test_setup_teardown(titles_of_ours_lead_to_the_occupations_of_esco, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_title_comes_before_another_name, make, unmake),
        cmocka_unit_test_setup_teardown(a_wrong_or_cut_file_changes_nothing, make, unmake),
        cmocka_unit_test_setup_teardown(a_byte_order_mark_is_no_part_of_a_name, make, unmake),
        cmocka_unit_test_setup_teardown(a_folder_without_the_files_is_said, make, unmake),
        cmocka_unit_test_setup_teardown(a_damaged_cache_is_named, make, unmake),
        cmocka_unit_test_setup_teardown(fields_may_be_very_long, make, unmake),
        cmocka_unit_test_setup_teardown(only_titles_of_known_occupations_are_taken_from_onet,
                                        make, unmake),
        cmocka_unit_test_setup_teardown(titles_of_an_unlisted_occupation_are_refused, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(a_wrong_or_cut_file_of_onet_changes_nothing, make,
                                        unmake),
        cmocka_unit_test_setup_teardown(the_published_files_are_taken, make, unmake),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
