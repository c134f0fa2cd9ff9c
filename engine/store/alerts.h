/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_ALERTS_H
#define STORE_ALERTS_H

#include <jansson.h>
#include <stdint.h>

#include "suited/error.h"
#include "txn.h"

/*
 * What is to be told, and the messages it goes out in, in a transaction: JSON objects under
 * running numbers from 1; what they mean is the business of alerts. A number may come again
 * once the highest one is deleted.
 */
enum alert_rows { ALERT_WAITING, ALERT_MESSAGES };

/* Keep a row under the next number, or put it in place of that of `number`. */
enum suited_status alerts_add(struct txn *txn, enum alert_rows which, const json_t *row,
                              uint64_t *number, struct suited_error *err);
enum suited_status alerts_put(struct txn *txn, enum alert_rows which, uint64_t number,
                              const json_t *row, struct suited_error *err);

/* Unknown: SUITED_NOTFOUND, without a sentence. The result is yours. */
enum suited_status alerts_get(struct txn *txn, enum alert_rows which, uint64_t number,
                              json_t **out, struct suited_error *err);

/* Deleting what is not there is no failure. */
enum suited_status alerts_delete(struct txn *txn, enum alert_rows which, uint64_t number,
                                 struct suited_error *err);

/*
 * Call `visit` for each row by number, until it returns something else than SUITED_OK, which
 * is passed on. The row is borrowed until it returns; it may read the store but not write.
 */
typedef enum suited_status alerts_visit(void *context, uint64_t number, const json_t *row,
                                        struct suited_error *err);
enum suited_status alerts_each(struct txn *txn, enum alert_rows which, alerts_visit *visit,
                               void *context, struct suited_error *err);

/*
 * Remove every trace of a client: rows of both kinds whose "client" is `mark`, and entries of
 * it among the "alerts" of messages.
 */
enum suited_status alerts_forget(struct txn *txn, const char *mark, struct suited_error *err);

#endif
