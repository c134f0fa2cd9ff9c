/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include "support.h"

#include <stdlib.h>

#include "suited/day.h"

#define ROWS     (BLOCK_ROWS * (MERGE_BLOCKS + 1))
#define REPLACED 5000
#define CLOSED   3000

struct fixture {
    char *dir;
    struct suited_store *store;
    struct txn *txn;
    struct blocks *blocks;
};

static void begin(struct fixture *f, enum suited_mode mode)
{
    assert_ok(txn_begin(f->store, mode, &f->txn, &err));
    assert_ok(blocks_open(f->txn, &f->blocks, &err));
}

static void end(struct fixture *f)
{
    blocks_close(f->blocks);
    txn_abort(f->txn);
    f->blocks = NULL;
    f->txn = NULL;
}

static void commit(struct fixture *f)
{
    struct txn *txn = f->txn;

    assert_ok(merge_tail(f->blocks, &err));
    assert_ok(blocks_write(f->blocks, &err));
    f->txn = NULL;
    assert_ok(txn_commit(txn, &err));
    end(f);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    assert_ok(suited_store_create(f->dir, &err));
    assert_ok(suited_store_open(f->dir, SUITED_WRITE, &f->store, &err));
    begin(f, SUITED_WRITE);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    end(f);
    suited_store_close(f->store);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

/* Scattered over the country by its number; one in ten has no place, one in ten has two. */
static struct suited_row row_of(uint32_t number, int32_t posted)
{
    uint64_t drawn = number * UINT64_C(0x9e3779b97f4a7c15);
    struct suited_row row = {.number = number, .posted = posted, .closes = SUITED_DAY_NONE};

    row.place_count = (uint8_t)(number % 10 == 0 ? 0 : number % 10 == 1 ? 2 : 1);
    for (unsigned p = 0; p < row.place_count; p++)
        row.places[p] = (struct suited_point){5000000 + (int32_t)(drawn >> (20 + p) & 0x7ffff),
                                              -400000 + (int32_t)(drawn >> (40 + p) & 0x7ffff),
                                              (uint16_t)(number % 7)};
    return row;
}

static void fill(struct fixture *f, uint32_t from, uint32_t to, int32_t posted)
{
    for (uint32_t number = from; number <= to; number++) {
        struct suited_row row = row_of(number, posted);

        assert_ok(blocks_add(f->blocks, &row, &err));
    }
}

/* As a put does it: the old row dies, and a new one is added. */
static void replace(struct fixture *f, uint32_t from, uint32_t to, int32_t posted)
{
    for (uint32_t number = from; number <= to; number++)
        assert_ok(blocks_kill(f->blocks, number, &err));
    fill(f, from, to, posted);
}

static void close_some(struct fixture *f, uint32_t from, uint32_t to)
{
    for (uint32_t number = from; number <= to; number++)
        assert_ok(blocks_kill(f->blocks, number, &err));
}

static void assert_row(struct fixture *f, uint32_t number, int32_t posted, bool is_open)
{
    struct suited_row wanted = row_of(number, posted), row;
    bool open;

    assert_ok(blocks_find(f->blocks, number, &row, &open, &err));
    assert_int_equal(open, is_open);
    assert_int_equal(row.posted, posted);
    assert_int_equal(row.place_count, wanted.place_count);
    assert_memory_equal(row.places, wanted.places, sizeof(row.places));
}

static void merged_rows_are_what_they_were(void **state)
{
    struct fixture *f = *state;

    fill(f, 1, ROWS, 1);
    replace(f, 1, REPLACED, 2);
    close_some(f, ROWS - CLOSED + 1, ROWS);
    commit(f);
    begin(f, SUITED_READ);
    for (uint32_t number = 1; number <= ROWS; number++)
        assert_row(f, number, number <= REPLACED ? 2 : 1, number <= ROWS - CLOSED);
    assert_int_equal(blocks_count(f->blocks), (ROWS + BLOCK_ROWS - 1) / BLOCK_ROWS);
}

static const struct block_data *columns_of(struct fixture *f, size_t which)
{
    const struct suited_block *block;
    const uint64_t *dead;

    assert_ok(blocks_get(f->blocks, which, &block, &err));
    return blocks_columns(block, &dead);
}

/* How much of the map the blocks' bounds cover, each counted by itself. */
static double covered(struct fixture *f)
{
    double area = 0;

    for (size_t b = 0; b < blocks_count(f->blocks); b++) {
        struct block_bounds bounds = columns_of(f, b)->bounds;

        if (bounds.lat_least <= bounds.lat_most)
            area += ((double)bounds.lat_most - bounds.lat_least) *
                    ((double)bounds.lon_most - bounds.lon_least);
    }
    return area;
}

static void neighbours_lie_together_after_it(void **state)
{
    struct fixture *f = *state;
    double before;

    fill(f, 1, ROWS + 1, 1);
    before = covered(f);
    commit(f);
    begin(f, SUITED_READ);
    assert_true(covered(f) < before / 3); /* those with two places stretch theirs */
}

static void every_place_is_within_the_bounds_of_its_block(void **state)
{
    struct fixture *f = *state;

    fill(f, 1, ROWS + 1, 1);
    commit(f);
    begin(f, SUITED_READ);
    for (uint32_t number = 1; number <= ROWS; number++) {
        struct suited_row row = row_of(number, 1);
        const struct block_data *columns;
        size_t which, i;

        assert_ok(blocks_place(f->blocks, number, &which, &i, &err));
        columns = columns_of(f, which);
        assert_true(row.place_count || columns->marks & BLOCK_UNPLACED);
        for (unsigned p = 0; p < row.place_count; p++) {
            assert_in_range(row.places[p].lat, columns->bounds.lat_least,
                            columns->bounds.lat_most);
            assert_true(row.places[p].lon >= columns->bounds.lon_least &&
                        row.places[p].lon <= columns->bounds.lon_most);
            assert_true(row.places[p].radius_km <= columns->radius_most);
        }
    }
}

static void what_is_merged_is_not_written_again(void **state)
{
    struct fixture *f = *state;
    size_t merged;

    fill(f, 1, ROWS + 1, 1);
    commit(f);
    begin(f, SUITED_WRITE);
    merged = blocks_count(f->blocks) - 1;
    fill(f, ROWS + 2, 2 * ROWS, 1);
    commit(f);
    begin(f, SUITED_READ);
    for (uint32_t number = 1; number <= ROWS + 1; number++) {
        size_t which, i;

        assert_ok(blocks_place(f->blocks, number, &which, &i, &err));
        if (which < merged)
            assert_true(columns_of(f, which)->number[BLOCK_ROWS / 2] <= ROWS + 1);
    }
    for (size_t b = 0; b < merged; b++)
        assert_true(columns_of(f, b)->marks & BLOCK_MERGED);
}

#define MERGE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MERGE_TEST(merged_rows_are_what_they_were),
        MERGE_TEST(neighbours_lie_together_after_it),
        MERGE_TEST(every_place_is_within_the_bounds_of_its_block),
        MERGE_TEST(what_is_merged_is_not_written_again),
    };

    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
