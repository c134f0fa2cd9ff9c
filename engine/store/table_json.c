/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table_json.h"

#include <stdlib.h>
#include <string.h>

enum suited_status table_parse(struct bytes value, const char *noun, json_t **out,
                               struct suited_error *err)
{
    *out = json_loadb(value.data, value.length, 0, NULL);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "%s in the store is damaged: it is not JSON (restore a backup)", noun);
}

enum suited_status table_put_json(struct txn *txn, enum table table, struct bytes key,
                                  const json_t *row, struct suited_error *err)
{
    char *text = json_dumps(row, JSON_COMPACT);
    enum suited_status status =
        table_put(txn, table, key, (struct bytes){text, strlen(text)}, err);

    free(text);
    return status;
}
