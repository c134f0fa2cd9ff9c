/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_OUTBOX_H
#define ALERTS_OUTBOX_H

#include "suited/alerts.h"

/* Let go of what was delivered, or stood for the pages alone, for longer than KEPT_DAYS. */
#define KEPT_DAYS 30
enum suited_status outbox_prune(struct suited_store *store, int32_t today,
                                struct suited_error *err);

#endif
