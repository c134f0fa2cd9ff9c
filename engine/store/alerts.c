/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alerts.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "table_json.h"

static const enum table tables[] = {
    [ALERT_WAITING] = TABLE_ALERTS,
    [ALERT_MESSAGES] = TABLE_MESSAGES,
};

static const char *const nouns[] = {
    [ALERT_WAITING] = "an alert",
    [ALERT_MESSAGES] = "a message",
};

enum suited_status alerts_put(struct txn *txn, enum alert_rows which, uint64_t number,
                              const json_t *row, struct suited_error *err)
{
    unsigned char room[8];

    return table_put_json(txn, tables[which], key64(room, number), row, err);
}

enum suited_status alerts_add(struct txn *txn, enum alert_rows which, const json_t *row,
                              uint64_t *number, struct suited_error *err)
{
    struct bytes last;
    enum suited_status status = table_last(txn, tables[which], &last, err);

    if (status && status != SUITED_NOTFOUND)
        return status;
    *number = status ? 1 : wide_of_key(last) + 1;
    return alerts_put(txn, which, *number, row, err);
}

enum suited_status alerts_get(struct txn *txn, enum alert_rows which, uint64_t number,
                              json_t **out, struct suited_error *err)
{
    unsigned char room[8];
    struct bytes value;
    enum suited_status status = table_get(txn, tables[which], key64(room, number), &value, err);

    *out = NULL;
    return status ? status : table_parse(value, nouns[which], out, err);
}

enum suited_status alerts_delete(struct txn *txn, enum alert_rows which, uint64_t number,
                                 struct suited_error *err)
{
    unsigned char room[8];

    return table_delete(txn, tables[which], key64(room, number), err);
}

static enum suited_status visit_row(const struct scan *scan, enum alert_rows which,
                                    alerts_visit *visit, void *context,
                                    struct suited_error *err)
{
    json_t *row;
    enum suited_status status = table_parse(scan->value, nouns[which], &row, err);

    if (!status)
        status = visit(context, wide_of_key(scan->key), row, err);
    json_decref(row);
    return status;
}

enum suited_status alerts_each(struct txn *txn, enum alert_rows which, alerts_visit *visit,
                               void *context, struct suited_error *err)
{
    struct scan scan = {0};
    enum suited_status status =
        scan_open(&scan, txn, tables[which], (struct bytes){NULL, 0}, err);
    bool at_end = false;

    while (!status) {
        status = scan_next(&scan, err);
        at_end = status == SUITED_NOTFOUND;
        if (!status)
            status = visit_row(&scan, which, visit, context, err);
    }
    scan_close(&scan);
    return at_end ? SUITED_OK : status;
}

/* Rows to be written anew once the walk is over; an empty one is to be deleted. */
struct forgetting {
    const char *mark;
    struct changed_row {
        uint64_t number;
        json_t *row;
    } * rows;
    size_t count;
};

static bool is_of(const json_t *row, const char *mark)
{
    return !strcmp(json_text_of(row, "client"), mark);
}

/* A copy of the list without the client's; NULL where none is theirs. */
static json_t *without(const json_t *alerts, const char *mark)
{
    json_t *kept = json_array(), *alert;
    size_t i;

    json_array_foreach(alerts, i, alert)
        if (!is_of(alert, mark))
            json_array_append(kept, alert);
    if (json_array_size(kept) < json_array_size(alerts))
        return kept;
    json_decref(kept);
    return NULL;
}

static enum suited_status note_theirs(void *context, uint64_t number, const json_t *row,
                                      struct suited_error *err)
{
    struct forgetting *forgetting = context;
    const char *mark = forgetting->mark;
    json_t *kept = is_of(row, mark) ? NULL : without(json_object_get(row, "alerts"), mark);
    json_t *rest = json_object();

    (void)err;
    if (!kept && !is_of(row, mark)) {
        json_decref(rest);
        return SUITED_OK;
    }
    if (json_array_size(kept)) {
        json_object_update(rest, (json_t *)row);
        json_object_set(rest, "alerts", kept);
    }
    json_decref(kept);
    forgetting->rows =
        xresize(forgetting->rows, forgetting->count + 1, sizeof(*forgetting->rows));
    forgetting->rows[forgetting->count++] = (struct changed_row){number, rest};
    return SUITED_OK;
}

static enum suited_status forget_in(struct txn *txn, enum alert_rows which, const char *mark,
                                    struct suited_error *err)
{
    struct forgetting forgetting = {.mark = mark};
    enum suited_status status = alerts_each(txn, which, note_theirs, &forgetting, err);

    for (size_t i = 0; i < forgetting.count; i++) {
        const struct changed_row *changed = &forgetting.rows[i];

        if (!status && json_object_size(changed->row))
            status = alerts_put(txn, which, changed->number, changed->row, err);
        else if (!status)
            status = alerts_delete(txn, which, changed->number, err);
        json_decref(changed->row);
    }
    free(forgetting.rows);
    return status;
}

enum suited_status alerts_forget(struct txn *txn, const char *mark, struct suited_error *err)
{
    enum suited_status status = forget_in(txn, ALERT_WAITING, mark, err);

    return status ? status : forget_in(txn, ALERT_MESSAGES, mark, err);
}
