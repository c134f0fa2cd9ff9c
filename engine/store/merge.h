/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "blocks.h"

/*
 * Rows come in the order of their adverts, from everywhere. Each time so many blocks of them
 * stand at the end, they are put in order by place and written once more, so that a block's
 * rows lie together and a pass can tell from its bounds that all of them are too far off.
 * Rows that were replaced are left out then; those of closed vacancies are kept, at the end.
 */
#define MERGE_BLOCKS 64

/* Rows in the ascending order of this lie together. */
uint64_t merge_key(const struct suited_row *row);

/* Merge if it is time; for the end of a transaction: blocks that were borrowed are gone. */
enum suited_status merge_tail(struct blocks *blocks, struct suited_error *err);

#endif
