/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"
#include "digest.h"
#include "message.h"
#include "settings.h"

static enum suited_status take_message(void *context, uint64_t number, const json_t *message,
                                       struct suited_error *err)
{
    json_t *messages = context;

    (void)number, (void)err;
    if (!message_is_for_client(message))
        json_array_append(messages, (json_t *)message);
    return SUITED_OK;
}

static enum suited_status read_messages(struct suited_store *store, json_t *messages,
                                        struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = alerts_each(txn, ALERT_MESSAGES, take_message, messages, err);
    txn_abort(txn);
    return status;
}

/* The newest first; one in which all has died is not shown. */
static enum suited_status make_digests(const struct digester *digester, const json_t *messages,
                                       size_t limit, json_t *out, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = json_array_size(messages); !status && i-- > 0;) {
        json_t *digest;

        if (limit && json_array_size(out) == limit)
            break;
        status = digest_make(digester, json_array_get(messages, i), &digest, err);
        if (!status && !digest_is_empty(digest))
            json_array_append(out, digest);
        json_decref(digest);
    }
    return status;
}

enum suited_status suited_alerts_list(const struct suited_alerts *alerts,
                                      const struct suited_alerts_ask *ask, json_t **out,
                                      struct suited_error *err)
{
    struct roster roster = {0};
    struct digester digester = {.alerts = alerts, .roster = &roster, .link = "", .ask = ask};
    json_t *list = json_array(), *messages = json_array();
    enum suited_status status = read_messages(alerts->store, messages, err);

    if (!status && json_array_size(messages))
        status = roster_read_marks(alerts->store, &roster, err);
    if (!status)
        status = suited_view_open(alerts->corpus, SUITED_READ, &digester.view, err);
    if (!status)
        status = make_digests(&digester, messages, ask->limit, list, err);
    suited_view_close(digester.view);
    roster_release(&roster);
    json_decref(messages);
    if (status) {
        json_decref(list);
        list = NULL;
    }
    *out = list;
    return status;
}
