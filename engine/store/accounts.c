/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accounts.h"

#include <string.h>

#include "table_json.h"

#define NOUN "an account" /* in the sentence that names a damaged one */

static const enum table tables[] = {
    [ACCOUNT_PEOPLE] = TABLE_PEOPLE,
    [ACCOUNT_SESSIONS] = TABLE_SESSIONS,
};

static struct bytes bytes_of(const char *text)
{
    return (struct bytes){text, strlen(text)};
}

enum suited_status accounts_get(struct txn *txn, enum account_rows which, const char *key,
                                json_t **out, struct suited_error *err)
{
    struct bytes value;
    enum suited_status status = table_get(txn, tables[which], bytes_of(key), &value, err);

    *out = NULL;
    return status ? status : table_parse(value, NOUN, out, err);
}

enum suited_status accounts_put(struct txn *txn, enum account_rows which, const char *key,
                                const json_t *row, struct suited_error *err)
{
    return table_put_json(txn, tables[which], bytes_of(key), row, err);
}

enum suited_status accounts_delete(struct txn *txn, enum account_rows which, const char *key,
                                   struct suited_error *err)
{
    return table_delete(txn, tables[which], bytes_of(key), err);
}

enum suited_status accounts_all(struct txn *txn, enum account_rows which, json_t **out,
                                struct suited_error *err)
{
    struct scan scan = {0};
    json_t *row, *all = json_object();
    bool at_end = false;
    enum suited_status status = scan_open(&scan, txn, tables[which], bytes_of(""), err);

    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = table_parse(scan.value, NOUN, &row, err);
        if (!status)
            json_object_setn_new(all, scan.key.data, scan.key.length, row);
    }
    scan_close(&scan);
    *out = at_end ? all : NULL;
    if (!at_end)
        json_decref(all);
    return at_end ? SUITED_OK : status;
}
