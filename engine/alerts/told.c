/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "told.h"

#include <stdlib.h>

#include "base/xalloc.h"

enum { TOLD_SHIFT = 2, WAITS = 1 << 4, OVER = 1 << 5 };

unsigned rank_of(enum group group)
{
    return group == GROUP_RULED_OUT ? RANK_NONE : (unsigned)(RANK_FITS - group);
}

enum group group_of_rank(unsigned rank)
{
    return (enum group)(RANK_FITS - rank);
}

struct told_state told_unpack(uint16_t state)
{
    return (struct told_state){.stood = state & 3u,
                               .told = state >> TOLD_SHIFT & 3u,
                               .waits = state & WAITS,
                               .over = state & OVER};
}

uint16_t told_pack(struct told_state state)
{
    return (uint16_t)(state.stood | state.told << TOLD_SHIFT | (state.waits ? WAITS : 0) |
                      (state.over ? OVER : 0));
}

enum suited_status told_read(struct txn *txn, uint64_t mark, struct told *told,
                             struct suited_error *err)
{
    *told = (struct told){.mark = mark};
    return ledger_read(txn, mark, &told->entries, &told->count, err);
}

void told_release(struct told *told)
{
    free(told->entries);
    *told = (struct told){0};
}

/* Where the first entry stands that is not below `number`. */
static size_t place_of(const struct told *told, uint32_t number)
{
    size_t low = 0, high = told->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (told->entries[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct told_state told_get(const struct told *told, uint32_t number)
{
    size_t place = place_of(told, number);

    if (place < told->count && told->entries[place].number == number)
        return told_unpack(told->entries[place].state);
    return (struct told_state){0};
}

static uint32_t chunk_of(uint32_t number)
{
    return number >> LEDGER_CHUNK_BITS;
}

static size_t add(struct ledger_entry *out, size_t count, struct ledger_entry entry)
{
    if (entry.state)
        out[count++] = entry;
    return count;
}

/* One chunk: what stood in it, with the changes of it in place. */
static enum suited_status write_chunk(struct txn *txn, const struct told *told,
                                      const struct ledger_entry *changes, size_t count,
                                      struct suited_error *err)
{
    uint32_t chunk = chunk_of(changes[0].number);
    size_t at = place_of(told, chunk << LEDGER_CHUNK_BITS), next = 0, kept = 0;
    size_t end = at;
    struct ledger_entry *out;
    enum suited_status status;

    while (end < told->count && chunk_of(told->entries[end].number) == chunk)
        end++;
    out = xcalloc(end - at + count, sizeof(*out));
    while (at < end || next < count) {
        bool is_change =
            at == end || (next < count && changes[next].number <= told->entries[at].number);

        if (is_change && at < end && changes[next].number == told->entries[at].number)
            at++;
        kept = add(out, kept, is_change ? changes[next++] : told->entries[at++]);
    }
    status = ledger_write(txn, told->mark, chunk, out, kept, err);
    free(out);
    return status;
}

enum suited_status told_write(struct txn *txn, const struct told *told,
                              const struct ledger_entry *changes, size_t count,
                              struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t from = 0, end; !status && from < count; from = end) {
        for (end = from; end < count; end++)
            if (chunk_of(changes[end].number) != chunk_of(changes[from].number))
                break;
        status = write_chunk(txn, told, changes + from, end - from, err);
    }
    return status;
}
