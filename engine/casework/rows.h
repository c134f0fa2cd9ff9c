/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_ROWS_H
#define CASEWORK_ROWS_H

#include <jansson.h>

#include "store/clients.h"

/*
 * What the store holds of clients, as JSON: the one place of casework that reads and writes
 * their rows. Versions and events have a running number each, from 1, and are never
 * replaced. A client's line is made anew with each of them:
 *
 *     {"id", "version", "events", "stage", "saved", "since", "adviser", "alias",
 *      "last_met", "next_step"}
 *
 * `version` and `events` are the last numbers, `saved` and `since` the days of the last and
 * the first version; "adviser", "alias", "last_met" and "next_step" are absent until said.
 */

/* Refuse an id that is empty or longer than anybody's. */
enum suited_status rows_check_id(const char *id, struct suited_error *err);

/* A client's line; the result is yours. Unknown: SUITED_NOTFOUND, with its sentence. */
enum suited_status rows_line(struct txn *txn, const char *id, json_t **out,
                             struct suited_error *err);

/* All lines, by id. */
enum suited_status rows_lines(struct txn *txn, json_t **out, struct suited_error *err);

/* A client's versions or events, the oldest first. */
enum suited_status rows_list(struct txn *txn, enum client_rows which, const char *id,
                             json_t **out, struct suited_error *err);

/* One of them by its number. Unknown: SUITED_NOTFOUND. */
enum suited_status rows_get(struct txn *txn, enum client_rows which, const char *id,
                            unsigned number, json_t **out, struct suited_error *err);

/* Keep a version or event, and the line as it is with it. */
enum suited_status rows_add(struct txn *txn, enum client_rows which, const json_t *row,
                            unsigned number, const json_t *line, struct suited_error *err);

/*
 * How far a client has been told of vacancies: watch.h says what is in it. Unknown:
 * SUITED_NOTFOUND.
 */
enum suited_status rows_watch(struct txn *txn, const char *id, json_t **out,
                              struct suited_error *err);
enum suited_status rows_put_watch(struct txn *txn, const char *id, const json_t *watch,
                                  struct suited_error *err);

/* Forget a client (store/clients.h); counts of what there was. */
enum suited_status rows_forget(struct txn *txn, const char *id, struct client_counts *counts,
                               struct suited_error *err);

/* Commit what worked, drop what did not. */
enum suited_status rows_finish(struct txn *txn, enum suited_status status,
                               struct suited_error *err);

/* The whole number under `key`; 0 where there is none. */
unsigned rows_number(const json_t *object, const char *key);

#endif
