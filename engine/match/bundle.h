/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_BUNDLE_H
#define MATCH_BUNDLE_H

#include "corpus/columns.h"

/*
 * Copies of some rows as blocks of their own, neighbours together: for who passes over the
 * same few rows for many clients, as the nightly run does over what is new. What is new
 * stands where it came in, among others and from everywhere; in a bundle a client's sweep
 * leaves out at once the blocks that are too far off, and the rest stays in the cache. What
 * is worked from home, which no way is too far for, stands in blocks of its own.
 */
struct bundle {
    struct block_data *blocks;
    size_t count;
};

/* `remote`: the bit of the condition that says so. */
void bundle_make(struct bundle *bundle, const struct suited_row *rows, size_t count,
                 uint64_t remote);
void bundle_release(struct bundle *bundle);

#endif
