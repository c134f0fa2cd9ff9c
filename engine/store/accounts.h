/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_ACCOUNTS_H
#define STORE_ACCOUNTS_H

#include <jansson.h>

#include "suited/error.h"
#include "txn.h"

/*
 * The people who may sign in, and where they are signed in, in a transaction: JSON objects
 * under texts; what they mean is casework's own.
 */
enum account_rows { ACCOUNT_PEOPLE, ACCOUNT_SESSIONS };

/* Unknown: SUITED_NOTFOUND, without a sentence. The result is yours. */
enum suited_status accounts_get(struct txn *txn, enum account_rows which, const char *key,
                                json_t **out, struct suited_error *err);
enum suited_status accounts_put(struct txn *txn, enum account_rows which, const char *key,
                                const json_t *row, struct suited_error *err);

/* Deleting what is not there is no failure. */
enum suited_status accounts_delete(struct txn *txn, enum account_rows which, const char *key,
                                   struct suited_error *err);

/* All rows, by key: {key: row}. The result is yours. */
enum suited_status accounts_all(struct txn *txn, enum account_rows which, json_t **out,
                                struct suited_error *err);

#endif
