/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/seal.h"
#include "base/xalloc.h"
#include "casework/rows.h"
#include "channel.h"
#include "digest.h"
#include "message.h"
#include "outbox.h"
#include "roster.h"
#include "settings.h"

/*
 * Seconds. A try is taken for lost when it is not over by LEASE; the next is made after a
 * random part of AGAIN, twice as much each time up to AGAIN_MOST ("full jitter": Brooker 2015).
 * After TRIES, about two days, it is a dead letter.
 */
#define LEASE      600
#define AGAIN      600
#define AGAIN_MOST 21600
#define TRIES      14

/* One channel of one message that is due. */
struct due {
    uint64_t number;
    char *channel;
};

struct delivery {
    const struct suited_alerts *alerts;
    struct settings settings;
    struct roster roster;
    struct due *due;
    size_t count;
    struct suited_delivery *report;
};

/* A time further off than any that is ever set: the clock was put back since. */
static bool is_due(const json_t *channel, int64_t now)
{
    const char *state = json_text_of(channel, "state");
    int64_t next = json_integer_value(json_object_get(channel, "next"));

    if (strcmp(state, MESSAGE_WAITING) != 0 && strcmp(state, MESSAGE_SENDING) != 0)
        return false;
    return next <= now || next > now + AGAIN_MOST;
}

static enum suited_status note_due(void *context, uint64_t number, const json_t *message,
                                   struct suited_error *err)
{
    struct delivery *delivery = context;
    const char *name;
    json_t *channel;

    (void)err;
    json_object_foreach(json_object_get(message, "channels"), name, channel) {
        if (!is_due(channel, delivery->alerts->now))
            continue;
        delivery->due = xresize(delivery->due, delivery->count + 1, sizeof(*delivery->due));
        delivery->due[delivery->count++] = (struct due){number, xstrdup(name)};
    }
    return SUITED_OK;
}

static enum suited_status find_due(struct delivery *delivery, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(delivery->alerts->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = alerts_each(txn, ALERT_MESSAGES, note_due, delivery, err);
    txn_abort(txn);
    return status;
}

/* ---- taking one up, and putting it down ---- */

static json_t *channel_in(const json_t *message, const char *name)
{
    return json_object_get(json_object_get(message, "channels"), name);
}

static enum suited_status claim_in(struct delivery *delivery, struct txn *txn,
                                   const struct due *due, json_t **message,
                                   struct suited_error *err)
{
    int64_t now = delivery->alerts->now;
    enum suited_status status = alerts_get(txn, ALERT_MESSAGES, due->number, message, err);
    json_t *channel;

    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status; /* dropped meanwhile */
    channel = channel_in(*message, due->channel);
    if (!is_due(channel, now)) { /* another process has it */
        json_decref(*message);
        *message = NULL;
        return SUITED_OK;
    }
    json_object_set_new(channel, "state", json_string(MESSAGE_SENDING));
    json_object_set_new(channel, "next", json_integer(now + LEASE));
    json_object_set_new(
        channel, "tries",
        json_integer(json_integer_value(json_object_get(channel, "tries")) + 1));
    return alerts_put(txn, ALERT_MESSAGES, due->number, *message, err);
}

static enum suited_status claim(struct delivery *delivery, const struct due *due,
                                json_t **message, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(delivery->alerts->store, SUITED_WRITE, &txn, err);

    *message = NULL;
    if (!status)
        status = rows_finish(txn, claim_in(delivery, txn, due, message, err), err);
    if (status) {
        json_decref(*message);
        *message = NULL;
    }
    return status;
}

static int64_t wait_after(json_int_t tries)
{
    int64_t most = AGAIN_MOST;
    uint32_t random;

    seal_random(&random, sizeof(random));
    if (tries < 6)
        most = (int64_t)AGAIN << (tries - 1);
    return 1 + (int64_t)(random % (uint64_t)(most < AGAIN_MOST ? most : AGAIN_MOST));
}

static void note_outcome(struct delivery *delivery, json_t *channel, enum suited_status outcome,
                         const struct suited_error *why)
{
    json_int_t tries = json_integer_value(json_object_get(channel, "tries"));
    bool is_dead = outcome == SUITED_INVALID || tries >= TRIES;

    if (!outcome) {
        json_object_set_new(channel, "state", json_string(MESSAGE_SENT));
        json_object_del(channel, "why");
        delivery->report->sent++;
        return;
    }
    json_object_set_new(channel, "state",
                        json_string(is_dead ? MESSAGE_DEAD : MESSAGE_WAITING));
    json_object_set_new(channel, "why", json_string(why->text));
    json_object_set_new(channel, "next",
                        json_integer(delivery->alerts->now + wait_after(tries)));
    *(is_dead ? &delivery->report->dead : &delivery->report->waiting) += 1;
    json_list_add(delivery->report->faults, why->text);
}

static enum suited_status settle_in(struct delivery *delivery, struct txn *txn,
                                    const struct due *due, enum suited_status outcome,
                                    const struct suited_error *why, struct suited_error *err)
{
    json_t *message;
    enum suited_status status = alerts_get(txn, ALERT_MESSAGES, due->number, &message, err);

    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    note_outcome(delivery, channel_in(message, due->channel), outcome, why);
    status = alerts_put(txn, ALERT_MESSAGES, due->number, message, err);
    json_decref(message);
    return status;
}

static enum suited_status settle(struct delivery *delivery, const struct due *due,
                                 enum suited_status outcome, const struct suited_error *why,
                                 struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(delivery->alerts->store, SUITED_WRITE, &txn, err);

    if (status)
        return status;
    return rows_finish(txn, settle_in(delivery, txn, due, outcome, why, err), err);
}

/* ---- sending ---- */

static enum suited_status write_out(const struct delivery *delivery, const json_t *message,
                                    json_t **digest, struct suited_error *err)
{
    struct digester digester = {.alerts = delivery->alerts,
                                .roster = &delivery->roster,
                                .link = delivery->settings.link};
    enum suited_status status =
        suited_view_open(delivery->alerts->corpus, SUITED_READ, &digester.view, err);

    *digest = NULL;
    if (!status)
        status = digest_make(&digester, message, digest, err);
    suited_view_close(digester.view);
    return status;
}

/* Where all in it has died meanwhile there is nothing to send. */
static enum suited_status try_once(struct delivery *delivery, const struct due *due,
                                   const json_t *message, struct suited_error *err)
{
    struct suited_error why;
    json_t *digest;
    enum suited_status status = write_out(delivery, message, &digest, err), outcome = SUITED_OK;

    if (status)
        return status;
    if (!digest_is_empty(digest))
        outcome = channel_send(due->channel, &delivery->settings, digest, &why);
    json_decref(digest);
    return settle(delivery, due, outcome, &why, err);
}

static enum suited_status deliver_all(struct delivery *delivery, struct suited_error *err)
{
    enum suited_status status = find_due(delivery, err);

    if (!status && delivery->count)
        status = roster_read_marks(delivery->alerts->store, &delivery->roster, err);
    for (size_t i = 0; !status && i < delivery->count; i++) {
        json_t *message;

        status = claim(delivery, &delivery->due[i], &message, err);
        if (!status && message)
            status = try_once(delivery, &delivery->due[i], message, err);
        json_decref(message);
    }
    if (!status)
        status = outbox_prune(delivery->alerts->store, delivery->alerts->today, err);
    return status;
}

enum suited_status suited_alerts_deliver(const struct suited_alerts *alerts,
                                         struct suited_delivery *report,
                                         struct suited_error *err)
{
    struct delivery delivery = {.alerts = alerts, .report = report};
    enum suited_status status;

    *report = (struct suited_delivery){.faults = json_array()};
    status = settings_read(suited_store_dir(alerts->store), &delivery.settings, err);
    if (!status)
        status = deliver_all(&delivery, err);
    for (size_t i = 0; i < delivery.count; i++)
        free(delivery.due[i].channel);
    free(delivery.due);
    roster_release(&delivery.roster);
    settings_release(&delivery.settings);
    if (status) {
        json_decref(report->faults);
        report->faults = NULL;
    }
    return status;
}
