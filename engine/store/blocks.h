/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_BLOCKS_H
#define STORE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "block.h"
#include "suited/error.h"
#include "suited/row.h"
#include "txn.h"

/*
 * The rows of all vacancies, as one transaction sees and changes them. A full block is
 * written again only when it is merged (merge.h): new and changed rows go to the last one,
 * and what they replace is marked dead in a list beside its block. Changes are kept here until
 * blocks_write(). A block's checksum is tested once for each transaction, when it is first
 * asked for.
 */
struct blocks;
struct suited_block; /* one of them, as corpus.h hands it on */

/* `txn` is borrowed until blocks_close(), which takes NULL. */
enum suited_status blocks_open(struct txn *txn, struct blocks **out, struct suited_error *err);
void blocks_close(struct blocks *blocks);

size_t blocks_count(const struct blocks *blocks);

/* Block `which`, borrowed until blocks_close(). */
enum suited_status blocks_get(struct blocks *blocks, size_t which,
                              const struct suited_block **out, struct suited_error *err);

size_t blocks_rows(const struct suited_block *block);

/* The columns themselves, and the bits of dead rows; borrowed like the block. */
const struct block_data *blocks_columns(const struct suited_block *block,
                                        const uint64_t **dead);

/* Row `i` of a block; false if it is dead. It is filled in either way. */
bool blocks_row(const struct suited_block *block, size_t i, struct suited_row *out);

/* The row of a vacancy, and whether it is open. Unknown: SUITED_NOTFOUND. */
enum suited_status blocks_find(struct blocks *blocks, uint32_t number, struct suited_row *out,
                               bool *is_open, struct suited_error *err);

/* Add a row under its number; the row it had before must be dead. */
enum suited_status blocks_add(struct blocks *blocks, const struct suited_row *row,
                              struct suited_error *err);

/* Mark the row of a vacancy dead. */
enum suited_status blocks_kill(struct blocks *blocks, uint32_t number,
                               struct suited_error *err);

/* Where the row of a vacancy is. Unknown: SUITED_NOTFOUND. */
enum suited_status blocks_place(struct blocks *blocks, uint32_t number, size_t *which,
                                size_t *row, struct suited_error *err);

/* Take out the blocks from `first` on; their rows must be added again. */
enum suited_status blocks_drop(struct blocks *blocks, size_t first, struct suited_error *err);

/* Note of a block, all of whose rows were added just now, that they lie together. */
void blocks_mark_merged(struct blocks *blocks, size_t which);

/* Write what changed. */
enum suited_status blocks_write(struct blocks *blocks, struct suited_error *err);

/* The highest number a vacancy has; 0 when there is none. */
enum suited_status blocks_last_number(struct txn *txn, uint32_t *number,
                                      struct suited_error *err);

#endif
