/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_TABLE_JSON_H
#define STORE_TABLE_JSON_H

#include <jansson.h>

#include "table.h"

/* Values of a table that are JSON objects. */

/* Parse a value; `noun` names it where it is damaged: "an account". The result is yours. */
enum suited_status table_parse(struct bytes value, const char *noun, json_t **out,
                               struct suited_error *err);

enum suited_status table_put_json(struct txn *txn, enum table table, struct bytes key,
                                  const json_t *row, struct suited_error *err);

#endif
