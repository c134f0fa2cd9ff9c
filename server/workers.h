/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_WORKERS_H
#define SERVER_WORKERS_H

#include <stddef.h>

/*
 * Threads that answer requests, so that those of the sockets never wait. There are two lanes:
 * a request that may write waits for its turn at the store, behind an ingest maybe, and no
 * reader waits behind it. In each lane the first to come is the first to be taken up.
 */
struct workers;

enum lane { LANE_READ, LANE_WRITE, LANES };

/* Part of what is to be done: put it in, and find it again by its address. */
struct job {
    struct job *next;
};

/* Does one job, in some thread of its lane. */
typedef void work(struct job *job);

/* Start `threads` of each lane. NULL where the system has no thread for a lane. */
struct workers *workers_open(work *run, const size_t threads[LANES]);

/* Add a job, which is the workers' until it is done. */
void workers_put(struct workers *workers, enum lane lane, struct job *job);

/* Do what is left, and end the threads. NULL is allowed. */
void workers_close(struct workers *workers);

#endif
