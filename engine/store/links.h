/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_LINKS_H
#define STORE_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "txn.h"

/*
 * Which vacancies may have a link: the table holds hashes, so that a long link costs no
 * more than a short one, and who finds a number must look in its record.
 */
enum suited_status links_put(struct txn *txn, const char *url, uint32_t number,
                             struct suited_error *err);
enum suited_status links_delete(struct txn *txn, const char *url, uint32_t number,
                                struct suited_error *err);

/* Whether the vacancy is among the link's candidates. */
bool links_has(struct txn *txn, const char *url, uint32_t number);

/* The candidates, ascending. The caller frees `*numbers`. */
enum suited_status links_find(struct txn *txn, const char *url, uint32_t **numbers,
                              size_t *count, struct suited_error *err);

#endif
