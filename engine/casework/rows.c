/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

/* A key: the id, NUL, and of a version or event its number in ten digits, so that they sort
 * as they came. */
#define ID_MAX  200
#define DIGITS  10
#define KEY_MAX (ID_MAX + 1 + DIGITS + 1)

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

/* What begins every key of a client's: the id with its NUL. Ids are never cut. */
static struct bytes prefix_of(const char *id)
{
    return (struct bytes){id, strlen(id) + 1};
}

static struct bytes key_of(char room[KEY_MAX], const char *id, unsigned number)
{
    int length = snprintf(room, KEY_MAX, "%s%c%0*u", id, '\0', DIGITS, number);

    return (struct bytes){room, (size_t)length};
}

static enum suited_status parse(struct bytes value, json_t **out, struct suited_error *err)
{
    *out = json_loadb(value.data, value.length, 0, NULL);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "a client's record is damaged: it is not JSON (run 'suited verify')");
}

static enum suited_status get(struct txn *txn, enum client_rows which, struct bytes key,
                              json_t **out, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = clients_get(txn, which, key, &text, err);

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
        status = get(txn, CLIENT_LINES, prefix_of(id), out, err);
    return status == SUITED_NOTFOUND ? no_client(id, err) : status;
}

enum suited_status rows_get(struct txn *txn, enum client_rows which, const char *id,
                            unsigned number, json_t **out, struct suited_error *err)
{
    char room[KEY_MAX];

    return get(txn, which, key_of(room, id, number), out, err);
}

static enum suited_status collect(void *list, const struct client_row *row,
                                  struct suited_error *err)
{
    json_t *value;
    enum suited_status status = parse(row->value, &value, err);

    if (!status)
        json_array_append_new(list, value);
    return status;
}

static enum suited_status list_all(struct txn *txn, enum client_rows which, struct bytes prefix,
                                   json_t **out, struct suited_error *err)
{
    enum suited_status status;

    *out = json_array();
    status = clients_each(txn, which, prefix, collect, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}

enum suited_status rows_lines(struct txn *txn, json_t **out, struct suited_error *err)
{
    return list_all(txn, CLIENT_LINES, (struct bytes){"", 0}, out, err);
}

enum suited_status rows_list(struct txn *txn, enum client_rows which, const char *id,
                             json_t **out, struct suited_error *err)
{
    return list_all(txn, which, prefix_of(id), out, err);
}

static enum suited_status put(struct txn *txn, enum client_rows which, struct bytes key,
                              const json_t *value, struct suited_error *err)
{
    char *text = json_dumps(value, JSON_COMPACT);
    const struct client_row row = {key, {text, strlen(text)}};
    enum suited_status status = clients_put(txn, which, &row, err);

    free(text);
    return status;
}

enum suited_status rows_add(struct txn *txn, enum client_rows which, const json_t *row,
                            unsigned number, const json_t *line, struct suited_error *err)
{
    const char *id = json_text_of(line, "id");
    char room[KEY_MAX];
    enum suited_status status = put(txn, which, key_of(room, id, number), row, err);

    return status ? status : put(txn, CLIENT_LINES, prefix_of(id), line, err);
}

enum suited_status rows_forget(struct txn *txn, const char *id, unsigned *versions,
                               unsigned *events, struct suited_error *err)
{
    size_t counts[] = {[CLIENT_VERSIONS] = 0, [CLIENT_EVENTS] = 0, [CLIENT_LINES] = 0};
    enum suited_status status = SUITED_OK;

    *versions = *events = 0;
    if (!*id || strlen(id) > ID_MAX)
        return no_client(id, err);
    for (int which = CLIENT_VERSIONS; !status && which <= CLIENT_LINES; which++)
        status =
            clients_delete(txn, (enum client_rows)which, prefix_of(id), &counts[which], err);
    *versions = (unsigned)counts[CLIENT_VERSIONS];
    *events = (unsigned)counts[CLIENT_EVENTS];
    if (!status && !counts[CLIENT_VERSIONS] && !counts[CLIENT_EVENTS] && !counts[CLIENT_LINES])
        return no_client(id, err);
    return status;
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
