/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/occupations.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "taxonomy/labels.h"
#include "taxonomy/rooms.h"
#include "taxonomy/words.h"

static struct suited_taxonomy *taxonomy;
static struct vocabulary *vocabulary;

static int open_taxonomy(void **state)
{
    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    vocabulary = vocabulary_new();
    return 0;
}

static int close_taxonomy(void **state)
{
    (void)state;
    vocabulary_free(vocabulary);
    suited_taxonomy_close(taxonomy);
    return 0;
}

static size_t read_advert(const char *text, size_t title_length, struct occupation_guess *out)
{
    struct tokens tokens = {0};
    size_t count;

    tokens_read(&tokens, vocabulary, text, strlen(text));
    count = occupations_read(taxonomy, &tokens, title_length, out);
    tokens_release(&tokens);
    return count;
}

static void titles_of_adverts_are_read(void **state)
{
    FILE *file = fopen(TEST_DATA "/taxonomy/read-titles.tsv", "r");
    char line[256], code[8];
    size_t wrong = 0;

    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) {
        struct occupation_guess guesses[SUITED_CODES_MAX];
        char *tab = strchr(line, '\t');

        if (*line == '#' || !tab)
            continue;
        *tab = '\0';
        snprintf(code, sizeof(code), "%d",
                 read_advert(line, strlen(line), guesses) ? guesses[0].code : 0);
        if (!strstr(tab + 1, code)) {
            print_message("'%s' is read as %s, not %s", line, code, tab + 1);
            wrong++;
        }
    }
    fclose(file);
    assert_int_equal(wrong, 0);
}

static void a_whole_title_is_surer_than_a_word_of_it(void **state)
{
    struct occupation_guess whole[SUITED_CODES_MAX], word[SUITED_CODES_MAX];

    (void)state;
    assert_int_equal(read_advert("Kitchen Porter", 14, whole), 1);
    assert_true(read_advert("Rehabilitation Wonder Nurse", 27, word) > 0);
    assert_int_equal(whole[0].confidence, 95);
    assert_in_range(word[0].confidence, 20, 79);
}

static void the_text_is_asked_where_the_title_says_nothing(void **state)
{
    const char *text =
        "An exciting opportunity\nOur hotel is by the sea.\nWe are looking for an "
        "experienced kitchen porter to join our team.";
    struct occupation_guess guesses[SUITED_CODES_MAX];

    (void)state;
    assert_int_equal(read_advert(text, 23, guesses), 1);
    assert_int_equal(guesses[0].code, 9412);
    assert_int_equal(guesses[0].confidence, 50);
}

static void a_title_of_two_jobs_gives_both(void **state)
{
    struct occupation_guess guesses[SUITED_CODES_MAX];

    (void)state;
    assert_int_equal(read_advert("Cook / Cleaner", 14, guesses), 2);
    assert_int_equal(guesses[0].code, 5120);
    assert_int_equal(guesses[1].code, 9112);
}

static void any_bytes_may_be_a_title(void **state)
{
    struct occupation_guess guesses[SUITED_CODES_MAX];
    char text[3000];

    (void)state;
    srand(7);
    for (size_t round = 0; round < 300; round++) {
        size_t length = (size_t)rand() % (sizeof(text) - 1);

        for (size_t i = 0; i < length; i++)
            text[i] = (char)(1 + rand() % 255);
        text[length] = '\0';
        assert_true(read_advert(text, (size_t)rand() % (length + 10), guesses) <=
                    SUITED_CODES_MAX);
    }
}

static void groups_have_their_official_names(void **state)
{
    (void)state;
    assert_string_equal(suited_occupation_title(taxonomy, "9"), "Elementary occupations");
    assert_string_equal(suited_occupation_title(taxonomy, "94"), "Food preparation assistants");
    assert_string_equal(suited_occupation_title(taxonomy, "9412"), "Kitchen helpers");
    assert_string_equal(suited_occupation_title(taxonomy, "0110"),
                        "Commissioned armed forces officers");
    assert_null(suited_occupation_title(taxonomy, "9499"));
    assert_null(suited_occupation_title(taxonomy, ""));
}

static void all_436_unit_groups_have_titles(void **state)
{
    const struct labels *labels = occupations_labels(taxonomy_occupations(taxonomy));

    (void)state;
    assert_int_equal(labels_concepts(labels), 436);
    assert_true(labels_count(labels) > 10000);
}

static void put_file(const char *folder, const char *name, const char *bytes, size_t length)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* A folder of data with these lines as the file of occupations. */
static char *share_of(const char *lines)
{
    char *folder = temp_dir(), path[256];

    snprintf(path, sizeof(path), "%s/taxonomies", folder);
    mkdir(path, 0700);
    put_file(folder, "taxonomies/occupations.tsv", lines, strlen(lines));
    return folder;
}

/* Open a file of occupations with these lines; the status. */
static enum suited_status open_lines(const char *lines)
{
    char *folder = share_of(lines);
    struct occupations *occupations;
    enum suited_status status;

    setenv("SUITED_SHARE", folder, 1);
    status = occupations_open(taxonomy_words(taxonomy), &occupations, &err);
    unsetenv("SUITED_SHARE");
    occupations_close(occupations);
    remove_tree(folder);
    return status;
}

static void a_broken_line_is_named(void **state)
{
    (void)state;
    assert_int_equal(open_lines("# a comment\n9\tElementary\n94\tFood\n"), SUITED_OK);
    assert_int_equal(open_lines("9\tElementary\n9412\tKitchen helpers\n"), SUITED_INVALID);
    assert_contains(err.text, "occupations.tsv', line 2: a line is a code");
    assert_int_equal(open_lines("94\tFood\n9\tElementary\n"), SUITED_INVALID);
    assert_string_equal(err.text,
                        "'taxonomies/occupations.tsv', line 2: 9 does not come after 94");
    assert_int_equal(open_lines("x\n"), SUITED_INVALID);
}

/* Labels that the lines of a group have, with `cache` as the file that the build compiled. */
static size_t count_labels(const char *lines, const struct strbuf *cache,
                           struct strbuf *compiled)
{
    char *folder = share_of(lines);
    struct occupations *occupations;
    size_t count;

    put_file(folder, "titles.cache", cache->text, cache->length);
    setenv("SUITED_SHARE", folder, 1);
    assert_ok(occupations_open(taxonomy_words(taxonomy), &occupations, &err));
    count = labels_count(occupations_labels(occupations));
    occupations_compile(occupations, compiled);
    unsetenv("SUITED_SHARE");
    occupations_close(occupations);
    remove_tree(folder);
    return count;
}

static void compiled_titles_are_used_for_their_own_file_alone(void **state)
{
    const char *one = "9412\tKitchen helpers\tkitchen porter\n";
    const char *other = "9412\tKitchen helpers\tkitchen porter; pot washer\n";
    struct strbuf cache = STRBUF_INIT, again = STRBUF_INIT;

    (void)state;
    assert_int_equal(count_labels(one, &again, &cache), 2);
    assert_int_equal(count_labels(one, &cache, &again), 2);
    assert_int_equal(cache.length, again.length);
    assert_memory_equal(cache.text, again.text, cache.length);
    assert_int_equal(count_labels(other, &cache, &again), 3);
    cache.text[cache.length / 2] ^= 1;
    assert_int_equal(count_labels(one, &cache, &again), 2);
    strbuf_release(&again);
    strbuf_release(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_of_adverts_are_read),
        cmocka_unit_test(a_whole_title_is_surer_than_a_word_of_it),
        cmocka_unit_test(the_text_is_asked_where_the_title_says_nothing),
        cmocka_unit_test(a_title_of_two_jobs_gives_both),
        cmocka_unit_test(any_bytes_may_be_a_title),
        cmocka_unit_test(groups_have_their_official_names),
        cmocka_unit_test(all_436_unit_groups_have_titles),
        cmocka_unit_test(a_broken_line_is_named),
        cmocka_unit_test(compiled_titles_are_used_for_their_own_file_alone),
    };

    return cmocka_run_group_tests(tests, open_taxonomy, close_taxonomy);
}
