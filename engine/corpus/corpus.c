/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/corpus.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "view.h"

enum suited_status suited_corpus_open(struct suited_store *store, enum suited_mode mode,
                                      struct suited_corpus **out, struct suited_error *err)
{
    struct suited_corpus *corpus = xcalloc(1, sizeof(*corpus));
    struct strbuf dir = STRBUF_INIT;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    strbuf_printf(&dir, "%s/index", suited_store_dir(store));
    corpus->index_dir = strbuf_detach(&dir);
    corpus->store = store;
    corpus->mode = mode;
    corpus->is_behind = mode == SUITED_SHARE; /* perhaps: that is for the first step to see */
    pthread_mutex_init(&corpus->indexing, NULL);
    if (mode == SUITED_WRITE)
        status = suited_corpus_catch_up(corpus, NULL, NULL, err);
    if (status)
        suited_corpus_close(corpus);
    else
        *out = corpus;
    return status;
}

void suited_corpus_close(struct suited_corpus *corpus)
{
    if (!corpus)
        return;
    index_writer_close(corpus->writer);
    pthread_mutex_destroy(&corpus->indexing);
    free(corpus->index_dir);
    free(corpus);
}

void suited_corpus_bytes(struct suited_corpus *corpus, uint64_t *store, uint64_t *index)
{
    *store = store_bytes(corpus->store);
    *index = index_bytes(corpus->index_dir);
}
