/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include "support.h"

#include <dirent.h>
#include <stdlib.h>

static int set_up(void **state)
{
    *state = temp_dir();
    return 0;
}

static int tear_down(void **state)
{
    remove_tree(*state);
    return 0;
}

/* A published index of documents 3, 5 and 70000, at change `change`. */
static void build(const char *dir, const char *text, uint64_t change)
{
    static const uint32_t numbers[] = {3, 5, 70000};
    struct index_writer *writer;

    assert_ok(index_writer_create(dir, &writer, &err));
    for (size_t i = 0; i < 3; i++) {
        struct index_document document = {.number = numbers[i], .title = "Cook", .text = text};

        assert_ok(index_writer_put(writer, &document, &err));
    }
    assert_ok(index_writer_commit(writer, change, &err));
    assert_ok(index_writer_publish(writer, &err));
    index_writer_close(writer);
}

static size_t count_of(const char *dir, const char *term)
{
    struct index_reader *reader;
    uint32_t *numbers;
    size_t count;

    assert_ok(index_reader_open(dir, &reader, &err));
    assert_ok(index_reader_postings(reader, term, &numbers, &count, &err));
    free(numbers);
    index_reader_close(reader);
    return count;
}

static size_t entries(const char *dir)
{
    DIR *folder = opendir(dir);
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count - 2; /* . and .. */
}

static void a_folder_without_an_index_is_notfound(void **state)
{
    struct index_reader *reader;
    struct index_writer *writer;

    assert_int_equal(index_reader_open(*state, &reader, &err), SUITED_NOTFOUND);
    assert_null(reader);
    assert_contains(err.text, "there is no text index in");
    assert_int_equal(index_writer_open(*state, true, &writer, &err), SUITED_NOTFOUND);
    assert_null(writer);
}

static void numbers_and_the_last_change_outlive_compaction(void **state)
{
    struct index_reader *reader;
    uint32_t *numbers, documents;
    size_t count;

    build(*state, "soup", 41);
    assert_ok(index_reader_open(*state, &reader, &err));
    assert_int_equal(index_reader_change(reader), 41);
    assert_ok(index_reader_postings(reader, "Zsoup", &numbers, &count, &err));
    assert_int_equal(count, 3);
    assert_int_equal(numbers[2], 70000);
    assert_ok(index_reader_check(reader, &documents, &err));
    assert_int_equal(documents, 3);
    free(numbers);
    index_reader_close(reader);
}

static void a_new_index_replaces_the_old_one_and_leaves_nothing_behind(void **state)
{
    build(*state, "soup", 1);
    build(*state, "stew", 2);
    assert_int_equal(count_of(*state, "Zsoup"), 0);
    assert_int_equal(count_of(*state, "Zstew"), 3);
    assert_int_equal(entries(*state), 3); /* the stub, the database it names, and the lock */
}

static void an_unfinished_index_is_not_read_and_is_removed(void **state)
{
    struct index_writer *writer;

    build(*state, "soup", 1);
    assert_ok(index_writer_create(*state, &writer, &err));
    assert_int_equal(count_of(*state, "Zsoup"), 3);
    index_writer_close(writer);
    assert_int_equal(entries(*state), 3);
}

static void a_deleted_document_is_gone_and_deleting_twice_is_no_failure(void **state)
{
    struct index_writer *writer;

    build(*state, "soup", 1);
    assert_ok(index_writer_open(*state, true, &writer, &err));
    assert_ok(index_writer_delete(writer, 3, &err));
    assert_ok(index_writer_delete(writer, 4, &err)); /* which was never there */
    assert_ok(index_writer_commit(writer, 2, &err));
    assert_int_equal(count_of(*state, "Zsoup"), 2);
    index_writer_close(writer);
}

static void a_term_with_a_mark_or_of_any_length_is_no_failure(void **state)
{
    char words[3000];

    memset(words, 'x', sizeof(words) - 1);
    words[sizeof(words) - 1] = '\0';
    build(*state, words, 1);
    assert_int_equal(count_of(*state, "Zxxx"), 0);
    build(*state, "\xff\xfe broken \xc3", 1);
    assert_int_equal(count_of(*state, "Zbroken"), 3);
}

/* Documents `from` to `to` with a text, committed. */
static void put_range(struct index_writer *writer, uint32_t from, uint32_t to, const char *text)
{
    for (uint32_t number = from; number <= to; number++) {
        struct index_document document = {.number = number, .title = "Cook", .text = text};

        assert_ok(index_writer_put(writer, &document, &err));
    }
    assert_ok(index_writer_commit(writer, to, &err));
}

/* A published index of `documents` soups, grown in steps, still open to write. */
static struct index_writer *grow(const char *dir, uint32_t documents, uint32_t step)
{
    struct index_writer *writer;

    assert_ok(index_writer_create(dir, &writer, &err));
    assert_ok(index_writer_publish(writer, &err));
    for (uint32_t done = 0; done < documents; done += step)
        put_range(writer, done + 1, done + step, "soup");
    return writer;
}

static void a_growing_index_keeps_to_a_few_parts_and_every_number(void **state)
{
    struct index_writer *writer = grow(*state, 24000, 1000);
    struct index_reader *reader;
    uint32_t *numbers, documents;
    size_t count;

    assert_in_range(entries(*state), 3,
                    2 + 5); /* stub and lock, and at most log2 of 24000 / 2500 parts */
    assert_ok(index_reader_open(*state, &reader, &err));
    assert_int_equal(index_reader_change(reader), 24000);
    assert_ok(index_reader_postings(reader, "Zsoup", &numbers, &count, &err));
    assert_int_equal(count, 24000);
    for (uint32_t i = 0; i < 24000; i++)
        assert_int_equal(numbers[i], i + 1);
    assert_ok(index_reader_check(reader, &documents, &err));
    assert_int_equal(documents, 24000);
    free(numbers);
    index_reader_close(reader);
    index_writer_close(writer);
}

static void a_document_of_an_older_part_is_changed_and_deleted_where_it_lies(void **state)
{
    struct index_writer *writer = grow(*state, 9000, 3000);
    struct index_document stew = {.number = 7, .title = "Cook", .text = "stew"};
    struct index_reader *reader;
    uint32_t found[4];
    size_t count;

    assert_true(entries(*state) > 3);
    assert_ok(index_writer_put(writer, &stew, &err));
    assert_ok(index_writer_delete(writer, 8, &err));
    assert_ok(index_writer_commit(writer, 9001, &err));
    index_writer_close(writer);
    assert_int_equal(count_of(*state, "Zsoup"), 8998);
    assert_ok(index_reader_open(*state, &reader, &err));
    assert_int_equal(index_reader_change(reader), 9001);
    assert_ok(index_reader_search(reader, "stews", found, 4, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(found[0], 7);
    index_reader_close(reader);
}

static void a_part_that_is_empty_by_now_is_merged_with_the_others(void **state)
{
    struct index_writer *writer = grow(*state, 6000, 3000);

    for (uint32_t number = 3001; number <= 6000; number++)
        assert_ok(index_writer_delete(writer, number, &err));
    assert_ok(index_writer_commit(writer, 6001, &err));
    put_range(writer, 6002, 12000, "soup");
    assert_int_equal(count_of(*state, "Zsoup"), 3000 + 5999);
    index_writer_close(writer);
}

static void a_reader_goes_on_while_parts_are_merged(void **state)
{
    struct index_writer *writer = grow(*state, 3000, 3000);
    struct index_reader *reader;
    uint32_t *numbers;
    size_t count;

    assert_ok(index_reader_open(*state, &reader, &err));
    put_range(writer, 3001, 9000, "soup");
    put_range(writer, 9001, 18000, "soup");
    assert_ok(index_reader_postings(reader, "Zsoup", &numbers, &count, &err));
    assert_true(count == 3000 || count == 18000); /* as it was, or all of it */
    free(numbers);
    index_reader_close(reader);
    index_writer_close(writer);
}

static void what_a_writer_did_not_commit_comes_again_after_it_died(void **state)
{
    struct index_writer *writer = grow(*state, 3000, 3000);

    for (uint32_t number = 3001; number <= 6000; number++) {
        struct index_document document = {.number = number, .title = "Cook", .text = "soup"};

        assert_ok(index_writer_put(writer, &document, &err));
    }
    index_writer_close(writer); /* with further parts, which no reader was told of */
    assert_ok(index_writer_open(*state, true, &writer, &err));
    assert_int_equal(index_writer_change(writer), 3000);
    put_range(writer, 3001, 6000, "soup");
    index_writer_close(writer);
    assert_int_equal(count_of(*state, "Zsoup"), 6000);
}

#define INDEX_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        INDEX_TEST(a_folder_without_an_index_is_notfound),
        INDEX_TEST(numbers_and_the_last_change_outlive_compaction),
        INDEX_TEST(a_new_index_replaces_the_old_one_and_leaves_nothing_behind),
        INDEX_TEST(an_unfinished_index_is_not_read_and_is_removed),
        INDEX_TEST(a_deleted_document_is_gone_and_deleting_twice_is_no_failure),
        INDEX_TEST(a_term_with_a_mark_or_of_any_length_is_no_failure),
        INDEX_TEST(a_growing_index_keeps_to_a_few_parts_and_every_number),
        INDEX_TEST(a_document_of_an_older_part_is_changed_and_deleted_where_it_lies),
        INDEX_TEST(a_part_that_is_empty_by_now_is_merged_with_the_others),
        INDEX_TEST(a_reader_goes_on_while_parts_are_merged),
        INDEX_TEST(what_a_writer_did_not_commit_comes_again_after_it_died),
    };

    return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
