/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "store/clients.h"
#include "suited/day.h"

/* A version's key: the id, NUL, the version in ten digits, so that they sort as they came. */
#define ID_MAX         200
#define VERSION_DIGITS 10
#define KEY_MAX        (ID_MAX + 1 + VERSION_DIGITS + 1)

static enum suited_status check_id(const char *id, struct suited_error *err)
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

struct versions {
    json_t *list; /* of {"version", "day", "author", "profile"}, by key */
};

static enum suited_status collect(void *context, const struct client_row *row,
                                  struct suited_error *err)
{
    struct versions *versions = context;
    json_t *version = json_loadb(row->value, row->length, 0, NULL);

    if (!version)
        return suited_fail(err, SUITED_IO,
                           "a client's record is damaged: it is not JSON (run "
                           "'suited verify')");
    json_array_append_new(versions->list, version);
    return SUITED_OK;
}

/* Versions under a prefix of `length` bytes: those of one client, or all. */
static enum suited_status list_versions(struct suited_store *store, const char *prefix,
                                        size_t length, json_t **out, struct suited_error *err)
{
    struct versions versions = {.list = json_array()};
    enum suited_status status = clients_each(store, prefix, length, collect, &versions, err);

    *out = status ? NULL : versions.list;
    if (status)
        json_decref(versions.list);
    return status;
}

enum suited_status suited_client_history(struct suited_store *store, const char *id,
                                         json_t **out, struct suited_error *err)
{
    enum suited_status status;

    *out = NULL;
    if (!*id || strlen(id) > ID_MAX)
        return no_client(id, err);
    status = list_versions(store, id, strlen(id) + 1, out, err);
    if (!status && !json_array_size(*out)) {
        json_decref(*out);
        *out = NULL;
        return no_client(id, err);
    }
    return status;
}

static unsigned number_of(const json_t *version)
{
    return (unsigned)json_integer_value(json_object_get(version, "version"));
}

static const json_t *last_of(const json_t *versions)
{
    return json_array_get(versions, json_array_size(versions) - 1);
}

static enum suited_status put_version(struct suited_store *store, const char *id,
                                      const json_t *version, struct suited_error *err)
{
    char key[KEY_MAX];
    int length =
        snprintf(key, sizeof(key), "%s%c%0*u", id, '\0', VERSION_DIGITS, number_of(version));
    char *text = json_dumps(version, JSON_COMPACT);
    const struct client_row row = {key, (size_t)length, text, strlen(text)};
    enum suited_status status = clients_put(store, &row, 1, err);

    free(text);
    return status;
}

enum suited_status suited_client_put(struct suited_store *store, const json_t *profile,
                                     int32_t day, const char *author, unsigned *version,
                                     struct suited_error *err)
{
    const char *id = json_text_of(profile, "id");
    char date[SUITED_DAY_TEXT];
    json_t *before, *next;
    enum suited_status status = check_id(id, err);

    if (!status)
        status = list_versions(store, id, strlen(id) + 1, &before, err);
    if (status)
        return status;
    *version = number_of(last_of(before)) + 1;
    suited_day_format(day, date);
    next = json_pack("{s:i, s:s, s:s, s:O}", "version", (int)*version, "day", date, "author",
                     author, "profile", profile);
    status = put_version(store, id, next, err);
    json_decref(next);
    json_decref(before);
    return status;
}

enum suited_status suited_client_get(struct suited_store *store, const char *id, json_t **out,
                                     struct suited_error *err)
{
    json_t *versions;
    enum suited_status status = suited_client_history(store, id, &versions, err);

    *out = NULL;
    if (status)
        return status;
    *out = json_incref(json_object_get(last_of(versions), "profile"));
    json_decref(versions);
    return SUITED_OK;
}

static json_t *entry_of(const json_t *version)
{
    const json_t *profile = json_object_get(version, "profile");

    return json_pack("{s:s, s:s, s:s, s:i}", "id", json_text_of(profile, "id"), "stage",
                     json_text_of(profile, "stage"), "day", json_text_of(version, "day"),
                     "version", (int)number_of(version));
}

/* Versions come by id and number, so the last one before another id is a client's latest. */
enum suited_status suited_client_list(struct suited_store *store, json_t **out,
                                      struct suited_error *err)
{
    json_t *versions, *version;
    size_t i;
    enum suited_status status = list_versions(store, "", 0, &versions, err);

    *out = NULL;
    if (status)
        return status;
    *out = json_array();
    json_array_foreach(versions, i, version) {
        json_t *entry = entry_of(version);
        size_t count = json_array_size(*out);

        if (count && !strcmp(json_text_of(json_array_get(*out, count - 1), "id"),
                             json_text_of(entry, "id")))
            json_array_set_new(*out, count - 1, entry);
        else
            json_array_append_new(*out, entry);
    }
    json_decref(versions);
    return SUITED_OK;
}

enum suited_status suited_client_forget(struct suited_store *store, const char *id,
                                        unsigned *versions, struct suited_error *err)
{
    size_t count;
    enum suited_status status;

    if (!*id || strlen(id) > ID_MAX)
        return no_client(id, err);
    status = clients_delete(store, id, strlen(id) + 1, &count, err);
    *versions = (unsigned)count;
    return !status && !count ? no_client(id, err) : status;
}
