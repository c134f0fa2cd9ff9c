/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CHANGES_H
#define STORE_CHANGES_H

#include <stddef.h>
#include <stdint.h>

#include "suited/change.h"
#include "suited/error.h"
#include "txn.h"

/* The log of changes: every put and shut has a number, from 1, and says which vacancy. */
enum suited_status changes_add(struct txn *txn, uint64_t change, uint32_t number,
                               struct suited_error *err);

/* The number of the last one; 0 when there is none. */
enum suited_status changes_last(struct txn *txn, uint64_t *change, struct suited_error *err);

/* The next changes past `after`, at most `capacity`, in their order. */
enum suited_status changes_since(struct txn *txn, uint64_t after, size_t capacity,
                                 struct suited_change *changes, size_t *count,
                                 struct suited_error *err);

#endif
