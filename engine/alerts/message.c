/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "message.h"

#include <string.h>

#include "base/json.h"

bool message_is_open(const json_t *message)
{
    json_t *channels = json_object_get(message, "channels"), *channel;
    const char *name;

    json_object_foreach(channels, name, channel)
        if (strcmp(json_text_of(channel, "state"), MESSAGE_SENT) != 0)
            return true;
    return !json_object_size(channels);
}

json_t *message_channel(void)
{
    return json_pack("{s:s, s:i, s:i}", "state", MESSAGE_WAITING, "tries", 0, "next", 0);
}

bool message_is_for_client(const json_t *message)
{
    return !strcmp(json_text_of(message, "for"), "client");
}
