/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_INDEXING_H
#define INGEST_INDEXING_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "suited/corpus.h"

/*
 * The text index is brought up in a thread of its own while adverts are taken in: half of the
 * work is Xapian's. It may fall behind, and takes the more at once. Start from {.corpus = …}.
 */
struct indexing {
    struct suited_corpus *corpus; /* borrowed */
    pthread_t thread;
    bool is_started;
    atomic_bool is_running;
    enum suited_status status; /* of what ran last */
    struct suited_error why;
};

/* Something is stored that the index lacks: unless it is at work, let it begin. */
enum suited_status indexing_follow(struct indexing *indexing, struct suited_error *err);

/* Wait until the index holds all that is stored. A failure is told once, here or above. */
enum suited_status indexing_finish(struct indexing *indexing, struct suited_error *err);

/* Wait for it if it is at work, whatever comes of it. */
void indexing_release(struct indexing *indexing);

#endif
