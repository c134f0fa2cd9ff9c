/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "fixture.h"
#include "store/table.h"

/* Words and a number that stand in the store's file as they are, to be found there. */
#define TITLE    "Qzxwelder"
#define EMPLOYER 0x51a7c0deU

static void put_marked(struct fixture *f)
{
    struct suited_view *view = begin(f, SUITED_WRITE);
    struct suited_vacancy vacancy = {
        .record = json_pack("{s:s, s:[s]}", "title", TITLE, "links", "https://a.example/1"),
        .row = blank_row(),
    };

    vacancy.row.employer = EMPLOYER;
    assert_ok(suited_view_put(view, &vacancy, &err));
    json_decref(vacancy.record);
    put(view, "Cook", "", "https://a.example/2");
    assert_ok(suited_view_commit(view, &err));
}

/* Flip a bit of every place in the store's file that has the bytes. */
static void damage(struct fixture *f, const void *bytes, size_t length)
{
    char path[300], *data;
    size_t size, found = 0;
    FILE *file;

    close_corpus(f);
    snprintf(path, sizeof(path), "%s/store/data.mdb", f->dir);
    file = fopen(path, "r+");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = (size_t)ftell(file);
    data = test_malloc(size);
    rewind(file);
    assert_int_equal(fread(data, 1, size, file), size);
    for (size_t i = 0; i + length <= size; i++)
        if (!memcmp(data + i, bytes, length)) {
            fseek(file, (long)i, SEEK_SET);
            fputc(data[i] ^ 1, file);
            found++;
        }
    assert_int_not_equal(found, 0);
    fclose(file);
    test_free(data);
}

static json_t *verify(struct fixture *f)
{
    json_t *faults;

    assert_ok(suited_corpus_verify(f->corpus, NULL, NULL, &faults, &err));
    return faults;
}

static void assert_first_of_faults(struct fixture *f, size_t count, const char *sentence)
{
    json_t *faults = verify(f);

    assert_int_equal(json_array_size(faults), count);
    assert_contains(json_string_value(json_array_get(faults, 0)), sentence);
    json_decref(faults);
}

static void assert_only_fault(struct fixture *f, const char *sentence)
{
    assert_first_of_faults(f, 1, sentence);
}

static void a_sound_corpus_has_no_faults(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    json_t *faults = verify(f);

    assert_int_equal(json_array_size(faults), 0);
    json_decref(faults);
    put_marked(f);
    view = begin(f, SUITED_WRITE);
    put_as(view, 1, "Welder", "", "https://a.example/3");
    assert_ok(suited_view_shut(view, 2, 20000, "gone", &err));
    assert_ok(suited_view_commit(view, &err));
    faults = verify(f);
    assert_int_equal(json_array_size(faults), 0);
    json_decref(faults);
}

static void a_damaged_record_is_named_and_not_served(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    json_t *record;

    put_marked(f);
    damage(f, TITLE, strlen(TITLE));
    open_corpus(f, SUITED_WRITE);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_record(view, 1, &record, &err), SUITED_IO);
    assert_null(record);
    assert_contains(err.text,
                    "the store's record of vacancy 1 is damaged: its checksum is wrong");
    assert_ok(suited_view_record(view, 2, &record, &err));
    json_decref(record);
    suited_view_close(view);
    assert_only_fault(f, "record of vacancy 1 is damaged");
}

static void a_damaged_record_can_be_replaced(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view;
    uint32_t found;

    put_marked(f);
    damage(f, TITLE, strlen(TITLE));
    open_corpus(f, SUITED_WRITE);
    view = begin(f, SUITED_WRITE);
    put_as(view, 1, "Welder", "", "https://a.example/1");
    assert_ok(suited_view_by_link(view, "https://a.example/1", &found, &err));
    assert_int_equal(found, 1);
    assert_ok(suited_view_commit(view, &err));
}

static void a_damaged_block_is_named_and_not_served(void **state)
{
    struct fixture *f = *state;
    const struct suited_block *block;
    struct suited_view *view;
    struct suited_row row;
    uint32_t employer = EMPLOYER;

    put_marked(f);
    damage(f, &employer, sizeof(employer));
    open_corpus(f, SUITED_WRITE);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_block(view, 0, &block, &err), SUITED_IO);
    assert_null(block);
    assert_contains(err.text, "the store's block 0 is damaged: its checksum is wrong");
    assert_int_equal(suited_view_row(view, 2, &row, &err), SUITED_IO);
    suited_view_close(view);
    assert_only_fault(f, "block 0 is damaged");
}

/* A value that is whole and says something wrong. */
static void plant(struct fixture *f, enum table table, struct bytes key, struct bytes value)
{
    struct txn *txn;

    assert_ok(txn_begin(f->store, SUITED_WRITE, &txn, &err));
    assert_ok(table_put(txn, table, key, value, &err));
    assert_ok(txn_commit(txn, &err));
}

static void a_link_that_no_record_has_is_a_fault(void **state)
{
    struct fixture *f = *state;

    put_marked(f);
    plant(f, TABLE_LINKS, (struct bytes){"abcdefgh\0\0\0\1", 12}, (struct bytes){NULL, 0});
    assert_only_fault(f, "the table of links has 3 and the records have 2");
}

static void a_tally_that_does_not_add_up_is_a_fault(void **state)
{
    struct fixture *f = *state;
    struct suited_tally tally[SUITED_CONDITIONS_MAX] = {{.yes = 3}};
    unsigned char room[4];

    put_marked(f);
    plant(f, TABLE_TALLIES, key32(room, 4110), (struct bytes){tally, sizeof(tally)});
    assert_only_fault(f, "the tally of occupation 4110 is not what its vacancies add up to");
}

static void a_row_that_is_dead_while_its_record_is_open_is_a_fault(void **state)
{
    struct fixture *f = *state;
    uint64_t dead[16] = {1};
    unsigned char room[4];

    put_marked(f);
    plant(f, TABLE_DEAD, key32(room, 0), (struct bytes){dead, sizeof(dead)});
    /* The index, which has it, is then one too many as well. */
    assert_first_of_faults(f, 2, "vacancy 1 is closed by its row and not by its record");
}

static void a_place_that_leads_to_another_row_is_a_fault(void **state)
{
    struct fixture *f = *state;
    uint32_t place = 1;
    unsigned char room[4];

    put_marked(f);
    plant(f, TABLE_WHERE, key32(room, 1), (struct bytes){&place, sizeof(place)});
    assert_only_fault(f, "block 0 is damaged");
}

static void count(void *context, uint64_t done, uint64_t total)
{
    assert_true(done <= total);
    *(uint64_t *)context = total - done;
}

static void progress_ends_at_its_total(void **state)
{
    struct fixture *f = *state;
    uint64_t left = 1;
    json_t *faults;

    put_marked(f);
    assert_ok(suited_corpus_verify(f->corpus, count, &left, &faults, &err));
    assert_int_equal(left, 0);
    json_decref(faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(a_sound_corpus_has_no_faults),
        CORPUS_TEST(a_damaged_record_is_named_and_not_served),
        CORPUS_TEST(a_damaged_record_can_be_replaced),
        CORPUS_TEST(a_damaged_block_is_named_and_not_served),
        CORPUS_TEST(a_link_that_no_record_has_is_a_fault),
        CORPUS_TEST(a_tally_that_does_not_add_up_is_a_fault),
        CORPUS_TEST(a_row_that_is_dead_while_its_record_is_open_is_a_fault),
        CORPUS_TEST(a_place_that_leads_to_another_row_is_a_fault),
        CORPUS_TEST(progress_ends_at_its_total),
    };

    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
