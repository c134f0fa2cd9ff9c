/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/client.h"

#include <string.h>

#include "base/json.h"
#include "people.h"
#include "rows.h"
#include "suited/day.h"
#include "watch.h"

/* Of the client's own words behind wishes: what people say, not what they could paste. */
#define SAID_MAX  400
#define WORDS_MAX 4000

static enum suited_status check_said(const json_t *said, struct suited_error *err)
{
    size_t i;
    json_t *item;

    if (said && !json_is_array(said))
        return suited_fail(err, SUITED_INVALID,
                           "cannot save the client: what was said is no list (write "
                           "[{\"wish\": {…}, \"words\": \"…\"}])");
    if (json_array_size(said) > SAID_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot save the client: more than %d wishes have words beside them",
                           SAID_MAX);
    json_array_foreach(said, i, item) {
        if (json_object_size(json_object_get(item, "wish")) != 1 ||
            !json_is_string(json_object_get(item, "words")) || json_object_size(item) != 2)
            return suited_fail(err, SUITED_INVALID,
                               "cannot save the client: what was said, entry %zu, is not "
                               "{\"wish\": {…}, \"words\": \"…\"}",
                               i + 1);
        if (strlen(json_text_of(item, "words")) > WORDS_MAX)
            return suited_fail(err, SUITED_LIMIT,
                               "cannot save the client: what was said, entry %zu, is longer "
                               "than %d bytes (shorten it)",
                               i + 1, WORDS_MAX);
    }
    return SUITED_OK;
}

/* The latest version by the client's line; NULL where there is no such client. */
static enum suited_status latest_of(struct txn *txn, const char *id, json_t **line,
                                    json_t **latest, struct suited_error *err)
{
    enum suited_status status = rows_line(txn, id, line, err);

    *latest = NULL;
    if (!status)
        status = rows_get(txn, CLIENT_VERSIONS, id, rows_number(*line, "version"), latest, err);
    return status;
}

static enum suited_status check_base(const struct suited_save *save, const json_t *latest,
                                     struct suited_error *err)
{
    const char *id = json_text_of(save->profile, "id");
    unsigned number = rows_number(latest, "version");

    if (number == save->base)
        return SUITED_OK;
    if (!save->base)
        return suited_fail(err, SUITED_CONFLICT,
                           "cannot add the client: there is a client '%.60s' already (open and "
                           "change that one, or choose another id)",
                           id);
    return suited_fail(err, SUITED_CONFLICT,
                       "cannot save client '%.60s': %.60s saved version %u on %s, and this was "
                       "made from version %u (compare the two and save again)",
                       id, json_text_of(latest, "author"), number, json_text_of(latest, "day"),
                       save->base);
}

static json_t *version_of(const struct suited_save *save, const json_t *latest)
{
    const json_t *said = save->said ? save->said : json_object_get(latest, "said");
    char day[SUITED_DAY_TEXT];
    json_t *version;

    suited_day_format(save->day, day);
    version = json_pack("{s:i, s:s, s:s, s:O}", "version", (int)save->base + 1, "day", day,
                        "author", save->author, "profile", save->profile);
    json_object_set_new(version, "said", said ? json_incref((json_t *)said) : json_array());
    return version;
}

/* The line with the version in it; a new one for a new client. */
static json_t *line_with(const json_t *line, const json_t *version)
{
    const json_t *profile = json_object_get(version, "profile");
    json_t *next = line ? json_copy((json_t *)line)
                        : json_pack("{s:s, s:i, s:O}", "id", json_text_of(profile, "id"),
                                    "events", 0, "since", json_object_get(version, "day"));

    json_object_set(next, "version", json_object_get(version, "version"));
    json_object_set(next, "saved", json_object_get(version, "day"));
    json_object_set_new(next, "stage", json_string(json_text_of(profile, "stage")));
    return next;
}

/* Check and write in the one transaction: of two who save at once, one is told. */
static enum suited_status save_in(struct txn *txn, const struct suited_save *save,
                                  json_t **latest, struct suited_error *err)
{
    json_t *line = NULL, *next = NULL, *version = NULL;
    enum suited_status status =
        latest_of(txn, json_text_of(save->profile, "id"), &line, latest, err);

    if (status == SUITED_NOTFOUND && !line && !save->base)
        status = SUITED_OK; /* a new client */
    if (!status)
        status = check_base(save, *latest, err);
    if (!status) {
        version = version_of(save, *latest);
        next = line_with(line, version);
        status = rows_add(txn, CLIENT_VERSIONS, version, save->base + 1, next, err);
        json_decref(*latest);
        *latest = version;
    }
    json_decref(next);
    json_decref(line);
    return status;
}

enum suited_status suited_client_save(struct suited_store *store,
                                      const struct suited_save *save, json_t **latest,
                                      struct suited_error *err)
{
    struct txn *txn = NULL;
    enum suited_status status = people_check_author(save->author, err);

    *latest = NULL;
    if (!status)
        status = rows_check_id(json_text_of(save->profile, "id"), err);
    if (!status)
        status = check_said(save->said, err);
    if (!status)
        status = txn_begin(store, SUITED_WRITE, &txn, err);
    if (status)
        return status;
    status = rows_finish(txn, save_in(txn, save, latest, err), err);
    if (status && status != SUITED_CONFLICT) {
        json_decref(*latest);
        *latest = NULL;
    }
    return status;
}

enum suited_status suited_client_latest(struct suited_store *store, const char *id,
                                        json_t **out, struct suited_error *err)
{
    struct txn *txn;
    json_t *line = NULL;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = latest_of(txn, id, &line, out, err);
    json_decref(line);
    txn_abort(txn);
    return status;
}

enum suited_status suited_client_get(struct suited_store *store, const char *id, json_t **out,
                                     struct suited_error *err)
{
    json_t *version;
    enum suited_status status = suited_client_latest(store, id, &version, err);

    *out = status ? NULL : json_incref(json_object_get(version, "profile"));
    json_decref(version);
    return status;
}

enum suited_status suited_client_history(struct suited_store *store, const char *id,
                                         json_t **out, struct suited_error *err)
{
    struct txn *txn;
    json_t *line = NULL;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = rows_line(txn, id, &line, err);
    if (!status)
        status = rows_list(txn, CLIENT_VERSIONS, id, out, err);
    json_decref(line);
    txn_abort(txn);
    return status;
}

static json_t *entry_of(const json_t *line)
{
    return json_pack("{s:O, s:O, s:O, s:O}", "id", json_object_get(line, "id"), "stage",
                     json_object_get(line, "stage"), "day", json_object_get(line, "saved"),
                     "version", json_object_get(line, "version"));
}

enum suited_status suited_client_list(struct suited_store *store, json_t **out,
                                      struct suited_error *err)
{
    struct txn *txn;
    json_t *lines, *line;
    size_t i;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = rows_lines(txn, &lines, err);
    txn_abort(txn);
    if (status)
        return status;
    *out = json_array();
    json_array_foreach(lines, i, line)
        json_array_append_new(*out, entry_of(line));
    json_decref(lines);
    return SUITED_OK;
}

enum suited_status suited_client_count(struct suited_store *store, size_t *count,
                                       struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *count = 0;
    if (status)
        return status;
    status = clients_count(txn, count, err);
    txn_abort(txn);
    return status;
}

enum suited_status suited_client_export(struct suited_store *store, const char *id,
                                        json_t **out, struct suited_error *err)
{
    struct txn *txn;
    json_t *line = NULL, *versions = NULL, *events = NULL;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = rows_line(txn, id, &line, err);
    if (!status)
        status = rows_list(txn, CLIENT_VERSIONS, id, &versions, err);
    if (!status)
        status = rows_list(txn, CLIENT_EVENTS, id, &events, err);
    if (!status)
        *out =
            json_pack("{s:s, s:O, s:O}", "client", id, "versions", versions, "events", events);
    json_decref(events);
    json_decref(versions);
    json_decref(line);
    txn_abort(txn);
    return status;
}

enum suited_status suited_client_forget(struct suited_store *store, const char *id,
                                        unsigned *versions, unsigned *events,
                                        struct suited_error *err)
{
    struct client_counts counts = {0};
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    if (!status) {
        status = watch_forget(txn, id, err);
        if (!status)
            status = rows_forget(txn, id, &counts, err);
        status = rows_finish(txn, status, err);
    }
    if (!status)
        clients_forgotten(store, id);
    *versions = (unsigned)counts.rows[CLIENT_VERSIONS];
    *events = (unsigned)counts.rows[CLIENT_EVENTS];
    return status;
}
