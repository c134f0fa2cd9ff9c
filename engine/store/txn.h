/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_TXN_H
#define STORE_TXN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/store.h"

/*
 * A transaction over the whole store: one moment of it, and with SUITED_WRITE its own
 * changes. Pointers into the store are good until it ends. One writing transaction at a
 * time: a second one in the same thread is SUITED_BUSY at once, one in another thread too
 * unless the store is shared, when it waits. A
 * reading one may be used by one thread at a time, a writing one by its own alone.
 */
struct txn;

enum suited_status txn_begin(struct suited_store *store, enum suited_mode mode,
                             struct txn **out, struct suited_error *err);

/* Make the changes durable. The transaction is gone afterwards, whether or not it worked. */
enum suited_status txn_commit(struct txn *txn, struct suited_error *err);

/*
 * Whether somebody, of this process or another, waits for a writing transaction to end. Long
 * work asks between its steps, and commits when it is so: a person may be waiting.
 */
bool txn_is_awaited(const struct txn *txn);

/* End it and drop its changes. NULL is allowed. */
void txn_abort(struct txn *txn);

/* Bytes that the store takes on disk. */
uint64_t store_bytes(const struct suited_store *store);

#endif
