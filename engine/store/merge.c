/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include <stdlib.h>

#include "base/xalloc.h"

#define ORDER 16 /* bits of each side of the curve: cells of half a kilometre */

/* Vacancies of no place stand behind all others, and what is closed behind those. */
#define NO_PLACE (UINT64_MAX - 1)
#define CLOSED   UINT64_MAX

struct kept {
    uint64_t key;
    struct suited_row row;
};

struct merge {
    struct blocks *blocks;
    struct kept *all;
    size_t count;
};

static uint32_t cell(int32_t degrees, int32_t most)
{
    int64_t cells = ((int64_t)degrees + most) << ORDER;

    return (uint32_t)(cells / (2 * (int64_t)most + 1)) & ((1u << ORDER) - 1);
}

/*
 * How far along Hilbert's curve a point stands: near on the curve is near on the map. From
 * the largest quarter down, each turned as the curve turns in it (Hilbert 1891).
 */
static uint64_t along_curve(const struct suited_point *point)
{
    uint32_t x = cell(point->lon, 18000000), y = cell(point->lat, 9000000);
    uint64_t along = 0;

    for (uint32_t side = 1u << (ORDER - 1); side; side >>= 1) {
        uint32_t right = (x & side) != 0, upper = (y & side) != 0, kept = x;

        along = along << 2 | ((3 * right) ^ upper);
        if (upper)
            continue;
        x = right ? ~y : y;
        y = right ? ~kept : kept;
    }
    return along;
}

uint64_t merge_key(const struct suited_row *row)
{
    return row->place_count ? along_curve(&row->places[0]) : NO_PLACE;
}

/* A dead row is kept only where it is the last of its vacancy, which is closed. */
static enum suited_status take_row(struct merge *merge, size_t which, size_t i,
                                   struct suited_error *err)
{
    const struct suited_block *block;
    struct kept *kept = &merge->all[merge->count];
    size_t last_block = 0, last_row = 0;
    enum suited_status status = blocks_get(merge->blocks, which, &block, err);

    if (status)
        return status;
    if (blocks_row(block, i, &kept->row)) {
        kept->key = merge_key(&kept->row);
        merge->count++;
        return SUITED_OK;
    }
    status = blocks_place(merge->blocks, kept->row.number, &last_block, &last_row, err);
    if (!status && last_block == which && last_row == i) {
        kept->key = CLOSED;
        merge->count++;
    }
    return status;
}

static enum suited_status take_block(struct merge *merge, size_t which,
                                     struct suited_error *err)
{
    const struct suited_block *block;
    enum suited_status status = blocks_get(merge->blocks, which, &block, err);

    for (size_t i = 0; !status && i < blocks_rows(block); i++)
        status = take_row(merge, which, i, err);
    return status;
}

static int by_key(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->row.number > y->row.number) - (x->row.number < y->row.number);
}

/* The last block is left open for what comes next. */
static enum suited_status put_back(struct merge *merge, size_t first, struct suited_error *err)
{
    enum suited_status status = blocks_drop(merge->blocks, first, err);

    for (size_t i = 0; !status && i < merge->count; i++) {
        status = blocks_add(merge->blocks, &merge->all[i].row, err);
        if (!status && merge->all[i].key == CLOSED)
            status = blocks_kill(merge->blocks, merge->all[i].row.number, err);
    }
    for (size_t b = first; !status && b + 1 < blocks_count(merge->blocks); b++)
        blocks_mark_merged(merge->blocks, b);
    return status;
}

/* The first of the blocks at the end that were not merged yet. */
static enum suited_status find_first(struct blocks *blocks, size_t *first)
{
    enum suited_status status = SUITED_OK;

    for (*first = blocks_count(blocks); *first; --*first) {
        const struct suited_block *block;
        const uint64_t *dead;

        status = blocks_get(blocks, *first - 1, &block, NULL);
        if (status || blocks_columns(block, &dead)->marks & BLOCK_MERGED)
            break;
    }
    return status;
}

static enum suited_status read_all(struct merge *merge, size_t first)
{
    size_t end = blocks_count(merge->blocks);
    enum suited_status status = SUITED_OK;

    merge->all = xcalloc((end - first) * BLOCK_ROWS, sizeof(*merge->all));
    for (size_t b = first; !status && b < end; b++)
        status = take_block(merge, b, NULL);
    return status;
}

/* What is damaged stays as it is, for a verification to name: it stops no ingest. */
enum suited_status merge_tail(struct blocks *blocks, struct suited_error *err)
{
    struct merge merge = {.blocks = blocks};
    size_t first;
    enum suited_status status = SUITED_OK;

    if (find_first(blocks, &first) || blocks_count(blocks) - first <= MERGE_BLOCKS)
        return SUITED_OK;
    if (!read_all(&merge, first)) {
        qsort(merge.all, merge.count, sizeof(*merge.all), by_key);
        status = put_back(&merge, first, err);
    }
    free(merge.all);
    return status;
}
