/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "connections.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/xalloc.h"

static time_t now(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec;
}

void connections_init(struct connections *connections)
{
    *connections = (struct connections){0};
    pthread_mutex_init(&connections->lock, NULL);
}

void connections_release(struct connections *connections)
{
    pthread_mutex_destroy(&connections->lock);
}

static void write_address(const struct sockaddr *address, char text[INET6_ADDRSTRLEN])
{
    const void *bytes = address->sa_family == AF_INET6
                            ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
                            : (const void *)&((const struct sockaddr_in *)address)->sin_addr;

    inet_ntop(address->sa_family, bytes, text, INET6_ADDRSTRLEN);
}

struct connection *connections_add(struct connections *connections, int socket,
                                   const struct sockaddr *address)
{
    struct connection *connection = xcalloc(1, sizeof(*connection));

    connection->socket = socket;
    connection->since = now();
    write_address(address, connection->address);
    pthread_mutex_lock(&connections->lock);
    connection->next = connections->first;
    if (connection->next)
        connection->next->previous = connection;
    connections->first = connection;
    pthread_mutex_unlock(&connections->lock);
    return connection;
}

void connections_remove(struct connections *connections, struct connection *connection)
{
    pthread_mutex_lock(&connections->lock);
    if (connection->next)
        connection->next->previous = connection->previous;
    if (connection->previous)
        connection->previous->next = connection->next;
    else
        connections->first = connection->next;
    pthread_mutex_unlock(&connections->lock);
    free(connection);
}

void connections_turn(struct connections *connections, struct connection *connection,
                      bool is_ours)
{
    pthread_mutex_lock(&connections->lock);
    connection->since = is_ours ? 0 : now();
    pthread_mutex_unlock(&connections->lock);
}

void connections_count(struct connections *connections, int by)
{
    pthread_mutex_lock(&connections->lock);
    connections->in_hand += (size_t)by;
    pthread_mutex_unlock(&connections->lock);
}

size_t connections_in_hand(struct connections *connections)
{
    size_t count;

    pthread_mutex_lock(&connections->lock);
    count = connections->in_hand;
    pthread_mutex_unlock(&connections->lock);
    return count;
}

bool connections_take_place(struct connections *connections)
{
    bool is_free;

    pthread_mutex_lock(&connections->lock);
    is_free = connections->long_bodies < LONG_BODIES_MAX;
    connections->long_bodies += is_free;
    pthread_mutex_unlock(&connections->lock);
    return is_free;
}

void connections_leave_place(struct connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    connections->long_bodies--;
    pthread_mutex_unlock(&connections->lock);
}

/* The socket is only told to end: it is closed by who opened it, after connections_remove(). */
void connections_sweep(struct connections *connections)
{
    time_t latest = now() - CONNECTION_PATIENCE;

    pthread_mutex_lock(&connections->lock);
    for (struct connection *c = connections->first; c; c = c->next)
        if (c->since && c->since < latest)
            shutdown(c->socket, SHUT_RDWR);
    pthread_mutex_unlock(&connections->lock);
}
