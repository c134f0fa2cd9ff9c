/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "changes.h"

#include <string.h>

#include "table.h"

enum suited_status changes_add(struct txn *txn, uint64_t change, uint32_t number,
                               struct suited_error *err)
{
    unsigned char room[8];

    return table_put(txn, TABLE_CHANGES, key64(room, change),
                     (struct bytes){&number, sizeof(number)}, err);
}

enum suited_status changes_last(struct txn *txn, uint64_t *change, struct suited_error *err)
{
    struct bytes key;
    enum suited_status status = table_last(txn, TABLE_CHANGES, &key, err);

    *change = status ? 0 : wide_of_key(key);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

enum suited_status changes_since(struct txn *txn, uint64_t after, size_t capacity,
                                 struct suited_change *changes, size_t *count,
                                 struct suited_error *err)
{
    unsigned char room[8];
    struct scan scan;
    enum suited_status status =
        scan_open(&scan, txn, TABLE_CHANGES, (struct bytes){NULL, 0}, err);

    *count = 0;
    scan.from = key64(room, after + 1);
    while (!status && *count < capacity) {
        status = scan_next(&scan, err);
        if (!status && scan.value.length != sizeof(changes->number))
            status = suited_fail(err, SUITED_IO,
                                 "the store's log of changes is damaged "
                                 "(restore a backup)");
        if (!status) {
            changes[*count].change = wide_of_key(scan.key);
            memcpy(&changes[*count].number, scan.value.data, sizeof(changes->number));
            ++*count;
        }
    }
    scan_close(&scan);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
