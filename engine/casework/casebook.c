/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/casebook.h"

#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "change.h"
#include "event.h"
#include "rows.h"
#include "suited/client.h"

/* The event with its number and the version it came after, and the line as it is with it. */
static enum suited_status add_in(struct txn *txn, const char *id, json_t *event,
                                 struct suited_error *err)
{
    json_t *line;
    unsigned number;
    enum suited_status status = rows_line(txn, id, &line, err);

    if (status)
        return status;
    number = rows_number(line, "events") + 1;
    json_object_set_new(event, "number", json_integer(number));
    json_object_set(event, "version", json_object_get(line, "version"));
    json_object_set_new(line, "events", json_integer(number));
    event_to_line(event, line);
    status = rows_add(txn, CLIENT_EVENTS, event, number, line, err);
    json_decref(line);
    return status;
}

enum suited_status suited_case_add(const struct suited_casebook *book, const char *id,
                                   const json_t *event, const char *by,
                                   struct suited_error *err)
{
    struct txn *txn;
    json_t *kept;
    enum suited_status status = event_check(book, event, by, &kept, err);

    if (!status)
        status = txn_begin(book->store, SUITED_WRITE, &txn, err);
    if (!status)
        status = rows_finish(txn, add_in(txn, id, kept, err), err);
    json_decref(kept);
    return status;
}

/* All that is kept of a client, of one moment. Release with kept_release(). */
struct kept {
    json_t *line, *version, *events;
};

static void kept_release(struct kept *kept)
{
    json_decref(kept->events);
    json_decref(kept->version);
    json_decref(kept->line);
}

static enum suited_status read_kept(struct suited_store *store, const char *id,
                                    struct kept *kept, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *kept = (struct kept){0};
    if (status)
        return status;
    status = rows_line(txn, id, &kept->line, err);
    if (!status)
        status = rows_get(txn, CLIENT_VERSIONS, id, rows_number(kept->line, "version"),
                          &kept->version, err);
    if (!status)
        status = rows_list(txn, CLIENT_EVENTS, id, &kept->events, err);
    txn_abort(txn);
    return status;
}

static json_t *or_null(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);

    return value ? json_incref(value) : json_null();
}

/* What they are called; the id until there is another name. */
static json_t *alias_of(const json_t *line)
{
    json_t *alias = json_object_get(line, "alias");

    return json_incref(alias ? alias : json_object_get(line, "id"));
}

static bool is_vacancy(const json_t *decision, const json_t *event)
{
    return json_equal(json_object_get(decision, "vacancy"), json_object_get(event, "vacancy"));
}

/* The last decision on a vacancy stands, at the end; one that is taken back does not. */
static void fold_decision(json_t *decisions, const json_t *event)
{
    for (size_t i = json_array_size(decisions); i-- > 0;)
        if (is_vacancy(json_array_get(decisions, i), event))
            json_array_remove(decisions, i);
    if (strcmp(json_text_of(event, "decision"), "undecided") != 0)
        json_array_append(decisions, (json_t *)event);
}

static void fold(json_t *standing, const json_t *event)
{
    const char *kind = json_text_of(event, "kind");

    if (!strcmp(kind, "story"))
        json_object_set(standing, "story", json_object_get(event, "text"));
    else if (!strcmp(kind, "step"))
        json_array_append_new(
            json_object_get(standing, "steps"),
            json_pack("{s:O, s:O, s:O}", "text", json_object_get(event, "text"), "day",
                      json_object_get(event, "day"), "by", json_object_get(event, "by")));
    else if (!strcmp(kind, "proposal"))
        json_array_append_new(json_object_get(standing, "proposals"), event_shown(event));
    else if (!strcmp(kind, "decision"))
        fold_decision(json_object_get(standing, "decisions"), event);
}

static json_t *standing_of(const struct kept *kept)
{
    const json_t *version = kept->version, *line = kept->line;
    json_t *standing = json_pack(
        "{s:O, s:o, s:o, s:O, s:{s:O, s:O}, s:O, s:o, s:n, s:o, s:o, s:[], s:[], s:[]}", "id",
        json_object_get(line, "id"), "alias", alias_of(line), "adviser",
        or_null(line, "adviser"), "version", json_object_get(version, "version"), "saved",
        "day", json_object_get(version, "day"), "author", json_object_get(version, "author"),
        "profile", json_object_get(version, "profile"), "said", or_null(version, "said"),
        "story", "last_met", or_null(line, "last_met"), "next_step", or_null(line, "next_step"),
        "decisions", "steps", "proposals");
    size_t i;
    json_t *event;

    json_array_foreach(kept->events, i, event)
        fold(standing, event);
    return standing;
}

/* JSON null where nothing that matters changed, or the vacancy is gone. */
static enum suited_status find_back(const struct suited_casebook *book, const json_t *event,
                                    json_t **back, struct suited_error *err)
{
    const json_t *reason = reason_named(book->taxonomy, json_text_of(event, "reason"));
    json_t *record;
    enum suited_status status;

    *back = json_null();
    if (!json_object_size(json_object_get(reason, "back")) ||
        strcmp(json_text_of(event, "decision"), "not_for_me") != 0)
        return SUITED_OK;
    status = suited_view_record(book->view, rows_number(event, "vacancy"), &record, err);
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    *back = change_since(book->taxonomy, reason, json_object_get(event, "then"), record);
    json_decref(record);
    return SUITED_OK;
}

/* The events of decisions become Decisions. */
static enum suited_status show_decisions(const struct suited_casebook *book, json_t *decisions,
                                         struct suited_error *err)
{
    for (size_t i = 0; i < json_array_size(decisions); i++) {
        const json_t *event = json_array_get(decisions, i);
        json_t *shown = event_shown(event), *back;
        enum suited_status status = find_back(book, event, &back, err);

        json_object_del(shown, "kind");
        json_object_set_new(shown, "reason", or_null(event, "reason"));
        json_object_set_new(shown, "text", or_null(event, "text"));
        json_object_set_new(shown, "back", back);
        json_array_set_new(decisions, i, shown);
        if (status)
            return status;
    }
    return SUITED_OK;
}

enum suited_status suited_case_get(const struct suited_casebook *book, const char *id,
                                   json_t **out, struct suited_error *err)
{
    struct kept kept;
    enum suited_status status = read_kept(book->store, id, &kept, err);

    *out = NULL;
    if (!status) {
        *out = standing_of(&kept);
        status = show_decisions(book, json_object_get(*out, "decisions"), err);
    }
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    kept_release(&kept);
    return status;
}

void suited_case_hidden(const json_t *standing, uint32_t **numbers, size_t *count)
{
    const json_t *decisions = json_object_get(standing, "decisions");
    size_t i;
    json_t *decision;

    *count = 0;
    *numbers = xcalloc(json_array_size(decisions) + 1, sizeof(**numbers));
    json_array_foreach(decisions, i, decision)
        if (!strcmp(json_text_of(decision, "decision"), "not_for_me") &&
            json_is_null(json_object_get(decision, "back")))
            (*numbers)[(*count)++] = rows_number(decision, "vacancy");
}

static json_t *version_event(const json_t *version)
{
    return json_pack("{s:s, s:O, s:O, s:O}", "kind", "version", "day",
                     json_object_get(version, "day"), "by", json_object_get(version, "author"),
                     "version", json_object_get(version, "version"));
}

/* An event stands after the version that was the last one when it was written down. */
static json_t *in_order(const json_t *versions, const json_t *events)
{
    json_t *all = json_array(), *version;
    size_t v, next = 0, count = json_array_size(events);

    json_array_foreach(versions, v, version) {
        json_array_append_new(all, version_event(version));
        while (next < count && rows_number(json_array_get(events, next), "version") <=
                                   rows_number(version, "version"))
            json_array_append_new(all, event_shown(json_array_get(events, next++)));
    }
    return all;
}

enum suited_status suited_case_history(const struct suited_casebook *book, const char *id,
                                       json_t **out, struct suited_error *err)
{
    json_t *all;
    enum suited_status status = suited_client_export(book->store, id, &all, err);

    *out = status ? NULL
                  : in_order(json_object_get(all, "versions"), json_object_get(all, "events"));
    json_decref(all);
    return status;
}
