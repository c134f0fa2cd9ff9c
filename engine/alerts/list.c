/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "digest.h"
#include "message.h"
#include "settings.h"

/* The messages to these advisers, by number. */
struct listing {
    const char *const *advisers; /* NULL: all */
    size_t count;
    json_t *messages;
};

static bool is_theirs(const struct listing *listing, const json_t *message)
{
    for (size_t i = 0; i < listing->count; i++)
        if (!strcmp(listing->advisers[i], json_text_of(message, "adviser")))
            return true;
    return !listing->advisers;
}

static enum suited_status take_message(void *context, uint64_t number, const json_t *message,
                                       struct suited_error *err)
{
    struct listing *listing = context;

    (void)number, (void)err;
    if (!message_is_for_client(message) && is_theirs(listing, message))
        json_array_append(listing->messages, (json_t *)message);
    return SUITED_OK;
}

static enum suited_status read_messages(struct suited_store *store, struct listing *listing,
                                        struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = alerts_each(txn, ALERT_MESSAGES, take_message, listing, err);
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
    struct listing listing = {ask->advisers, ask->count, json_array()};
    struct roster roster = {0};
    struct digester digester = {.alerts = alerts, .roster = &roster, .link = ""};
    json_t *list = json_array();
    enum suited_status status = read_messages(alerts->store, &listing, err);

    if (!status && json_array_size(listing.messages))
        status = roster_read_marks(alerts->store, &roster, err);
    if (!status)
        status = suited_view_open(alerts->corpus, SUITED_READ, &digester.view, err);
    if (!status)
        status = make_digests(&digester, listing.messages, ask->limit, list, err);
    suited_view_close(digester.view);
    roster_release(&roster);
    json_decref(listing.messages);
    if (status) {
        json_decref(list);
        list = NULL;
    }
    *out = list;
    return status;
}
