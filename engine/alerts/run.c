/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/alerts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "compose.h"
#include "fair.h"
#include "outbox.h"
#include "pool.h"
#include "roster.h"
#include "settings.h"
#include "subject.h"

/*
 * Clients between two transactions. A caseload stays together where it is no larger, so that
 * its clients' turns are known; and no reader is held much longer than READ_MS.
 */
#define BATCH_LEAST 32
#define BATCH_MOST  256
#define WHOLE_MOST  32 /* clients for whom every vacancy is looked at */
#define READ_MS     1000

struct run {
    const struct suited_alerts *alerts;
    struct suited_alerts_report *report;
    struct settings settings;
    struct roster roster;
    size_t next;               /* of the roster */
    struct pool recent, whole; /* what changed lately, and everything */
    struct subject *subjects;  /* of the batch */
    size_t count;
    struct suited_view *view;
};

static int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- reading a batch ---- */

static size_t count_whole(const struct run *run)
{
    size_t count = 0;

    for (size_t i = 0; i < run->count; i++)
        count += subject_is_whole(&run->subjects[i]);
    return count;
}

static bool is_batch_full(const struct run *run, int64_t began_ms)
{
    const struct roster_entry *next = &run->roster.entries[run->next];
    bool is_other = run->next && strcmp(next[-1].adviser, next->adviser) != 0;

    return run->count == BATCH_MOST || (is_other && run->count >= BATCH_LEAST) ||
           count_whole(run) >= WHOLE_MOST || clock_ms() - began_ms >= READ_MS;
}

/* One client who cannot be looked at keeps no other from it. */
static enum suited_status read_next(struct run *run, struct suited_error *err)
{
    const struct roster_entry *entry = &run->roster.entries[run->next++];
    struct subject *subject = &run->subjects[run->count];
    struct suited_error why;
    bool is_on;
    enum suited_status status;

    *subject = (struct subject){.id = entry->id, .adviser = entry->adviser};
    status = subject_read(run->alerts, run->view, subject, &is_on, &why);
    run->report->clients += is_on;
    if (is_on && !subject->is_settled) {
        run->count++;
        return SUITED_OK;
    }
    subject_release(subject);
    if (status == SUITED_INVALID)
        json_list_add(run->report->faults, why.text);
    else if (status)
        return suited_fail(err, status, "%s", why.text);
    return SUITED_OK;
}

static enum suited_status read_batch(struct run *run, struct suited_error *err)
{
    int64_t began_ms = clock_ms();
    enum suited_status status = SUITED_OK;

    while (!status && run->next < run->roster.count && !is_batch_full(run, began_ms))
        status = read_next(run, err);
    return status;
}

/* ---- matching it ---- */

/* Hand those of one kind to the pass together: all vacancies, or those that changed. */
static enum suited_status match_some(struct run *run, const struct pool *pool, bool is_whole,
                                     struct suited_error *err)
{
    struct many_client *clients = xcalloc(run->count + 1, sizeof(*clients));
    size_t count = 0, next = 0;
    enum suited_status status;

    for (size_t i = 0; i < run->count; i++) {
        struct subject *subject = &run->subjects[i];

        if (subject_is_whole(subject) != is_whole)
            continue;
        subject->match.profile = subject->profile;
        subject->match.after = is_whole ? 0 : subject->watch.change;
        memcpy(subject->match.wanted, subject->wanted.groups, sizeof(subject->wanted.groups));
        clients[count++] = subject->match;
    }
    status = many_match(&pool->many, run->view, clients, count, run->alerts->today, err);
    for (size_t i = 0; i < run->count; i++)
        if (subject_is_whole(&run->subjects[i]) == is_whole)
            run->subjects[i].match = clients[next++];
    free(clients);
    return status;
}

/* The least change that some client is settled up to; false where all need everything. */
static bool find_after(const struct run *run, uint64_t *after)
{
    bool found = false;

    for (size_t i = 0; i < run->count; i++)
        if (!subject_is_whole(&run->subjects[i]) &&
            (!found || run->subjects[i].watch.change < *after)) {
            *after = run->subjects[i].watch.change;
            found = true;
        }
    return found;
}

/* What waits for its turn has not changed: it is looked at by itself. */
static size_t list_waiting(const struct told *told, struct suited_change *out)
{
    size_t count = 0;

    for (size_t i = 0; i < told->count; i++)
        if (told_unpack(told->entries[i].state).waits)
            out[count++] = (struct suited_change){1, told->entries[i].number};
    return count;
}

static enum suited_status match_waiting(struct run *run, struct subject *subject,
                                        struct suited_error *err)
{
    struct suited_change *waiting = xcalloc(subject->told.count + 1, sizeof(*waiting));
    struct many many;
    uint64_t after = subject->match.after;
    enum suited_status status = many_begin(&many, run->view, run->alerts->taxonomy, waiting,
                                           list_waiting(&subject->told, waiting), err);

    subject->match.after = 0;
    if (!status)
        status = many_match(&many, run->view, &subject->match, 1, run->alerts->today, err);
    subject->match.after = after;
    many_end(&many);
    free(waiting);
    return status;
}

static enum suited_status match_batch(struct run *run, struct suited_error *err)
{
    uint64_t after = 0;
    enum suited_status status = SUITED_OK;

    if (find_after(run, &after)) {
        status = pool_fill(&run->recent, run->view, run->alerts->taxonomy, after, err);
        if (!status)
            status = match_some(run, &run->recent, false, err);
    }
    if (!status && count_whole(run)) {
        status = pool_fill(&run->whole, run->view, run->alerts->taxonomy, 0, err);
        if (!status)
            status = match_some(run, &run->whole, true, err);
    }
    for (size_t i = 0; !status && i < run->count; i++)
        if (run->subjects[i].has_waiting && !subject_is_whole(&run->subjects[i]))
            status = match_waiting(run, &run->subjects[i], err);
    return status;
}

static const struct pool *pool_of(const struct run *run, const struct subject *subject)
{
    return subject_is_whole(subject) ? &run->whole : &run->recent;
}

static void find_news(struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        struct subject *subject = &run->subjects[i];
        const struct pool *pool = pool_of(run, subject);
        const struct news_question question = {
            .wanted = &subject->wanted,
            .told = &subject->told,
            .match = &subject->match,
            .is_first = subject->is_first,
            .is_whole = subject_is_whole(subject),
            .after = subject->is_first ? 0 : subject->watch.change,
            .changes = pool->changes,
            .change_count = pool->count,
            .decisions = subject->decisions,
            .decision_count = subject->decision_count,
        };

        news_find(&question, &subject->news);
    }
    fair_share(run->subjects, run->count, run->settings.most);
    for (size_t i = 0; i < run->count; i++)
        news_settle(&run->subjects[i].news);
}

/* ---- writing it ---- */

static void count_told(struct run *run, const struct subject *subject)
{
    const struct news *news = &subject->news;

    for (size_t i = 0; i < news->count; i++) {
        run->report->fresh++;
        run->report->told += news->items[i].fate == NEWS_TELL;
    }
}

static enum suited_status write_all(struct run *run, struct txn *txn, bool *done,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < run->count; i++) {
        const struct subject *subject = &run->subjects[i];
        uint64_t upto = pool_of(run, subject)->upto;

        if (subject->is_first || subject->watch.change <= upto)
            status = subject_write(txn, subject, upto, run->alerts->today, &done[i], err);
    }
    return status;
}

static enum suited_status write_batch(struct run *run, struct suited_error *err)
{
    bool *done = xcalloc(run->count + 1, sizeof(*done));
    struct txn *txn;
    enum suited_status status = txn_begin(run->alerts->store, SUITED_WRITE, &txn, err);

    if (!status) {
        status = write_all(run, txn, done, err);
        if (status)
            txn_abort(txn);
        else
            status = txn_commit(txn, err);
    }
    for (size_t i = 0; !status && i < run->count; i++)
        if (done[i])
            count_told(run, &run->subjects[i]);
    free(done);
    return status;
}

static void forget_batch(struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        subject_release(&run->subjects[i]);
    run->count = 0;
}

static enum suited_status run_batch(struct run *run, struct suited_error *err)
{
    enum suited_status status =
        suited_view_open(run->alerts->corpus, SUITED_READ, &run->view, err);

    if (status)
        return status;
    status = read_batch(run, err);
    if (!status)
        status = match_batch(run, err);
    if (!status)
        find_news(run);
    suited_view_close(run->view);
    run->view = NULL;
    if (!status && run->count)
        status = write_batch(run, err);
    forget_batch(run);
    return status;
}

/* What the index lacks would be told a night later: bring it up as far as others let us. */
static enum suited_status catch_up(const struct suited_alerts *alerts, struct suited_error *err)
{
    uint64_t behind = 0, before;
    enum suited_status status;

    do {
        struct suited_view *view;

        before = behind;
        status = suited_corpus_catch_up(alerts->corpus, NULL, NULL, err);
        if (!status)
            status = suited_view_open(alerts->corpus, SUITED_READ, &view, err);
        if (status)
            return status;
        behind = suited_view_behind(view);
        suited_view_close(view);
    } while (behind && behind != before);
    return SUITED_OK;
}

static enum suited_status run_all(struct run *run, struct suited_error *err)
{
    enum suited_status status = catch_up(run->alerts, err);

    if (!status)
        status = roster_read(run->alerts->store, &run->roster, err);
    while (!status && run->next < run->roster.count)
        status = run_batch(run, err);
    if (!status)
        status = compose_all(run->alerts, &run->settings, err);
    if (!status)
        status = suited_alerts_count(run->alerts->store, &run->report->outbox, err);
    return status;
}

enum suited_status suited_alerts_run(const struct suited_alerts *alerts,
                                     struct suited_alerts_report *report,
                                     struct suited_error *err)
{
    struct run run = {.alerts = alerts, .report = report};
    enum suited_status status;

    *report = (struct suited_alerts_report){.faults = json_array()};
    status = settings_read(suited_store_dir(alerts->store), &run.settings, err);
    if (!status) {
        run.subjects = xcalloc(BATCH_MOST, sizeof(*run.subjects));
        status = run_all(&run, err);
    }
    free(run.subjects);
    pool_release(&run.recent);
    pool_release(&run.whole);
    roster_release(&run.roster);
    settings_release(&run.settings);
    if (status) {
        json_decref(report->faults);
        report->faults = NULL;
    }
    return status;
}
