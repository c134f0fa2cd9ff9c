/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/seal.h"
#include "base/xalloc.h"
#include "casework/rows.h"
#include "casework/watch.h"
#include "message.h"
#include "roster.h"
#include "suited/day.h"
#include "wanted.h"

/* More than an adviser reads in a morning; it bounds a transaction. */
#define DIGEST_MOST 2000

struct waiting {
    uint64_t number, mark;
    const struct roster_entry *client; /* NULL: forgotten */
};

struct composer {
    const struct suited_alerts *alerts;
    const struct settings *settings;
    struct roster roster;
    struct waiting *all;
    size_t count, room;
};

/* ---- what waits ---- */

static enum suited_status take_waiting(void *context, uint64_t number, const json_t *row,
                                       struct suited_error *err)
{
    struct composer *composer = context;

    (void)err;
    if (composer->count == composer->room) {
        composer->room = composer->room ? 2 * composer->room : 64;
        composer->all = xresize(composer->all, composer->room, sizeof(*composer->all));
    }
    composer->all[composer->count++] = (struct waiting){
        .number = number, .mark = strtoull(json_text_of(row, "client"), NULL, 16)};
    return SUITED_OK;
}

static const char *adviser_of(const struct waiting *waiting)
{
    return waiting->client ? waiting->client->adviser : "";
}

/* By adviser, then as they came. */
static int by_adviser(const void *a, const void *b)
{
    const struct waiting *x = a, *y = b;
    int order = strcmp(adviser_of(x), adviser_of(y));

    if (order)
        return order;
    return x->number < y->number ? -1 : x->number > y->number;
}

static enum suited_status read_waiting(struct composer *composer, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(composer->alerts->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = alerts_each(txn, ALERT_WAITING, take_waiting, composer, err);
    txn_abort(txn);
    if (status || !composer->count)
        return status;
    status = roster_read_marks(composer->alerts->store, &composer->roster, err);
    for (size_t i = 0; !status && i < composer->count; i++)
        composer->all[i].client = roster_find(&composer->roster, composer->all[i].mark);
    if (!status)
        qsort(composer->all, composer->count, sizeof(*composer->all), by_adviser);
    return status;
}

/* ---- messages ---- */

static json_t *message_new(const struct composer *composer, const char *whose)
{
    char token[SEAL_TEXT], day[SUITED_DAY_TEXT];

    seal_token(token);
    suited_day_format(composer->alerts->today, day);
    return json_pack("{s:s%, s:s, s:s, s:{}}", "id", token, 32, "for", whose, "day", day,
                     "channels");
}

static void add_channel(json_t *message, const char *name, bool is_wanted)
{
    if (is_wanted)
        json_object_set_new(json_object_get(message, "channels"), name, message_channel());
}

static enum suited_status add_digest(const struct composer *composer, struct txn *txn,
                                     const char *adviser, json_t *alerts,
                                     struct suited_error *err)
{
    const struct settings *settings = composer->settings;
    json_t *message = message_new(composer, "adviser");
    uint64_t number;
    enum suited_status status;

    json_object_set_new(message, "adviser", json_string(adviser));
    json_object_set(message, "alerts", alerts);
    add_channel(message, "mail", json_object_get(settings->mail.to, adviser) != NULL);
    add_channel(message, "files", *settings->folder);
    add_channel(message, "webhook", *settings->webhook.url);
    status = alerts_add(txn, ALERT_MESSAGES, message, &number, err);
    json_decref(message);
    return status;
}

/* Whether the client wishes a message of their own. */
static enum suited_status wants_message(struct txn *txn, const char *id, bool *wants,
                                        struct suited_error *err)
{
    json_t *line, *version = NULL;
    enum suited_status status = rows_line(txn, id, &line, err);

    *wants = false;
    if (!status)
        status =
            rows_get(txn, CLIENT_VERSIONS, id, rows_number(line, "version"), &version, err);
    if (!status)
        *wants = *wanted_of(json_object_get(version, "profile")).message_to;
    json_decref(version);
    json_decref(line);
    return status;
}

static bool is_match(const json_t *alert)
{
    return *json_text_of(alert, "group");
}

/* To the client: the vacancies alone, and why never. */
static enum suited_status add_letter(const struct composer *composer, struct txn *txn,
                                     const char *mark, const json_t *alerts,
                                     struct suited_error *err)
{
    json_t *message = message_new(composer, "client"), *vacancies = json_array(), *alert;
    uint64_t number;
    size_t i;
    enum suited_status status = SUITED_OK;

    json_object_set_new(message, "client", json_string(mark));
    json_object_set_new(message, "vacancies", vacancies);
    add_channel(message, "mail", *composer->settings->mail.server);
    add_channel(message, "files",
                !*composer->settings->mail.server && *composer->settings->folder);
    json_array_foreach(alerts, i, alert)
        if (is_match(alert) && !strcmp(json_text_of(alert, "client"), mark))
            json_array_append(vacancies, json_object_get(alert, "vacancy"));
    if (json_array_size(vacancies) && json_object_size(json_object_get(message, "channels")))
        status = alerts_add(txn, ALERT_MESSAGES, message, &number, err);
    json_decref(message);
    return status;
}

static enum suited_status add_letters(const struct composer *composer, struct txn *txn,
                                      const struct waiting *from, size_t count,
                                      const json_t *alerts, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    uint64_t last = 0;

    for (size_t i = 0; !status && i < count; i++) {
        char mark[MARK_TEXT];
        bool wants;

        if (!from[i].client || from[i].mark == last)
            continue; /* a client's alerts came one after the other */
        last = from[i].mark;
        status = wants_message(txn, from[i].client->id, &wants, err);
        mark_format(last, mark);
        if (!status && wants)
            status = add_letter(composer, txn, mark, alerts, err);
    }
    return status;
}

/* Take an alert from those that wait, unless another run did. */
static enum suited_status take(struct txn *txn, const struct waiting *waiting, json_t *alerts,
                               struct suited_error *err)
{
    json_t *row;
    enum suited_status status = alerts_get(txn, ALERT_WAITING, waiting->number, &row, err);

    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    if (waiting->client && waiting->mark == strtoull(json_text_of(row, "client"), NULL, 16))
        json_array_append(alerts, row);
    json_decref(row);
    return alerts_delete(txn, ALERT_WAITING, waiting->number, err);
}

static enum suited_status compose_in(const struct composer *composer, struct txn *txn,
                                     const struct waiting *from, size_t count,
                                     struct suited_error *err)
{
    json_t *alerts = json_array();
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < count; i++)
        status = take(txn, &from[i], alerts, err);
    if (!status && json_array_size(alerts)) {
        status = add_digest(composer, txn, adviser_of(from), alerts, err);
        if (!status)
            status = add_letters(composer, txn, from, count, alerts, err);
    }
    json_decref(alerts);
    return status;
}

static enum suited_status compose(const struct composer *composer, const struct waiting *from,
                                  size_t count, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(composer->alerts->store, SUITED_WRITE, &txn, err);

    if (status)
        return status;
    return rows_finish(txn, compose_in(composer, txn, from, count, err), err);
}

enum suited_status compose_all(const struct suited_alerts *alerts,
                               const struct settings *settings, struct suited_error *err)
{
    struct composer composer = {.alerts = alerts, .settings = settings};
    enum suited_status status = read_waiting(&composer, err);

    for (size_t from = 0, end; !status && from < composer.count; from = end) {
        const char *adviser = adviser_of(&composer.all[from]);

        for (end = from + 1; end < composer.count && end - from < DIGEST_MOST; end++)
            if (strcmp(adviser_of(&composer.all[end]), adviser) != 0)
                break;
        status = compose(&composer, &composer.all[from], end - from, err);
    }
    free(composer.all);
    roster_release(&composer.roster);
    return status;
}
