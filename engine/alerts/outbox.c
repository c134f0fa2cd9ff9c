/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "casework/rows.h"
#include "message.h"
#include "roster.h"
#include "suited/day.h"

/* ---- counting ---- */

static enum suited_status count_waiting(void *context, uint64_t number, const json_t *row,
                                        struct suited_error *err)
{
    size_t *count = context;

    (void)number, (void)row, (void)err;
    ++*count;
    return SUITED_OK;
}

static enum suited_status count_open(void *context, uint64_t number, const json_t *message,
                                     struct suited_error *err)
{
    size_t *count = context;

    (void)number, (void)err;
    if (message_is_open(message))
        *count += json_array_size(json_object_get(message, "alerts"));
    return SUITED_OK;
}

enum suited_status suited_alerts_count(struct suited_store *store, size_t *count,
                                       struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *count = 0;
    if (status)
        return status;
    status = alerts_each(txn, ALERT_WAITING, count_waiting, count, err);
    if (!status)
        status = alerts_each(txn, ALERT_MESSAGES, count_open, count, err);
    txn_abort(txn);
    return status;
}

/* ---- listing ---- */

struct listing {
    struct roster roster;
    json_t *list;
};

/* In place of its mark the client's id, for who may see it; null for one who was forgotten. */
static void name_client(const struct roster *roster, json_t *of)
{
    const char *mark = json_text_of(of, "client");
    const struct roster_entry *client = roster_find(roster, strtoull(mark, NULL, 16));

    if (*mark)
        json_object_set_new(of, "client", client ? json_string(client->id) : json_null());
}

static void name_clients(const struct roster *roster, json_t *message)
{
    json_t *alerts = json_deep_copy(json_object_get(message, "alerts")), *alert;
    size_t i;

    json_array_foreach(alerts, i, alert)
        name_client(roster, alert);
    if (alerts)
        json_object_set_new(message, "alerts", alerts);
    name_client(roster, message);
}

static enum suited_status list_message(void *context, uint64_t number, const json_t *row,
                                       struct suited_error *err)
{
    struct listing *listing = context;
    json_t *message = json_pack("{s:I}", "message", (json_int_t)number);

    (void)err;
    json_object_update(message, (json_t *)row);
    name_clients(&listing->roster, message);
    json_array_append_new(listing->list, message);
    return SUITED_OK;
}

/* What is in no message yet stands as one without a number. */
static enum suited_status list_waiting(void *context, uint64_t number, const json_t *row,
                                       struct suited_error *err)
{
    struct listing *listing = context;
    json_t *alert = json_copy((json_t *)row);

    (void)number, (void)err;
    name_client(&listing->roster, alert);
    json_array_append_new(listing->list,
                          json_pack("{s:n, s:s, s:o, s:[o], s:{}}", "message", "for", "adviser",
                                    "day", json_incref(json_object_get(row, "day")), "alerts",
                                    alert, "channels"));
    return SUITED_OK;
}

enum suited_status suited_alerts_outbox(struct suited_store *store, json_t **out,
                                        struct suited_error *err)
{
    struct listing listing = {.list = json_array()};
    struct txn *txn;
    enum suited_status status = roster_read_marks(store, &listing.roster, err);

    *out = NULL;
    if (!status)
        status = txn_begin(store, SUITED_READ, &txn, err);
    if (!status) {
        status = alerts_each(txn, ALERT_MESSAGES, list_message, &listing, err);
        if (!status)
            status = alerts_each(txn, ALERT_WAITING, list_waiting, &listing, err);
        txn_abort(txn);
    }
    roster_release(&listing.roster);
    if (status)
        json_decref(listing.list);
    else
        *out = listing.list;
    return status;
}

/* ---- what an administrator does with it ---- */

static enum suited_status no_message(uint64_t number, struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no message %" PRIu64 " in the outbox (see 'suited alerts "
                       "outbox')",
                       number);
}

/* Every channel that has not delivered it is due at once, as if never tried. */
static void make_due(json_t *message)
{
    json_t *channels = json_object_get(message, "channels"), *channel;
    const char *name;

    json_object_foreach(channels, name, channel)
        if (strcmp(json_text_of(channel, "state"), MESSAGE_SENT) != 0)
            json_object_set_new(channels, name, message_channel());
}

static enum suited_status retry_in(struct txn *txn, uint64_t number, struct suited_error *err)
{
    json_t *message;
    enum suited_status status = alerts_get(txn, ALERT_MESSAGES, number, &message, err);

    if (status)
        return status == SUITED_NOTFOUND ? no_message(number, err) : status;
    make_due(message);
    status = alerts_put(txn, ALERT_MESSAGES, number, message, err);
    json_decref(message);
    return status;
}

enum suited_status suited_alerts_retry(struct suited_store *store, uint64_t number,
                                       struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    return status ? status : rows_finish(txn, retry_in(txn, number, err), err);
}

static enum suited_status drop_in(struct txn *txn, uint64_t number, struct suited_error *err)
{
    json_t *message;
    enum suited_status status = alerts_get(txn, ALERT_MESSAGES, number, &message, err);

    if (status)
        return status == SUITED_NOTFOUND ? no_message(number, err) : status;
    json_decref(message);
    return alerts_delete(txn, ALERT_MESSAGES, number, err);
}

enum suited_status suited_alerts_drop(struct suited_store *store, uint64_t number,
                                      struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    return status ? status : rows_finish(txn, drop_in(txn, number, err), err);
}

/* ---- letting go ---- */

struct old {
    int32_t before; /* messages of days before this one */
    uint64_t *numbers;
    size_t count;
};

static enum suited_status note_old(void *context, uint64_t number, const json_t *message,
                                   struct suited_error *err)
{
    struct old *old = context;
    int32_t day;
    bool is_done =
        !message_is_open(message) || !json_object_size(json_object_get(message, "channels"));

    (void)err;
    if (!is_done || !suited_day_parse(json_text_of(message, "day"), &day) || day >= old->before)
        return SUITED_OK;
    old->numbers = xresize(old->numbers, old->count + 1, sizeof(*old->numbers));
    old->numbers[old->count++] = number;
    return SUITED_OK;
}

static enum suited_status prune_in(struct txn *txn, struct old *old, struct suited_error *err)
{
    enum suited_status status = alerts_each(txn, ALERT_MESSAGES, note_old, old, err);

    for (size_t i = 0; !status && i < old->count; i++)
        status = alerts_delete(txn, ALERT_MESSAGES, old->numbers[i], err);
    return status;
}

enum suited_status outbox_prune(struct suited_store *store, int32_t today,
                                struct suited_error *err)
{
    struct old old = {.before = today - KEPT_DAYS};
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_WRITE, &txn, err);

    if (!status)
        status = rows_finish(txn, prune_in(txn, &old, err), err);
    free(old.numbers);
    return status;
}
