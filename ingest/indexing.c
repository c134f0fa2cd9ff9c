/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexing.h"

static void *catch_up(void *context)
{
    struct indexing *indexing = context;

    indexing->status = suited_corpus_catch_up(indexing->corpus, NULL, NULL, &indexing->why);
    atomic_store(&indexing->is_running, false);
    return NULL;
}

/* Wait for the thread, if there is one, and say once how it went. */
static enum suited_status join(struct indexing *indexing, struct suited_error *err)
{
    enum suited_status status;

    if (indexing->is_started)
        pthread_join(indexing->thread, NULL);
    indexing->is_started = false;
    status = indexing->status;
    indexing->status = SUITED_OK;
    return status ? suited_fail(err, status,
                                "the vacancies are stored, but not in the text index: %.400s",
                                indexing->why.text)
                  : SUITED_OK;
}

enum suited_status indexing_follow(struct indexing *indexing, struct suited_error *err)
{
    enum suited_status status;

    if (atomic_load(&indexing->is_running))
        return SUITED_OK;
    status = join(indexing, err);
    if (status)
        return status;
    atomic_store(&indexing->is_running, true);
    indexing->is_started = !pthread_create(&indexing->thread, NULL, catch_up, indexing);
    if (!indexing->is_started) /* no thread is to be had: then not aside, but now */
        catch_up(indexing);
    return SUITED_OK;
}

enum suited_status indexing_finish(struct indexing *indexing, struct suited_error *err)
{
    enum suited_status status = join(indexing, err);

    if (status)
        return status;
    catch_up(indexing);
    return join(indexing, err);
}

void indexing_release(struct indexing *indexing)
{
    join(indexing, NULL);
}
