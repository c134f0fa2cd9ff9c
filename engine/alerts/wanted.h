/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_WANTED_H
#define ALERTS_WANTED_H

#include <jansson.h>
#include <stdbool.h>

#include "match/weigh.h"

/* What a client wants to hear of: "alerts" of the profile, with what it leaves out. */
struct wanted {
    bool on;
    bool groups[GROUPS];
    size_t best;            /* at most so many in one run */
    int important;          /* per cent of the important tier that must be sure */
    bool leave_out_wishes;  /* what matches only since the wishes changed is not told */
    const char *message_to; /* the client's own mail address, borrowed; "" none */
};

/* `profile` has been checked: suited_profile_parse() took it. */
struct wanted wanted_of(const json_t *profile);

#endif
