/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CLIENTS_H
#define STORE_CLIENTS_H

#include <stddef.h>

#include "base/strbuf.h"
#include "table.h"

/*
 * Casework's rows in a transaction: bytes under bytes, in the order of their keys; what
 * they mean is casework's own. A key has 1 to 400 bytes, another length is SUITED_LIMIT.
 * Values carry a checksum: a damaged one is SUITED_IO and is named, never served.
 *
 *     struct client_row row = {{"c-0142", 6}, {text, length}};
 *
 *     status = clients_put(txn, CLIENT_LINES, &row, err);
 */
enum client_rows {
    CLIENT_VERSIONS, /* of the profiles */
    CLIENT_EVENTS,   /* what happened */
    CLIENT_LINES,    /* one for each client: how things stand */
};

struct client_row {
    struct bytes key, value;
};

/* Store a row, replacing that of the same key. */
enum suited_status clients_put(struct txn *txn, enum client_rows which,
                               const struct client_row *row, struct suited_error *err);

/* Append the value under `key` to `out`. Unknown: SUITED_NOTFOUND. */
enum suited_status clients_get(struct txn *txn, enum client_rows which, struct bytes key,
                               struct strbuf *out, struct suited_error *err);

/*
 * Call `visit` for each row whose key begins with `prefix` (of length 0: all), by key,
 * until it returns something else than SUITED_OK, which is passed on. The row is borrowed
 * until `visit` returns; it may read the store but not write.
 */
typedef enum suited_status clients_visit(void *context, const struct client_row *row,
                                         struct suited_error *err);
enum suited_status clients_each(struct txn *txn, enum client_rows which, struct bytes prefix,
                                clients_visit *visit, void *context, struct suited_error *err);

/* Delete every row whose key begins with `prefix`; `*count` says how many, or 0. */
enum suited_status clients_delete(struct txn *txn, enum client_rows which, struct bytes prefix,
                                  size_t *count, struct suited_error *err);

#endif
