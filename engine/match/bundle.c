/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"

#include <stdlib.h>

#include "base/xalloc.h"

struct placed {
    bool is_remote;
    uint64_t key;
    const struct suited_row *row;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;

    if (x->is_remote != y->is_remote)
        return x->is_remote ? 1 : -1;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->row->number > y->row->number) - (x->row->number < y->row->number);
}

static struct block_data *start_block(struct bundle *bundle)
{
    struct block_data *block;

    bundle->blocks = xresize(bundle->blocks, bundle->count + 1, sizeof(*bundle->blocks));
    block = &bundle->blocks[bundle->count];
    *block = (struct block_data){.rows = 0};
    block_init(block, (uint32_t)bundle->count++);
    return block;
}

void bundle_make(struct bundle *bundle, const struct suited_row *rows, size_t count,
                 uint64_t remote)
{
    struct placed *placed = xcalloc(count, sizeof(*placed));
    struct block_data *block = NULL;

    *bundle = (struct bundle){NULL, 0};
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed){rows[i].yes & remote, block_place_key(&rows[i]), &rows[i]};
    if (count)
        qsort(placed, count, sizeof(*placed), by_place);
    for (size_t i = 0; i < count; i++) {
        bool is_first = i && placed[i].is_remote && !placed[i - 1].is_remote;

        if (!block || is_first || !block_has_room(block, placed[i].row))
            block = start_block(bundle);
        block_add(block, placed[i].row);
    }
    free(placed);
}

void bundle_release(struct bundle *bundle)
{
    free(bundle->blocks);
    *bundle = (struct bundle){NULL, 0};
}
