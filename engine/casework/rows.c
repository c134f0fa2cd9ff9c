/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

/* Bytes of an id. */
#define ID_MAX 200

enum suited_status rows_check_id(const char *id, struct suited_error *err)
{
    if (!*id)
        return suited_fail(err, SUITED_INVALID,
                           "cannot save the client: the profile has no id (add \"id\": \"…\")");
    if (strlen(id) > ID_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot save the client: the id is longer than %d bytes", ID_MAX);
    return SUITED_OK;
}

static enum suited_status no_client(const char *id, struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no client '%.60s' (see 'suited client list')", id);
}

static enum suited_status parse(struct bytes value, json_t **out, struct suited_error *err)
{
    *out = json_loadb(value.data, value.length, 0, NULL);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "a client's record is damaged: it is not JSON (run 'suited verify')");
}

enum suited_status rows_get(struct txn *txn, enum client_rows which, const char *id,
                            unsigned number, json_t **out, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = clients_get(txn, which, id, number, &text, err);

    *out = NULL;
    if (!status)
        status = parse((struct bytes){text.text, text.length}, out, err);
    strbuf_release(&text);
    return status;
}

enum suited_status rows_line(struct txn *txn, const char *id, json_t **out,
                             struct suited_error *err)
{
    enum suited_status status = SUITED_NOTFOUND;

    *out = NULL;
    if (*id && strlen(id) <= ID_MAX)
        status = rows_get(txn, CLIENT_LINES, id, 0, out, err);
    return status == SUITED_NOTFOUND ? no_client(id, err) : status;
}

static enum suited_status collect(void *list, struct bytes text, struct suited_error *err)
{
    json_t *value;
    enum suited_status status = parse(text, &value, err);

    if (!status)
        json_array_append_new(list, value);
    return status;
}

enum suited_status rows_list(struct txn *txn, enum client_rows which, const char *id,
                             json_t **out, struct suited_error *err)
{
    enum suited_status status;

    *out = json_array();
    status = clients_each(txn, which, id, collect, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

struct line {
    json_t *json;
};

static int by_id(const void *a, const void *b)
{
    const struct line *first = a, *second = b;

    return strcmp(json_text_of(first->json, "id"), json_text_of(second->json, "id"));
}

/* Rows come in the order of what stands for an id. */
static json_t *sorted(json_t *list)
{
    size_t count = json_array_size(list), i;
    struct line *lines = xcalloc(count + 1, sizeof(*lines));
    json_t *line, *out = json_array();

    json_array_foreach(list, i, line)
        lines[i].json = line;
    qsort(lines, count, sizeof(*lines), by_id);
    for (i = 0; i < count; i++)
        json_array_append(out, lines[i].json);
    free(lines);
    return out;
}

enum suited_status rows_lines(struct txn *txn, json_t **out, struct suited_error *err)
{
    json_t *lines;
    enum suited_status status = rows_list(txn, CLIENT_LINES, NULL, &lines, err);

    *out = status ? NULL : sorted(lines);
    json_decref(lines);
    return status;
}

static enum suited_status put(struct txn *txn, enum client_rows which, const char *id,
                              unsigned number, const json_t *value, struct suited_error *err)
{
    char *text = json_dumps(value, JSON_COMPACT);
    const struct client_row row = {id, number, {text, strlen(text)}};
    enum suited_status status = clients_put(txn, which, &row, err);

    free(text);
    return status;
}

enum suited_status rows_add(struct txn *txn, enum client_rows which, const json_t *row,
                            unsigned number, const json_t *line, struct suited_error *err)
{
    const char *id = json_text_of(line, "id");
    enum suited_status status = put(txn, which, id, number, row, err);

    return status ? status : put(txn, CLIENT_LINES, id, 0, line, err);
}

enum suited_status rows_watch(struct txn *txn, const char *id, json_t **out,
                              struct suited_error *err)
{
    return rows_get(txn, CLIENT_WATCHES, id, 0, out, err);
}

enum suited_status rows_put_watch(struct txn *txn, const char *id, const json_t *watch,
                                  struct suited_error *err)
{
    return put(txn, CLIENT_WATCHES, id, 0, watch, err);
}

enum suited_status rows_forget(struct txn *txn, const char *id, struct client_counts *counts,
                               struct suited_error *err)
{
    enum suited_status status = SUITED_NOTFOUND;

    if (*id && strlen(id) <= ID_MAX)
        status = clients_forget(txn, id, counts, err);
    if (!status && !counts->rows[CLIENT_VERSIONS] && !counts->rows[CLIENT_EVENTS] &&
        !counts->rows[CLIENT_LINES])
        status = SUITED_NOTFOUND;
    return status == SUITED_NOTFOUND ? no_client(id, err) : status;
}

enum suited_status rows_finish(struct txn *txn, enum suited_status status,
                               struct suited_error *err)
{
    if (!status)
        return txn_commit(txn, err);
    txn_abort(txn);
    return status;
}

unsigned rows_number(const json_t *object, const char *key)
{
    return (unsigned)json_integer_value(json_object_get(object, key));
}
