/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clients.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "table.h"

#define KEY_MAX 400

static enum suited_status check_key(size_t length, struct suited_error *err)
{
    if (length >= 1 && length <= KEY_MAX)
        return SUITED_OK;
    return suited_fail(err, SUITED_LIMIT,
                       "a client's row cannot be stored: its key has %zu bytes and may have 1 "
                       "to %d (choose a shorter id)",
                       length, KEY_MAX);
}

/* Commit what worked, drop what did not. */
static enum suited_status finish(struct txn *txn, enum suited_status status,
                                 struct suited_error *err)
{
    if (!status)
        return txn_commit(txn, err);
    txn_abort(txn);
    return status;
}

enum suited_status clients_put(struct suited_store *store, const struct client_row *rows,
                               size_t count, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < count; i++)
        status = check_key(rows[i].key_length, err);
    if (!status)
        status = txn_begin(store, SUITED_WRITE, &txn, err);
    if (status)
        return status;
    for (size_t i = 0; !status && i < count; i++)
        status = table_put(txn, TABLE_CLIENTS, (struct bytes){rows[i].key, rows[i].key_length},
                           (struct bytes){rows[i].value, rows[i].length}, err);
    return finish(txn, status, err);
}

enum suited_status clients_get(struct suited_store *store, const void *key, size_t length,
                               struct strbuf *out, struct suited_error *err)
{
    struct txn *txn;
    struct bytes value;
    enum suited_status status = check_key(length, err);

    if (!status)
        status = txn_begin(store, SUITED_READ, &txn, err);
    if (status)
        return status;
    status = table_get(txn, TABLE_CLIENTS, (struct bytes){key, length}, &value, err);
    if (!status)
        strbuf_add(out, value.data, value.length);
    if (status == SUITED_NOTFOUND)
        suited_fail(err, SUITED_NOTFOUND, "there is no such client");
    txn_abort(txn);
    return status;
}

enum suited_status clients_each(struct suited_store *store, const void *prefix, size_t length,
                                clients_visit *visit, void *context, struct suited_error *err)
{
    struct txn *txn;
    struct scan scan = {0};
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);
    bool at_end = false;

    if (status)
        return status;
    status = scan_open(&scan, txn, TABLE_CLIENTS, (struct bytes){prefix, length}, err);
    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = visit(context,
                           &(struct client_row){scan.key.data, scan.key.length, scan.value.data,
                                                scan.value.length},
                           err);
    }
    scan_close(&scan);
    txn_abort(txn);
    return at_end ? SUITED_OK : status;
}

/* The first key that begins with `prefix`, damaged or not, in `key`: it is deleted either way.
 */
static enum suited_status find_first(struct txn *txn, struct bytes prefix,
                                     unsigned char key[KEY_MAX], size_t *length,
                                     struct suited_error *err)
{
    struct scan scan;
    enum suited_status status = scan_open(&scan, txn, TABLE_CLIENTS, prefix, err);

    if (!status)
        status = scan_next(&scan, err);
    if (scan.damaged)
        status = SUITED_OK;
    if (!status) {
        memcpy(key, scan.key.data, scan.key.length);
        *length = scan.key.length;
    }
    scan_close(&scan);
    return status;
}

enum suited_status clients_delete(struct suited_store *store, const void *prefix, size_t length,
                                  size_t *count, struct suited_error *err)
{
    unsigned char key[KEY_MAX];
    size_t key_length;
    struct txn *txn;
    enum suited_status status;

    *count = 0;
    status = txn_begin(store, SUITED_WRITE, &txn, err);
    if (status)
        return status;
    while (!(status = find_first(txn, (struct bytes){prefix, length}, key, &key_length, err)) &&
           !(status = table_delete(txn, TABLE_CLIENTS, (struct bytes){key, key_length}, err)))
        ++*count;
    return finish(txn, status == SUITED_NOTFOUND ? SUITED_OK : status, err);
}
