/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/labels.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "taxonomy/words.h"

static struct words *words;

static int open_words(void **state)
{
    (void)state;
    assert_ok(words_open(&words, &err));
    return 0;
}

static int close_words(void **state)
{
    (void)state;
    words_close(words);
    return 0;
}

static uint64_t key_of(const char *text)
{
    struct folded folded;

    words_fold(words, text, strlen(text), &folded);
    return words_key(&folded, 0, folded.count);
}

static void words_written_differently_are_one(void **state)
{
    static const char *const pairs[][2] = {
        {"Kitchen Porters", "kitchen porter"},
        {"health care", "Healthcare"},
        {"co-ordinator", "coordinator"},
        {"Driver's Mate", "driver mate"},
        {"nurses’", "Nurse"},
        {"handywoman", "handyperson"},
        {"Café", "cafe"},
        {"secretaries", "secretary"},
        {"Call Center Advisor", "call centre adviser"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
        if (key_of(pairs[i][0]) != key_of(pairs[i][1]))
            fail_msg("'%s' is not '%s'", pairs[i][0], pairs[i][1]);
}

static void other_words_stay_apart(void **state)
{
    (void)state;
    assert_true(key_of("nurse") != key_of("nursery"));
    assert_true(key_of("C++ developer") != key_of("C developer"));
    assert_true(key_of("C# developer") != key_of("C++ developer"));
    assert_true(key_of("boss") != key_of("bos"));
}

static void marks_part_a_title_and_hyphens_in_words_do_not(void **state)
{
    struct folded folded;

    (void)state;
    words_fold(words, "Part-time Cook - Ward 5", 23, &folded);
    assert_int_equal(folded.count, 5);
    assert_false(folded.breaks[1]);
    assert_true(folded.breaks[3]);
    assert_true(folded.role[4] & WORD_IGNORED);
}

/* Open title words of this text; the status. */
static enum suited_status open_text(const char *text)
{
    char *folder = temp_dir(), path[256];
    struct words *opened;
    enum suited_status status;
    FILE *file;

    snprintf(path, sizeof(path), "%s/taxonomies", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof(path), "%s/taxonomies/title-words.json", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    setenv("SUITED_SHARE", folder, 1);
    status = words_open(&opened, &err);
    unsetenv("SUITED_SHARE");
    words_close(opened);
    remove_tree(folder);
    return status;
}

static void a_broken_word_is_named(void **state)
{
    (void)state;
    assert_int_equal(open_text("{\"heads\": [\"cook\"], \"same\": {}}"), SUITED_OK);
    assert_int_equal(open_text("{\"heads\": [\"\"]}"), SUITED_INVALID);
    assert_string_equal(err.text,
                        "'taxonomies/title-words.json': '' is no word of 1 to 31 letters");
    assert_int_equal(open_text("{\"same\": {\"asst\": 7}}"), SUITED_INVALID);
    assert_int_equal(open_text("{"), SUITED_INVALID);
}

/* Some labels of few words, many alike. */
static struct labels_builder *make_builder(char texts[][32], size_t count)
{
    static const char *const parts[] = {"cook", "clerk", "van", "night", "ward", "driver"};
    struct labels_builder *builder = labels_builder_new(words);

    for (size_t i = 0; i < count; i++) {
        snprintf(texts[i], 32, "%s %s %s", parts[rand() % 6], parts[rand() % 6],
                 parts[rand() % 6]);
        labels_builder_label(builder,
                             labels_builder_concept(builder, "", texts[i], (uint16_t)i),
                             "other name", 10);
    }
    return builder;
}

static void every_word_leads_to_its_labels_and_no_others(void **state)
{
    char texts[200][32];
    struct labels_builder *builder;
    struct labels *labels;

    (void)state;
    srand(11);
    builder = make_builder(texts, 200);
    labels = labels_new(builder);
    labels_builder_free(builder);
    for (size_t word = 0; word < labels_words(labels); word++) {
        const char *text = labels_word(labels, word);
        size_t count, expected = 0;

        labels_of_word(labels, word, &count);
        for (uint32_t i = 0; i < labels_count(labels); i++)
            expected += strstr(labels_get(labels, i).text, text) != NULL;
        assert_int_equal(count, expected);
        assert_int_equal(labels_word_from(labels, text), word);
    }
    labels_free(labels);
}

static void every_label_is_found_by_its_key(void **state)
{
    char texts[100][32];
    struct labels_builder *builder = make_builder(texts, 100);
    struct labels *labels = labels_new(builder);
    uint32_t found[400];

    (void)state;
    labels_builder_free(builder);
    for (size_t i = 0; i < 100; i++) {
        size_t count = labels_with_key(labels, key_of(texts[i]), found, 400), same = 0;

        for (size_t k = 0; k < 100; k++)
            same += !strcmp(texts[k], texts[i]);
        assert_int_equal(count, same);
    }
    assert_int_equal(labels_with_key(labels, key_of("no such"), found, 400), 0);
    labels_free(labels);
}

static void a_changed_or_cut_block_is_refused(void **state)
{
    char texts[20][32];
    struct labels_builder *builder = make_builder(texts, 20);
    struct strbuf block = STRBUF_INIT;
    struct labels *labels;

    (void)state;
    labels_builder_write(builder, &block);
    labels_builder_free(builder);
    assert_ok(labels_open(block.text, block.length, &labels, &err));
    assert_int_equal(labels_bytes(labels), block.length);
    labels_free(labels);
    for (size_t at = 0; at < block.length; at += 13) {
        block.text[at] ^= 0x20;
        assert_int_equal(labels_open(block.text, block.length, &labels, &err), SUITED_INVALID);
        assert_int_equal(labels_open(block.text, at, &labels, &err), SUITED_INVALID);
        block.text[at] ^= 0x20;
    }
    strbuf_release(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_written_differently_are_one),
        cmocka_unit_test(other_words_stay_apart),
        cmocka_unit_test(marks_part_a_title_and_hyphens_in_words_do_not),
        cmocka_unit_test(a_broken_word_is_named),
        cmocka_unit_test(every_word_leads_to_its_labels_and_no_others),
        cmocka_unit_test(every_label_is_found_by_its_key),
        cmocka_unit_test(a_changed_or_cut_block_is_refused),
    };

    return cmocka_run_group_tests(tests, open_words, close_words);
}
