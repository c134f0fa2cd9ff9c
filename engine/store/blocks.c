/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "blocks.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "table.h"

/* Which of the rows of a block the unpacked conditions belong to. */
struct unpacked {
    const struct suited_block *block; /* NULL: none */
    size_t group;
    struct block_group conditions;
};

struct suited_block {
    const struct block_data *data; /* in the map, or `own` */
    struct block_data *own;        /* a copy that rows are added to, or NULL */
    uint64_t dead[BLOCK_WORDS];
    bool has_new_rows, has_new_dead;
    struct unpacked *unpacked; /* shared by all blocks of a transaction */
};

struct blocks {
    struct txn *txn;
    struct suited_block **all; /* NULL where not asked for yet */
    size_t count;
    struct unpacked unpacked;
};

static enum suited_status fail_shape(struct suited_error *err, size_t which)
{
    return suited_fail(err, SUITED_IO,
                       "the store's block %zu is damaged: it has not the shape of one (restore "
                       "a backup)",
                       which);
}

enum suited_status blocks_open(struct txn *txn, struct blocks **out, struct suited_error *err)
{
    size_t count;
    enum suited_status status = table_count(txn, TABLE_BLOCKS, &count, err);

    *out = NULL;
    if (status)
        return status;
    *out = xcalloc(1, sizeof(**out));
    (*out)->txn = txn;
    (*out)->count = count;
    (*out)->all = xcalloc(count, sizeof(struct suited_block *));
    return SUITED_OK;
}

static void release_from(struct blocks *blocks, size_t first)
{
    for (size_t i = first; i < blocks->count; i++) {
        if (blocks->all[i])
            free(blocks->all[i]->own);
        free(blocks->all[i]);
        blocks->all[i] = NULL;
    }
}

void blocks_close(struct blocks *blocks)
{
    if (!blocks)
        return;
    release_from(blocks, 0);
    free(blocks->all);
    free(blocks);
}

size_t blocks_count(const struct blocks *blocks)
{
    return blocks->count;
}

static enum suited_status load_dead(struct blocks *blocks, size_t which,
                                    uint64_t dead[BLOCK_WORDS], struct suited_error *err)
{
    unsigned char room[4];
    struct bytes value;
    enum suited_status status =
        table_get(blocks->txn, TABLE_DEAD, key32(room, (uint32_t)which), &value, err);

    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    if (!status && value.length != BLOCK_WORDS * sizeof(*dead))
        return fail_shape(err, which);
    if (!status)
        memcpy(dead, value.data, value.length);
    return status;
}

static enum suited_status load_block(struct blocks *blocks, size_t which,
                                     struct suited_error *err)
{
    struct suited_block block = {.unpacked = &blocks->unpacked};
    unsigned char room[4];
    struct bytes value;
    enum suited_status status =
        table_get(blocks->txn, TABLE_BLOCKS, key32(room, (uint32_t)which), &value, err);

    if (status == SUITED_IO)
        return status;
    if (status || !block_is_sound(value.data, value.length, (uint32_t)which))
        return fail_shape(err, which);
    block.data = value.data;
    status = load_dead(blocks, which, block.dead, err);
    if (!status) {
        blocks->all[which] = xcalloc(1, sizeof(block));
        *blocks->all[which] = block;
    }
    return status;
}

enum suited_status blocks_get(struct blocks *blocks, size_t which,
                              const struct suited_block **out, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    *out = NULL;
    assert(which < blocks->count);
    if (!blocks->all[which])
        status = load_block(blocks, which, err);
    if (!status)
        *out = blocks->all[which];
    return status;
}

size_t blocks_rows(const struct suited_block *block)
{
    return block->data->rows;
}

const struct block_data *blocks_columns(const struct suited_block *block, const uint64_t **dead)
{
    *dead = block->dead;
    return block->data;
}

static bool is_dead(const struct suited_block *block, size_t i)
{
    return block->dead[i / 64] >> i % 64 & 1;
}

static void unpack_group(const struct suited_block *block, size_t group)
{
    struct unpacked *unpacked = block->unpacked;

    assert(unpacked);
    if (unpacked->block == block && unpacked->group == group)
        return;
    block_group_read(block->data, group, &unpacked->conditions);
    unpacked->block = block;
    unpacked->group = group;
}

bool blocks_row(const struct suited_block *block, size_t i, struct suited_row *out)
{
    assert(block);
    unpack_group(block, i / 64);
    block_row_read(block->data, &block->unpacked->conditions, i, out);
    return !is_dead(block, i);
}

/* The table has it as block × 1,024 + row. */
enum suited_status blocks_place(struct blocks *blocks, uint32_t number, size_t *which,
                                size_t *row, struct suited_error *err)
{
    unsigned char room[4];
    struct bytes value;
    uint32_t packed = 0;
    enum suited_status status =
        table_get(blocks->txn, TABLE_WHERE, key32(room, number), &value, err);

    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status, "there is no vacancy %u", (unsigned)number);
    if (!status && value.length != sizeof(packed))
        return suited_fail(err, SUITED_IO, "the place of vacancy %u is damaged in the store",
                           (unsigned)number);
    if (status)
        return status;
    memcpy(&packed, value.data, sizeof(packed));
    *which = packed / BLOCK_ROWS;
    *row = packed % BLOCK_ROWS;
    return SUITED_OK;
}

/* The block that has a vacancy's row, and which row of it that is. */
static enum suited_status find_block(struct blocks *blocks, uint32_t number,
                                     struct suited_block **block, size_t *row,
                                     struct suited_error *err)
{
    size_t which = 0;
    const struct suited_block *found;
    enum suited_status status = blocks_place(blocks, number, &which, row, err);

    if (!status && which >= blocks->count)
        return fail_shape(err, which);
    if (!status)
        status = blocks_get(blocks, which, &found, err);
    if (status)
        return status;
    *block = blocks->all[which];
    if (*row >= found->data->rows || found->data->number[*row] != number)
        return fail_shape(err, which);
    return SUITED_OK;
}

enum suited_status blocks_find(struct blocks *blocks, uint32_t number, struct suited_row *out,
                               bool *is_open, struct suited_error *err)
{
    struct suited_block *block = NULL;
    size_t row = 0;
    enum suited_status status = find_block(blocks, number, &block, &row, err);

    if (!status)
        *is_open = blocks_row(block, row, out);
    return status;
}

static void start_block(struct blocks *blocks)
{
    struct suited_block *block = xcalloc(1, sizeof(*block));

    block->own = xcalloc(1, sizeof(*block->own));
    block_init(block->own, (uint32_t)blocks->count);
    block->data = block->own;
    block->unpacked = &blocks->unpacked;
    blocks->all = xresize(blocks->all, blocks->count + 1, sizeof(struct suited_block *));
    blocks->all[blocks->count++] = block;
}

/* The block that rows are added to: the last one, as a copy of ours, or a new one. */
static enum suited_status open_tail(struct blocks *blocks, const struct suited_row *row,
                                    struct suited_block **out, struct suited_error *err)
{
    const struct suited_block *last;
    struct suited_block *tail;
    enum suited_status status;

    if (!blocks->count)
        start_block(blocks);
    status = blocks_get(blocks, blocks->count - 1, &last, err);
    if (status)
        return status;
    if (!block_has_room(last->data, row))
        start_block(blocks);
    tail = blocks->all[blocks->count - 1];
    if (!tail->own) {
        assert(tail->data);
        tail->own = xcalloc(1, sizeof(*tail->own));
        *tail->own = *tail->data;
        tail->data = tail->own;
    }
    *out = tail;
    return SUITED_OK;
}

enum suited_status blocks_add(struct blocks *blocks, const struct suited_row *row,
                              struct suited_error *err)
{
    unsigned char room[4];
    struct suited_block *tail;
    uint32_t packed;
    enum suited_status status = open_tail(blocks, row, &tail, err);

    if (status)
        return status;
    packed = (uint32_t)((blocks->count - 1) * BLOCK_ROWS + tail->own->rows);
    block_add(tail->own, row);
    tail->has_new_rows = true;
    blocks->unpacked.block = NULL;
    return table_put(blocks->txn, TABLE_WHERE, key32(room, row->number),
                     (struct bytes){&packed, sizeof(packed)}, err);
}

enum suited_status blocks_kill(struct blocks *blocks, uint32_t number, struct suited_error *err)
{
    struct suited_block *block = NULL;
    size_t row = 0;
    enum suited_status status = find_block(blocks, number, &block, &row, err);

    if (status)
        return status;
    assert(block);
    block->dead[row / 64] |= (uint64_t)1 << row % 64;
    block->has_new_dead = true;
    return SUITED_OK;
}

enum suited_status blocks_drop(struct blocks *blocks, size_t first, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    unsigned char room[4];

    for (size_t i = first; !status && i < blocks->count; i++) {
        status = table_delete(blocks->txn, TABLE_BLOCKS, key32(room, (uint32_t)i), err);
        if (!status)
            status = table_delete(blocks->txn, TABLE_DEAD, key32(room, (uint32_t)i), err);
    }
    release_from(blocks, first);
    blocks->count = first;
    blocks->unpacked.block = NULL;
    return status;
}

void blocks_mark_merged(struct blocks *blocks, size_t which)
{
    struct suited_block *block = blocks->all[which];

    assert(block && block->own && block->has_new_rows);
    block->own->marks |= BLOCK_MERGED;
}

enum suited_status blocks_write(struct blocks *blocks, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    unsigned char room[4];

    for (size_t i = 0; !status && i < blocks->count; i++) {
        const struct suited_block *block = blocks->all[i];
        struct bytes key = key32(room, (uint32_t)i);

        if (block && block->has_new_rows)
            status = table_put(blocks->txn, TABLE_BLOCKS, key,
                               (struct bytes){block->own, sizeof(*block->own)}, err);
        if (!status && block && block->has_new_dead)
            status = table_put(blocks->txn, TABLE_DEAD, key,
                               (struct bytes){block->dead, sizeof(block->dead)}, err);
    }
    return status;
}

enum suited_status blocks_last_number(struct txn *txn, uint32_t *number,
                                      struct suited_error *err)
{
    struct bytes key;
    enum suited_status status = table_last(txn, TABLE_WHERE, &key, err);

    *number = status ? 0 : number_of_key(key);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
