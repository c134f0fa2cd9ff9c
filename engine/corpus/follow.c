/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "store/changes.h"
#include "store/vacancies.h"

/*
 * Changes between two commits of the index. A changed vacancy lies anywhere, and Xapian writes
 * nearly as many blocks for a thousand of them as for ten thousand: so many at once, as far as
 * there are as many. Whoever shares the store takes fewer: others wait for it.
 */
#define STEP        20000
#define STEP_SHARED 2500

/* Vacancies read in one transaction of the store. */
#define SLICE 1000

/* Where the work stands, for the one who waits. */
struct work {
    suited_progress *progress;
    void *context;
    uint64_t done, total;
};

static void report(struct work *work, uint64_t more)
{
    work->done += more;
    if (work->progress)
        work->progress(work->context, work->done < work->total ? work->done : work->total,
                       work->total);
}

static enum suited_status put_words(struct index_writer *writer, uint32_t number,
                                    const json_t *record, struct suited_error *err)
{
    const json_t *skills = json_object_get(record, "skills");
    const char **ids = xcalloc(json_array_size(skills), sizeof(*ids));
    struct index_document document = {
        .number = number,
        .title = json_text_of(record, "title"),
        .text = json_text_of(record, "text"),
        .skills = ids,
    };
    enum suited_status status;
    size_t i;
    json_t *skill;

    json_array_foreach(skills, i, skill) {
        const char *id = json_text_of(skill, "id");

        if (*id)
            ids[document.skill_count++] = id;
    }
    status = index_writer_put(writer, &document, err);
    free(ids);
    return status;
}

/*
 * A damaged record has no words: it must not keep all others from being found. Whoever
 * asks for it, and verify, names it.
 */
static enum suited_status index_vacancy(struct txn *txn, struct index_writer *writer,
                                        uint32_t number, struct suited_error *err)
{
    json_t *record;
    enum suited_status status = vacancies_get(txn, number, &record, NULL);

    if (status || !strcmp(json_text_of(record, "status"), "closed"))
        status = index_writer_delete(writer, number, err);
    else
        status = put_words(writer, number, record, err);
    json_decref(record);
    return status;
}

/* The changes of one step, and whether they are the last. */
struct step {
    uint64_t after, to, last;
    uint32_t *numbers;
    size_t count;
};

static enum suited_status plan_step(struct suited_corpus *corpus, uint64_t after, uint64_t most,
                                    struct step *step, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(corpus->store, SUITED_READ, &txn, err);

    *step = (struct step){.after = after, .to = after};
    if (status)
        return status;
    status = changes_last(txn, &step->last, err);
    if (!status && step->last > after)
        step->to = step->last - after > most ? after + most : step->last;
    if (!status)
        status = changed_since(txn, after, step->to, &step->numbers, &step->count, err);
    txn_abort(txn);
    return status;
}

/* Vacancies into the index as they are now, which is not before any change of the step. */
static enum suited_status index_numbers(struct suited_corpus *corpus,
                                        struct index_writer *writer, const uint32_t *numbers,
                                        size_t count, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(corpus->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    for (size_t i = 0; !status && i < count; i++)
        status = index_vacancy(txn, writer, numbers[i], err);
    txn_abort(txn);
    return status;
}

/* One step along the log of changes. `*at_end` says that nothing is left. */
static enum suited_status follow_step(struct suited_corpus *corpus, struct index_writer *writer,
                                      uint64_t most, struct work *work, bool *at_end,
                                      struct suited_error *err)
{
    struct step step;
    enum suited_status status =
        plan_step(corpus, index_writer_change(writer), most, &step, err);

    work->total = work->done + (step.last > step.after ? step.last - step.after : 0);
    for (size_t i = 0; !status && i < step.count; i += SLICE)
        status = index_numbers(corpus, writer, step.numbers + i,
                               step.count - i < SLICE ? step.count - i : SLICE, err);
    free(step.numbers);
    if (!status && step.to > step.after)
        status = index_writer_commit(writer, step.to, err);
    if (!status)
        report(work, step.to - step.after);
    *at_end = !status && step.to >= step.last;
    return status;
}

static enum suited_status follow(struct suited_corpus *corpus, struct index_writer *writer,
                                 struct work *work, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    bool at_end = false;

    while (!status && !at_end)
        status = follow_step(corpus, writer, STEP, work, &at_end, err);
    return status;
}

/* Every vacancy, in steps, as of some moment not before change `*from`. */
static enum suited_status index_step(struct suited_corpus *corpus, struct index_writer *writer,
                                     uint32_t *next, bool *at_end, struct suited_error *err)
{
    uint32_t last = 0, end;
    struct txn *txn;
    enum suited_status status = txn_begin(corpus->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = blocks_last_number(txn, &last, err);
    end = last > *next && last - *next >= SLICE ? *next + SLICE - 1 : last;
    for (; !status && *next <= end; ++*next)
        status = index_vacancy(txn, writer, *next, err);
    txn_abort(txn);
    *at_end = end == last;
    return status;
}

/* How many changes the store has, and vacancies. */
static enum suited_status measure(struct suited_corpus *corpus, uint64_t *changes,
                                  uint32_t *numbers, struct suited_error *err)
{
    struct txn *txn;
    enum suited_status status = txn_begin(corpus->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = changes_last(txn, changes, err);
    if (!status)
        status = blocks_last_number(txn, numbers, err);
    txn_abort(txn);
    return status;
}

/* All vacancies into a new index, which holds the changes up to `changes` at least. */
static enum suited_status index_all(struct suited_corpus *corpus, struct index_writer *writer,
                                    uint64_t changes, struct work *work,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    uint32_t next = 1, committed = 0;
    bool at_end = false;

    while (!status && !at_end) {
        uint32_t before = next;

        status = index_step(corpus, writer, &next, &at_end, err);
        if (!status && (at_end || next - committed > STEP)) {
            status = index_writer_commit(writer, at_end ? changes : 0, err);
            committed = next;
        }
        report(work, next - before);
    }
    return status;
}

static enum suited_status rebuild(struct suited_corpus *corpus, struct work *work,
                                  struct suited_error *err)
{
    struct index_writer *writer = NULL;
    uint64_t changes = 0;
    uint32_t numbers = 0;
    enum suited_status status = measure(corpus, &changes, &numbers, err);

    index_writer_close(corpus->writer);
    corpus->writer = NULL;
    work->total = numbers;
    if (!status)
        status = index_writer_create(corpus->index_dir, &writer, err);
    if (!status)
        status = index_all(corpus, writer, changes, work, err);
    if (!status)
        status = index_writer_publish(writer, err);
    index_writer_close(writer);
    return status;
}

/* Open the index to write; one that is ahead of the store is of another store or time. */
static enum suited_status open_writer(struct suited_corpus *corpus, struct suited_error *err)
{
    uint64_t changes = 0;
    uint32_t numbers = 0;
    enum suited_status status = SUITED_OK;

    if (!corpus->writer)
        status = index_writer_open(corpus->index_dir, corpus->mode == SUITED_WRITE,
                                   &corpus->writer, err);
    if (!status)
        status = measure(corpus, &changes, &numbers, err);
    if (!status && index_writer_change(corpus->writer) > changes)
        status = suited_fail(err, SUITED_IO, "the text index is ahead of the store");
    return status;
}

static enum suited_status follow_or_rebuild(struct suited_corpus *corpus, struct work *work,
                                            struct suited_error *err)
{
    enum suited_status status = open_writer(corpus, err);

    if (!status)
        status = follow(corpus, corpus->writer, work, err);
    if (!status || status == SUITED_BUSY)
        return status;
    *work = (struct work){work->progress, work->context, 0, 0};
    status = rebuild(corpus, work, err);
    if (!status)
        status = open_writer(corpus, err);
    return status ? status : follow(corpus, corpus->writer, work, err);
}

/*
 * Whoever shares the store indexes what is new only if nobody else has the index, no more
 * than one step at a time, and lets go of it again: so that a later ingest finds it free. What
 * is left stays for whoever writes the index next.
 */
static void follow_shared(struct suited_corpus *corpus)
{
    struct work work = {0};
    bool at_end = false;
    enum suited_status status = open_writer(corpus, NULL);

    if (!status)
        status = follow_step(corpus, corpus->writer, STEP_SHARED, &work, &at_end, NULL);
    index_writer_close(corpus->writer);
    corpus->writer = NULL;
    corpus->is_behind = status || !at_end;
}

enum suited_status follow_store(struct suited_corpus *corpus, suited_progress *progress,
                                void *context, struct suited_error *err)
{
    struct work work = {progress, context, 0, 0};
    enum suited_status status = SUITED_OK;

    pthread_mutex_lock(&corpus->indexing);
    if (corpus->mode == SUITED_SHARE)
        follow_shared(corpus);
    else
        status = follow_or_rebuild(corpus, &work, err);
    pthread_mutex_unlock(&corpus->indexing);
    return status;
}

static enum suited_status check_mode(const struct suited_corpus *corpus,
                                     struct suited_error *err)
{
    if (corpus->mode == SUITED_WRITE)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "cannot write to the text index: it was opened for reading");
}

enum suited_status suited_corpus_catch_up(struct suited_corpus *corpus,
                                          suited_progress *progress, void *context,
                                          struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    bool is_behind;

    pthread_mutex_lock(&corpus->indexing);
    is_behind = corpus->mode != SUITED_SHARE || corpus->is_behind;
    pthread_mutex_unlock(&corpus->indexing);
    if (corpus->mode != SUITED_SHARE)
        status = check_mode(corpus, err);
    if (status || !is_behind)
        return status;
    return follow_store(corpus, progress, context, err);
}

enum suited_status suited_corpus_reindex(struct suited_corpus *corpus,
                                         suited_progress *progress, void *context,
                                         struct suited_error *err)
{
    struct work work = {progress, context, 0, 0};
    enum suited_status status = check_mode(corpus, err);

    if (status)
        return status;
    pthread_mutex_lock(&corpus->indexing);
    status = rebuild(corpus, &work, err);
    if (!status)
        status = open_writer(corpus, err);
    if (!status)
        status = follow(corpus, corpus->writer, &work, err);
    pthread_mutex_unlock(&corpus->indexing);
    return status;
}
