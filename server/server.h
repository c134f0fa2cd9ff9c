/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H

#include "service.h"
#include "suited/error.h"

/* `suited serve`: listens until SIGTERM or SIGINT. */
struct server_options {
    const char *listen;      /* "HOST:PORT" */
    const char *certificate; /* the file's name, or NULL */
    const char *key;
    /* "http://127.0.0.1:8750/", and the first administrator's one-time code or "" */
    void (*started)(void *context, const char *address, const char *code);
    void *context;
};

/* `given` lacks door and host, which are made here. */
enum suited_status server_run(const struct service *given, const struct server_options *options,
                              struct suited_error *err);

#endif
