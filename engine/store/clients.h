/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CLIENTS_H
#define STORE_CLIENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/seal.h"
#include "base/strbuf.h"
#include "table.h"

/*
 * Casework's rows in a transaction, sealed: bytes under a client's id and a number; what they
 * mean is casework's own. In the store's file a row stands under a hash of the id, in a box
 * that only the client's own key opens (keyring.h), so that neither is ever there in clear.
 * Rows of one client come by their numbers, clients in no order. A damaged row is SUITED_IO and
 * is named, never served.
 *
 *     const struct client_row row = {"c-0142", 1, {text, length}};
 *
 *     status = clients_put(txn, CLIENT_EVENTS, &row, err);
 */
enum client_rows {
    CLIENT_VERSIONS, /* of the profiles */
    CLIENT_EVENTS,   /* what happened */
    CLIENT_LINES,    /* one for each client: how things stand */
    CLIENT_WATCHES,  /* one for each: how far they have been told of vacancies */
};

struct client_row {
    const char *id;
    unsigned number;
    struct bytes value;
};

/* Store a row, replacing that of the same id and number. A client's first makes the key. */
enum suited_status clients_put(struct txn *txn, enum client_rows which,
                               const struct client_row *row, struct suited_error *err);

/* Append a row's value to `out`. Unknown: SUITED_NOTFOUND. */
enum suited_status clients_get(struct txn *txn, enum client_rows which, const char *id,
                               unsigned number, struct strbuf *out, struct suited_error *err);

/*
 * Call `visit` with the value of each row of a client's, or with `id` NULL of every client's,
 * until it returns something else than SUITED_OK, which is passed on. The value is borrowed
 * until `visit` returns; it may read the store but not write.
 */
typedef enum suited_status clients_visit(void *context, struct bytes value,
                                         struct suited_error *err);
enum suited_status clients_each(struct txn *txn, enum client_rows which, const char *id,
                                clients_visit *visit, void *context, struct suited_error *err);

/* How many clients there are; no key is needed. */
enum suited_status clients_count(struct txn *txn, size_t *count, struct suited_error *err);

/* How many rows of each kind a client had. */
struct client_counts {
    size_t rows[CLIENT_WATCHES + 1];
};

/*
 * Forget a client: destroy the key, which cannot be undone and is done at once, and delete
 * the rows. Where the transaction does not commit, nobody can open the rows that are left, and
 * to forget the client again removes them. clients_forgotten() ends it, after the commit.
 */
enum suited_status clients_forget(struct txn *txn, const char *id, struct client_counts *counts,
                                  struct suited_error *err);
void clients_forgotten(struct suited_store *store, const char *id);

/* Rotate the service's key (keyring_rotate()). Nothing of the store changes. */
enum suited_status clients_rotate(struct txn *txn, bool given, size_t *count,
                                  struct suited_error *err);

/*
 * What stands for an id wherever a client is named outside these rows, as text. Before any
 * client was added: SUITED_NOTFOUND, without a sentence.
 */
enum suited_status clients_name(struct suited_store *store, const char *id,
                                char text[SEAL_TEXT], struct suited_error *err);

/* The key of the log of who looked (keyring_audit()). */
enum suited_status clients_audit_key(struct suited_store *store, bool make,
                                     unsigned char key[SEAL_KEY], struct suited_error *err);

/* What is wrong with the rows of all clients. */
struct client_faults {
    size_t damaged;   /* rows that their key does not open */
    size_t forgotten; /* rows whose key was destroyed, or lost */
};
enum suited_status clients_check(struct txn *txn, struct client_faults *faults,
                                 struct suited_error *err);

#endif
