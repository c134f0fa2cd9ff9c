/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "links.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/xalloc.h"
#include "table.h"

#define HASH sizeof(uint64_t)
#define KEY  (HASH + sizeof(uint32_t))

static struct bytes key_of(unsigned char room[KEY], const char *url, uint32_t number)
{
    key64(room, hash_bytes(url, strlen(url)));
    key32(room + HASH, number);
    return (struct bytes){room, KEY};
}

enum suited_status links_put(struct txn *txn, const char *url, uint32_t number,
                             struct suited_error *err)
{
    unsigned char room[KEY];

    return table_put(txn, TABLE_LINKS, key_of(room, url, number), (struct bytes){NULL, 0}, err);
}

enum suited_status links_delete(struct txn *txn, const char *url, uint32_t number,
                                struct suited_error *err)
{
    unsigned char room[KEY];

    return table_delete(txn, TABLE_LINKS, key_of(room, url, number), err);
}

bool links_has(struct txn *txn, const char *url, uint32_t number)
{
    unsigned char room[KEY];
    struct bytes value;

    return !table_get(txn, TABLE_LINKS, key_of(room, url, number), &value, NULL);
}

enum suited_status links_find(struct txn *txn, const char *url, uint32_t **numbers,
                              size_t *count, struct suited_error *err)
{
    unsigned char room[KEY];
    struct bytes prefix = {key_of(room, url, 0).data, HASH};
    struct scan scan;
    enum suited_status status = scan_open(&scan, txn, TABLE_LINKS, prefix, err);

    *numbers = NULL;
    *count = 0;
    while (!status && !(status = scan_next(&scan, err))) {
        struct bytes number = {(const unsigned char *)scan.key.data + HASH,
                               scan.key.length - HASH};

        *numbers = xresize(*numbers, *count + 1, sizeof(**numbers));
        (*numbers)[(*count)++] = number_of_key(number);
    }
    scan_close(&scan);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
