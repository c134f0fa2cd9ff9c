/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include "service.h"
#include "suited/error.h"

/*
 * The only door to libmicrohttpd: takes requests from a socket, with a cap on all that the
 * other end can send or keep open, has answer() answer them, each in a thread of a pool, and
 * writes a line of the log for each, which holds no personal data.
 */
struct http;

struct http_options {
    int listener;            /* a listening socket, taken */
    const char *certificate; /* PEM, of TLS; NULL: without */
    const char *key;         /* PEM */
    unsigned idle_seconds;   /* after which a connection on which nothing comes is ended */
};

enum suited_status http_open(const struct service *service, const struct http_options *options,
                             struct http **out, struct suited_error *err);

/* To be called once a second: ends connections that take too long over a request. */
void http_tick(struct http *http);

/* Take no more connections, let the requests in hand be answered, and end. NULL is allowed. */
void http_close(struct http *http);

#endif
