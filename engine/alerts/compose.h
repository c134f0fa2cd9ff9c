/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_COMPOSE_H
#define ALERTS_COMPOSE_H

#include "settings.h"
#include "suited/alerts.h"

/*
 * Put what waits to be told into messages: one digest for each adviser, and where clients wish
 * it one for them. An alert leaves those that wait in the transaction that puts it into its
 * digest. Messages hold no more of a client than the mark.
 */
enum suited_status compose_all(const struct suited_alerts *alerts,
                               const struct settings *settings, struct suited_error *err);

#endif
