/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wanted.h"

#include <string.h>

#include "base/json.h"

#define BEST 10 /* where the profile does not say */

static void take_groups(const json_t *list, struct wanted *wanted)
{
    size_t i;
    json_t *name;

    if (!json_array_size(list)) {
        wanted->groups[GROUP_FITS] = wanted->groups[GROUP_ASK_FIRST] = true;
        return;
    }
    json_array_foreach(list, i, name)
        wanted->groups[group_named(json_string_value(name))] = true;
}

struct wanted wanted_of(const json_t *profile)
{
    const json_t *alerts = json_object_get(profile, "alerts");
    const json_t *best = json_object_get(alerts, "best");
    struct wanted wanted = {
        .on = json_is_true(json_object_get(alerts, "on")),
        .best = best ? (size_t)json_integer_value(best) : BEST,
        .important = (int)json_integer_value(json_object_get(alerts, "important")),
        .leave_out_wishes = !strcmp(json_text_of(alerts, "changed_wishes"), "leave_out"),
        .message_to = json_text_of(alerts, "message_to"),
    };

    take_groups(json_object_get(alerts, "groups"), &wanted);
    return wanted;
}
