/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CLIENTS_H
#define STORE_CLIENTS_H

#include <stddef.h>

#include "base/strbuf.h"
#include "suited/error.h"
#include "suited/store.h"

/*
 * Casework's rows: bytes under bytes, in the order of their keys; what they mean is
 * casework's own. A key has 1 to 400 bytes, another length is SUITED_LIMIT. Each call is
 * one transaction of its own. Values carry a checksum: a damaged one is SUITED_IO and is
 * named, never served. Writing needs a store opened with SUITED_WRITE and no writing view
 * open on it (SUITED_BUSY).
 *
 *     struct client_row row = {"c-0142", 6, text, length};
 *
 *     status = clients_put(store, &row, 1, err);
 */
struct client_row {
    const void *key;
    size_t key_length;
    const void *value;
    size_t length;
};

/* Store rows, replacing those of the same keys: all of them or none. */
enum suited_status clients_put(struct suited_store *store, const struct client_row *rows,
                               size_t count, struct suited_error *err);

/* Append the value under `key` to `out`. Unknown: SUITED_NOTFOUND. */
enum suited_status clients_get(struct suited_store *store, const void *key, size_t length,
                               struct strbuf *out, struct suited_error *err);

/*
 * Call `visit` for each row whose key begins with `prefix` (of length 0: all), by key,
 * until it returns something else than SUITED_OK, which is passed on. The row is borrowed
 * until `visit` returns; it may read the store but not write.
 */
typedef enum suited_status clients_visit(void *context, const struct client_row *row,
                                         struct suited_error *err);
enum suited_status clients_each(struct suited_store *store, const void *prefix, size_t length,
                                clients_visit *visit, void *context, struct suited_error *err);

/* Delete every row whose key begins with `prefix`, at once; `*count` says how many, or 0. */
enum suited_status clients_delete(struct suited_store *store, const void *prefix, size_t length,
                                  size_t *count, struct suited_error *err);

#endif
