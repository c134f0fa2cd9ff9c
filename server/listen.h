/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_LISTEN_H
#define SERVER_LISTEN_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "suited/error.h"

/*
 * Listen on `where`, "HOST:PORT" ("127.0.0.1:8750", "[::1]:0"). Port 0 takes any that is
 * free. `*listener` is the socket; `host` and `*port` are what one writes in a link.
 * Malformed: SUITED_INVALID; taken or not ours: SUITED_IO.
 */
enum suited_status listen_open(const char *where, int *listener, struct strbuf *host,
                               unsigned *port, struct suited_error *err);

/* Whether nobody but this machine can reach the listener. */
bool listen_is_local(int listener);

#endif
