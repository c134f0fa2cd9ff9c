/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_EVENT_H
#define CASEWORK_EVENT_H

#include "suited/casebook.h"

/*
 * One event as it is kept: a NewEvent without what is empty, with "number", "day", "by",
 * "version" (the client's last one at the time), and of a vacancy "title", "employer" and
 * "then": what it said at the time on what matters to the reason.
 */

/* Check a NewEvent, and make it ready to be kept but for its number. The result is yours. */
enum suited_status event_check(const struct suited_casebook *book, const json_t *event,
                               const char *by, json_t **out, struct suited_error *err);

/* The Event of one that was kept: without what is casework's own. The result is yours. */
json_t *event_shown(const json_t *event);

/* Bring a client's line up to the event. */
void event_to_line(const json_t *event, json_t *line);

#endif
