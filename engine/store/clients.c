/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clients.h"

#include <string.h>

#define KEY_MAX 400

static const enum table tables[] = {
    [CLIENT_VERSIONS] = TABLE_CLIENTS,
    [CLIENT_EVENTS] = TABLE_EVENTS,
    [CLIENT_LINES] = TABLE_LINES,
};

static enum suited_status check_key(size_t length, struct suited_error *err)
{
    if (length >= 1 && length <= KEY_MAX)
        return SUITED_OK;
    return suited_fail(err, SUITED_LIMIT,
                       "a client's row cannot be stored: its key has %zu bytes and may have 1 "
                       "to %d (choose a shorter id)",
                       length, KEY_MAX);
}

enum suited_status clients_put(struct txn *txn, enum client_rows which,
                               const struct client_row *row, struct suited_error *err)
{
    enum suited_status status = check_key(row->key.length, err);

    return status ? status : table_put(txn, tables[which], row->key, row->value, err);
}

enum suited_status clients_get(struct txn *txn, enum client_rows which, struct bytes key,
                               struct strbuf *out, struct suited_error *err)
{
    struct bytes value = {NULL, 0};
    enum suited_status status = check_key(key.length, err);

    if (!status)
        status = table_get(txn, tables[which], key, &value, err);
    if (!status)
        strbuf_add(out, value.data, value.length);
    if (status == SUITED_NOTFOUND)
        suited_fail(err, SUITED_NOTFOUND, "there is no such client");
    return status;
}

enum suited_status clients_each(struct txn *txn, enum client_rows which, struct bytes prefix,
                                clients_visit *visit, void *context, struct suited_error *err)
{
    struct scan scan = {0};
    enum suited_status status = scan_open(&scan, txn, tables[which], prefix, err);
    bool at_end = false;

    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = visit(context, &(struct client_row){scan.key, scan.value}, err);
    }
    scan_close(&scan);
    return at_end ? SUITED_OK : status;
}

/* The first key that begins with `prefix`, damaged or not, in `key`: it is deleted either way.
 */
static enum suited_status find_first(struct scan *scan, unsigned char key[KEY_MAX],
                                     size_t *length, struct suited_error *err)
{
    enum suited_status status = scan_next(scan, err);

    if (scan->damaged)
        status = SUITED_OK;
    if (!status) {
        memcpy(key, scan->key.data, scan->key.length);
        *length = scan->key.length;
    }
    return status;
}

enum suited_status clients_delete(struct txn *txn, enum client_rows which, struct bytes prefix,
                                  size_t *count, struct suited_error *err)
{
    unsigned char key[KEY_MAX];
    enum suited_status status = SUITED_OK;

    *count = 0;
    while (!status) {
        struct scan scan = {0};
        size_t length = 0;

        status = scan_open(&scan, txn, tables[which], prefix, err);
        if (!status)
            status = find_first(&scan, key, &length, err);
        scan_close(&scan);
        if (!status)
            status = table_delete(txn, tables[which], (struct bytes){key, length}, err);
        if (!status)
            ++*count;
    }
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}
