/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_INDEXING_H
#define INGEST_INDEXING_H

#include <pthread.h>
#include <stdbool.h>

#include "suited/corpus.h"

/*
 * The text index is brought up in a thread of its own while the next batch is read: half of
 * the work of taking adverts in is Xapian's. Start from {.corpus = …}; one thread at a time.
 */
struct indexing {
    struct suited_corpus *corpus; /* borrowed */
    pthread_t thread;
    bool is_running;
    enum suited_status status; /* of what ran last */
    struct suited_error why;
};

/* Begin to bring the index up to what is stored by now; none may be running. */
void indexing_start(struct indexing *indexing);

/* Wait for it, if one is running. A failure is told once, here. */
enum suited_status indexing_wait(struct indexing *indexing, struct suited_error *err);

#endif
