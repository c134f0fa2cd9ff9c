/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_NIGHT_H
#define CLI_NIGHT_H

#include "cmd.h"
#include "suited/alerts.h"

struct suited_alerts alerts_of(const struct session *session);

/* Find what is new, send it, and print the counts; an exit code. */
int run_alerts(const struct session *session, struct suited_alerts_report *report,
               struct suited_delivery *delivery);

#endif
