/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "channel.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/seal.h"
#include "digest.h"
#include "net/fetch_keys.h"

static const struct channel {
    const char *name;
    enum suited_status (*send)(const struct settings *settings, const json_t *digest,
                               struct suited_error *err);
} channels[] = {
    {"mail", channel_mail},
    {"files", channel_files},
    {"webhook", channel_webhook},
};

enum suited_status channel_send(const char *channel, const struct settings *settings,
                                const json_t *digest, struct suited_error *err)
{
    for (size_t i = 0; i < sizeof(channels) / sizeof(*channels); i++)
        if (!strcmp(channels[i].name, channel))
            return channels[i].send(settings, digest, err);
    return suited_fail(err, SUITED_INVALID,
                       "cannot deliver by '%.40s': there is no such channel (drop the message)",
                       channel);
}

/* ---- webhook ---- */

static enum suited_status post_signed(const struct settings *settings, const json_t *digest,
                                      const char *body, struct suited_error *err)
{
    struct strbuf secret = STRBUF_INIT, file = STRBUF_INIT;
    struct strbuf signature = STRBUF_INIT, id = STRBUF_INIT;
    char digits[SEAL_TEXT];
    enum suited_status status;

    strbuf_printf(&file, "${file:%s}", settings->webhook.secret);
    status = keys_fill(file.text, false, &secret, err);
    if (!status) {
        seal_sign(secret.text, body, digits);
        strbuf_printf(&signature, "X-Suited-Signature: sha256=%s", digits);
        strbuf_printf(&id, "X-Suited-Delivery: %s", json_text_of(digest, "id"));
        status = send_post(&(struct send_post){.url = settings->webhook.url,
                                               .headers = {signature.text, id.text},
                                               .body = body},
                           err);
    }
    keys_release(&secret);
    strbuf_release(&id);
    strbuf_release(&signature);
    strbuf_release(&file);
    return status;
}

enum suited_status channel_webhook(const struct settings *settings, const json_t *digest,
                                   struct suited_error *err)
{
    json_t *bare =
        settings->details ? json_incref((json_t *)digest) : digest_without_details(digest);
    char *body = json_dumps(bare, JSON_COMPACT);
    enum suited_status status = post_signed(settings, digest, body, err);

    free(body);
    json_decref(bare);
    return status;
}
