/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memo.h"

#include <stdlib.h>

#include "base/xalloc.h"

#define SHIFT (64 - 12) /* of MEMO_ENTRIES */

_Static_assert(MEMO_ENTRIES == 1 << (64 - SHIFT), "the hash must fill the table");

void memo_release(struct memo *memo)
{
    free(memo->entries);
    memo->entries = NULL;
}

/* Multiplied by odd constants of high quality (Steele and Vigna 2021), the top bits are mixed.
 */
struct memo_entry *memo_place(struct memo *memo, struct memo_key key)
{
    uint64_t hash = (key.a ^ key.a >> 29) * UINT64_C(0xd1342543de82ef95);

    if (!memo->entries)
        memo->entries = xcalloc(MEMO_ENTRIES, sizeof(*memo->entries));
    hash = (hash ^ key.b ^ hash >> 32) * UINT64_C(0xaf251af3b0f025b5);
    return &memo->entries[hash >> SHIFT];
}
