/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LOOPBACK_H
#define TESTS_LOOPBACK_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * A web server on 127.0.0.1 for one test: it gives the answers of a script in their order,
 * one for each request, the last again and again, and keeps what it was asked.
 */
enum { ASKED_MAX = 32, REQUEST_MAX = 4096 };

struct scripted {
    const char *text; /* the whole answer with its headers; "" hangs up at once */
    size_t length;    /* 0: up to the NUL */
};

struct loopback {
    int socket;
    unsigned port;
    pthread_t thread;
    const struct scripted *script;
    size_t script_count;
    size_t asked; /* read it after loopback_stop(), or after the answer came */
    char requests[ASKED_MAX][REQUEST_MAX];
};

static void loopback_answer(struct loopback *server, int client)
{
    char *request = server->requests[server->asked % ASKED_MAX];
    size_t step =
        server->asked < server->script_count ? server->asked : server->script_count - 1;
    const struct scripted *answer = &server->script[step];
    size_t length = answer->length ? answer->length : strlen(answer->text), at = 0;
    struct timeval patience = {.tv_sec = 10};

    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    request[0] = '\0';
    while (at < REQUEST_MAX - 1 && !strstr(request, "\r\n\r\n")) {
        ssize_t got = read(client, request + at, REQUEST_MAX - 1 - at);

        if (got <= 0)
            break;
        at += (size_t)got;
        request[at] = '\0';
    }
    server->asked++;
    for (size_t sent = 0; sent < length;) {
        ssize_t now = send(client, answer->text + sent, length - sent, MSG_NOSIGNAL);

        if (now <= 0)
            break;
        sent += (size_t)now;
    }
    patience = (struct timeval){.tv_usec = 100000};
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    shutdown(client, SHUT_WR);
    while (read(client, (char[256]){0}, 256) > 0)
        continue;
    close(client);
}

static void *loopback_serve(void *context)
{
    struct loopback *server = context;
    int client;

    while ((client = accept(server->socket, NULL, NULL)) >= 0)
        loopback_answer(server, client);
    return NULL;
}

static struct loopback *loopback_start(const struct scripted *script, size_t count)
{
    struct loopback *server = calloc(1, sizeof(*server));
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(address);

    server->script = script;
    server->script_count = count;
    server->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(server->socket, (struct sockaddr *)&address, size) || listen(server->socket, 8) ||
        getsockname(server->socket, (struct sockaddr *)&address, &size))
        abort();
    server->port = ntohs(address.sin_port);
    pthread_create(&server->thread, NULL, loopback_serve, server);
    return server;
}

static void loopback_stop(struct loopback *server)
{
    if (!server)
        return;
    shutdown(server->socket, SHUT_RDWR);
    pthread_join(server->thread, NULL);
    close(server->socket);
    free(server);
}

#endif
