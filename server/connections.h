/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_CONNECTIONS_H
#define SERVER_CONNECTIONS_H

#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/*
 * The open connections, so that none is kept for ever by an end that sends or takes its
 * bytes one at a time: no matter how often something comes, a request must have come whole,
 * and its reply be taken, within CONNECTION_PATIENCE seconds each.
 */
#define CONNECTION_PATIENCE 60

struct connection {
    struct connection *next, *previous;
    int socket;
    time_t since; /* when the other end's turn began; 0 while it is ours */
    char address[INET6_ADDRSTRLEN];
};

struct connections {
    pthread_mutex_t lock; /* over the list and what is in it */
    struct connection *first;
    size_t in_hand;     /* requests that came and are not answered yet */
    size_t long_bodies; /* of them, those that took a place */
};

void connections_init(struct connections *connections);
void connections_release(struct connections *connections);

struct connection *connections_add(struct connections *connections, int socket,
                                   const struct sockaddr *address);
void connections_remove(struct connections *connections, struct connection *connection);

/* Whose turn it is: the other end's, to send or to take something, or ours. */
void connections_turn(struct connections *connections, struct connection *connection,
                      bool is_ours);

/* A request has begun (1), or was answered or dropped (-1). */
void connections_count(struct connections *connections, int by);
size_t connections_in_hand(struct connections *connections);

/*
 * Take a place for a body of more than the usual length: there are LONG_BODIES_MAX, so that
 * who sends much and is nobody yet cannot fill the memory. False: none is free.
 */
#define LONG_BODIES_MAX 64
bool connections_take_place(struct connections *connections);
void connections_leave_place(struct connections *connections);

/* End those whose other end has had its turn for too long. */
void connections_sweep(struct connections *connections);

#endif
