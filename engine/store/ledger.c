/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "table.h"

/* An entry as it is stored: where in its chunk, and the state. */
#define OFFSET_MASK ((UINT32_C(1) << LEDGER_CHUNK_BITS) - 1)

struct key_room {
    unsigned char bytes[12];
};

static struct bytes key_of(struct key_room *room, uint64_t mark, uint32_t chunk)
{
    key64(room->bytes, mark);
    key32(room->bytes + 8, chunk);
    return (struct bytes){room->bytes, sizeof(room->bytes)};
}

static void unpack(struct bytes value, uint32_t chunk, struct ledger_entry *entries)
{
    for (size_t i = 0; i < value.length / sizeof(uint32_t); i++) {
        uint32_t packed;

        memcpy(&packed, (const unsigned char *)value.data + i * sizeof(packed), sizeof(packed));
        entries[i].number = chunk << LEDGER_CHUNK_BITS | packed >> 16;
        entries[i].state = (uint16_t)packed;
    }
}

enum suited_status ledger_read(struct txn *txn, uint64_t mark, struct ledger_entry **entries,
                               size_t *count, struct suited_error *err)
{
    unsigned char prefix[8];
    struct scan scan = {0};
    enum suited_status status = scan_open(&scan, txn, TABLE_LEDGER, key64(prefix, mark), err);

    *entries = NULL;
    *count = 0;
    while (!status && !(status = scan_next(&scan, err))) {
        size_t more = scan.value.length / sizeof(uint32_t);

        *entries = xresize(*entries, *count + more, sizeof(**entries));
        unpack(scan.value, number_of_key((struct bytes){(const char *)scan.key.data + 8, 4}),
               *entries + *count);
        *count += more;
    }
    scan_close(&scan);
    if (status == SUITED_NOTFOUND)
        return SUITED_OK;
    free(*entries);
    *entries = NULL;
    *count = 0;
    return status;
}

enum suited_status ledger_write(struct txn *txn, uint64_t mark, uint32_t chunk,
                                const struct ledger_entry *entries, size_t count,
                                struct suited_error *err)
{
    struct key_room room;
    struct bytes key = key_of(&room, mark, chunk);
    uint32_t *packed;
    enum suited_status status;

    if (!count)
        return table_delete(txn, TABLE_LEDGER, key, err);
    packed = xcalloc(count, sizeof(*packed));
    for (size_t i = 0; i < count; i++)
        packed[i] = (entries[i].number & OFFSET_MASK) << 16 | entries[i].state;
    status =
        table_put(txn, TABLE_LEDGER, key, (struct bytes){packed, count * sizeof(*packed)}, err);
    free(packed);
    return status;
}

/* The first chunk a client has, damaged or not. None: SUITED_NOTFOUND. */
static enum suited_status first_chunk(struct txn *txn, uint64_t mark, uint32_t *chunk,
                                      struct suited_error *err)
{
    unsigned char prefix[8];
    struct scan scan = {0};
    enum suited_status status = scan_open(&scan, txn, TABLE_LEDGER, key64(prefix, mark), err);

    if (!status)
        status = scan_next(&scan, err);
    if (scan.damaged)
        status = SUITED_OK;
    if (!status)
        *chunk = number_of_key((struct bytes){(const char *)scan.key.data + 8, 4});
    scan_close(&scan);
    return status;
}

enum suited_status ledger_forget(struct txn *txn, uint64_t mark, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    uint32_t chunk;

    while (!status && !(status = first_chunk(txn, mark, &chunk, err)))
        status = ledger_write(txn, mark, chunk, NULL, 0, err);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
