/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORPUS_COLUMNS_H
#define CORPUS_COLUMNS_H

#include "store/block.h"
#include "suited/corpus.h"

/*
 * A block's columns as they lie in the map, for who passes over all rows and needs a few
 * figures of each. `*dead` has a bit for each row that is no vacancy any more. Both are
 * borrowed like the block.
 */
const struct block_data *block_columns(const struct suited_block *block, const uint64_t **dead);

/* Rows in the ascending order of this lie together on the map. */
uint64_t block_place_key(const struct suited_row *row);

#endif
