/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/seal.h"
#include "rows.h"
#include "store/alerts.h"
#include "store/ledger.h"

void mark_format(uint64_t mark, char text[MARK_TEXT])
{
    snprintf(text, MARK_TEXT, "%016" PRIx64, mark);
}

enum suited_status watch_get(struct txn *txn, const char *id, struct watch *out,
                             struct suited_error *err)
{
    json_t *row;
    enum suited_status status = rows_watch(txn, id, &row, err);

    *out = (struct watch){0};
    if (status == SUITED_NOTFOUND)
        seal_random(&out->mark, sizeof(out->mark));
    if (status)
        return status;
    out->mark = strtoull(json_text_of(row, "mark"), NULL, 16);
    out->change = (uint64_t)json_integer_value(json_object_get(row, "change"));
    out->version = rows_number(row, "version");
    out->events = rows_number(row, "events");
    out->follows = json_is_true(json_object_get(row, "follows"));
    json_decref(row);
    return SUITED_OK;
}

enum suited_status watch_put(struct txn *txn, const char *id, const struct watch *watch,
                             struct suited_error *err)
{
    char mark[MARK_TEXT];
    json_t *row;
    enum suited_status status;

    mark_format(watch->mark, mark);
    row = json_pack("{s:s, s:I, s:i, s:i, s:b}", "mark", mark, "change",
                    (json_int_t)watch->change, "version", (int)watch->version, "events",
                    (int)watch->events, "follows", (int)watch->follows);
    status = rows_put_watch(txn, id, row, err);
    json_decref(row);
    return status;
}

enum suited_status watch_forget(struct txn *txn, const char *id, struct suited_error *err)
{
    struct watch watch;
    char mark[MARK_TEXT];
    enum suited_status status = watch_get(txn, id, &watch, err);

    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    mark_format(watch.mark, mark);
    status = ledger_forget(txn, watch.mark, err);
    return status ? status : alerts_forget(txn, mark, err);
}
