/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "txn.h"

/*
 * How vacancies stand with each client, in a transaction: an entry for each vacancy that was
 * ever a match. The client is named by a mark, a number that says nothing of who it is. What
 * the bits of a state mean is the business of alerts.
 *
 * Entries lie in chunks of 65,536 vacancies: a night writes only those it touches.
 */
struct ledger_entry {
    uint32_t number; /* the vacancy's */
    uint16_t state;  /* 0: there is no such entry */
};

#define LEDGER_CHUNK_BITS 16

/* All entries of a client, by number. The caller frees `*entries`. */
enum suited_status ledger_read(struct txn *txn, uint64_t mark, struct ledger_entry **entries,
                               size_t *count, struct suited_error *err);

/* Put `entries`, by number and all of one chunk, in place of that chunk; none deletes it. */
enum suited_status ledger_write(struct txn *txn, uint64_t mark, uint32_t chunk,
                                const struct ledger_entry *entries, size_t count,
                                struct suited_error *err);

/* Remove all entries of a client. */
enum suited_status ledger_forget(struct txn *txn, uint64_t mark, struct suited_error *err);

#endif
