/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H

#include <stdbool.h>

#include "service.h"
#include "suited/error.h"

/* What is said when it can be asked. */
struct server_start {
    const char *address; /* "http://127.0.0.1:8750/" */
    const char *code;    /* the first administrator's one-time code, or "" */
    bool is_exposed;     /* other machines can reach it, without TLS */
};

/* `suited serve`: listens until SIGTERM or SIGINT. */
struct server_options {
    const char *listen;      /* "HOST:PORT" */
    const char *certificate; /* the file's name, or NULL */
    const char *key;
    void (*started)(void *context, const struct server_start *start);
    void *context;
};

/* `given` lacks door and host, which are made here. */
enum suited_status server_run(const struct service *given, const struct server_options *options,
                              struct suited_error *err);

#endif
