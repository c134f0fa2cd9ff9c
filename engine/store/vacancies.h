/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VACANCIES_H
#define STORE_VACANCIES_H

#include <jansson.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "suited/error.h"
#include "txn.h"

/*
 * Records: JSON, packed with zstd and a dictionary that is trained on the first of them.
 * Dictionaries stay in the store; each record says which one it was packed with.
 */

/* Append the record as the text that is stored. Too large: SUITED_LIMIT. */
enum suited_status vacancy_text(const json_t *record, struct strbuf *out,
                                struct suited_error *err);

enum suited_status vacancies_put(struct txn *txn, uint32_t number, const struct strbuf *text,
                                 struct suited_error *err);

/* Unknown: SUITED_NOTFOUND. The result is yours. */
enum suited_status vacancies_get(struct txn *txn, uint32_t number, json_t **out,
                                 struct suited_error *err);

/* The same with an empty `text`, in half the time. */
enum suited_status vacancies_get_brief(struct txn *txn, uint32_t number, json_t **out,
                                       struct suited_error *err);

#endif
