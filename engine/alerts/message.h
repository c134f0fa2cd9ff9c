/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_MESSAGE_H
#define ALERTS_MESSAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/alerts.h"

/*
 * A message of the outbox:
 *
 *     {"id": "…", "for": "adviser", "adviser", "day",
 *      "alerts": [{"client": MARK, "vacancy", "kind", "group", "day"}],
 *      "channels": {"mail": {"state", "tries", "next", "why"}}}
 *
 * or of a client {"id", "for": "client", "client": MARK, "day", "vacancies": [NUMBER]}. `id`
 * is what the Message-ID is made of, and never changes. A channel is "waiting" until `next`
 * (seconds since 1970), "sending", "sent", or "dead", which an administrator sees to.
 */
#define MESSAGE_WAITING "waiting"
#define MESSAGE_SENDING "sending"
#define MESSAGE_SENT    "sent"
#define MESSAGE_DEAD    "dead"

/* Whether some channel has yet to deliver it, or it has none: then it is for the pages. */
bool message_is_open(const json_t *message);

/* The channel's part of a new message. The result is yours. */
json_t *message_channel(void);

bool message_is_for_client(const json_t *message);

#endif
