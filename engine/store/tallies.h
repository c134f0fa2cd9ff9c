/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_TALLIES_H
#define STORE_TALLIES_H

#include "suited/error.h"
#include "suited/row.h"
#include "txn.h"

/*
 * For each occupation code, how many open vacancies whose first code it is have each
 * condition or not, from sources that are asked either way.
 */
enum suited_status tallies_get(struct txn *txn, uint16_t code,
                               struct suited_tally tally[SUITED_CONDITIONS_MAX],
                               struct suited_error *err);

/* A row begins to count, or no longer does. */
enum suited_status tallies_add(struct txn *txn, const struct suited_row *row,
                               struct suited_error *err);
enum suited_status tallies_remove(struct txn *txn, const struct suited_row *row,
                                  struct suited_error *err);

/* Count one row into a tally held in memory. */
void tally_row(struct suited_tally tally[SUITED_CONDITIONS_MAX], const struct suited_row *row,
               int by);

#endif
