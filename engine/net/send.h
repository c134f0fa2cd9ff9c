/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_SEND_H
#define NET_SEND_H

#include <stdbool.h>
#include <stddef.h>

#include "suited/error.h"

/*
 * Sending to servers that an administrator named: a mail over SMTP, a body over HTTP. Each
 * call is one try. SUITED_NETWORK: it may go better later, also where nobody knows whether the
 * other end took it; SUITED_INVALID: the other end refused it for good, or the settings are
 * wrong. A process that sends may do so from one thread at a time.
 */
enum send_tls { SEND_STARTTLS, SEND_TLS, SEND_CLEAR };

struct send_mail {
    const char *server;      /* "smtp://mail.example.org:587", "smtps://…" */
    enum send_tls tls;       /* STARTTLS is insisted on */
    const char *authorities; /* a file of certificates to trust; "" those of the system */
    const char *credentials; /* a file with NAME:PASSWORD; "" none */
    const char *from, *to;   /* addresses alone */
    const char *text;        /* the mail: heads, an empty line, body; lines end in \r\n */
    size_t length;
};

enum suited_status send_mail(const struct send_mail *mail, struct suited_error *err);

struct send_post {
    const char *url;
    const char *headers[4]; /* "Name: value"; NULL ends them */
    const char *body;       /* JSON */
};

enum suited_status send_post(const struct send_post *post, struct suited_error *err);

#endif
