/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_LOG_H
#define SERVER_LOG_H

#include "request.h"

/* One line on standard error: when, method, the route's pattern (never the path, which names
 * clients), code and milliseconds. */
void log_request(const struct request *request, int code, double ms);

#endif
