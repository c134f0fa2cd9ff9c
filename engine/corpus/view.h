/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORPUS_VIEW_H
#define CORPUS_VIEW_H

#include <pthread.h>
#include <stdbool.h>

#include "index/index.h"
#include "store/blocks.h"
#include "store/txn.h"
#include "suited/corpus.h"

/* What the files of this room share. */

struct suited_corpus {
    struct suited_store *store; /* borrowed */
    enum suited_mode mode;
    char *index_dir;
    pthread_mutex_t indexing;    /* held by who uses `writer` */
    struct index_writer *writer; /* kept open between commits; NULL until needed */
    bool is_behind;              /* of a shared corpus: there may be something to index */
};

struct suited_view {
    struct suited_corpus *corpus;
    enum suited_mode mode;
    struct txn *txn;
    struct blocks *blocks;
    struct index_reader *reader; /* NULL: there is no usable index */
    uint64_t changes;
    uint32_t numbers;
    bool is_broken; /* a write failed half way: nothing of it may be committed */
};

/* The vacancies of changes past `after`, ascending, each once. The caller frees them. */
enum suited_status changed_since(struct txn *txn, uint64_t after, uint64_t last,
                                 uint32_t **numbers, size_t *count, struct suited_error *err);

/* Bring the index up to the store's last change, building it anew where it is unusable. */
enum suited_status follow_store(struct suited_corpus *corpus, suited_progress *progress,
                                void *context, struct suited_error *err);

#endif
