/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexing.h"

#include <assert.h>

static void *catch_up(void *context)
{
    struct indexing *indexing = context;

    indexing->status = suited_corpus_catch_up(indexing->corpus, NULL, NULL, &indexing->why);
    return NULL;
}

void indexing_start(struct indexing *indexing)
{
    assert(!indexing->is_running);
    indexing->is_running = !pthread_create(&indexing->thread, NULL, catch_up, indexing);
    if (!indexing->is_running) /* no thread is to be had: then not aside, but now */
        catch_up(indexing);
}

enum suited_status indexing_wait(struct indexing *indexing, struct suited_error *err)
{
    enum suited_status status;

    if (indexing->is_running)
        pthread_join(indexing->thread, NULL);
    indexing->is_running = false;
    status = indexing->status;
    indexing->status = SUITED_OK;
    return status ? suited_fail(err, status,
                                "the vacancies are stored, but not in the text index: %.400s",
                                indexing->why.text)
                  : SUITED_OK;
}
