/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "advert.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "quarantine.h"
#include "unpack.h"

#define CHUNK ((size_t)64 << 10)

static enum suited_status open_view(struct run *run, struct suited_error *err)
{
    return suited_view_open(run->options->corpus, SUITED_WRITE, &run->view, err);
}

/* A view is open while records are taken in, and never while a page is fetched. */
static enum suited_status begin_batch(struct run *run, struct suited_error *err)
{
    run->in_batch = 0;
    return open_view(run, err);
}

/* Store what was taken in so far. */
static enum suited_status keep_view(struct run *run, struct suited_error *err)
{
    struct suited_view *view = run->view;
    enum suited_status status = intake_settle(&run->intake, view, err);

    run->view = NULL;
    if (status)
        suited_view_close(view);
    else
        status = suited_view_keep(view, err);
    if (status) /* what was counted since is not in the store */
        *run->report = run->kept;
    else
        run->kept = *run->report;
    return status;
}

/* The index follows while the next batches are read. */
static enum suited_status commit_batch(struct run *run, struct suited_error *err)
{
    enum suited_status status = keep_view(run, err);

    return status ? status : indexing_follow(&run->indexing, err);
}

/* The last batch for now: stored, and in the index. */
static enum suited_status commit_last(struct run *run, struct suited_error *err)
{
    enum suited_status status = commit_batch(run, err);

    return status ? status : indexing_finish(&run->indexing, err);
}

/* Whoever waits to write, be it a person at the pages, waits for one record, not for a batch.
 */
static enum suited_status give_way(struct run *run, struct suited_error *err)
{
    enum suited_status status;

    if (!suited_view_is_awaited(run->view))
        return SUITED_OK;
    status = keep_view(run, err);
    return status ? status : open_view(run, err);
}

static enum suited_status set_aside(struct run *run, const char *where, const char *why,
                                    const char *bytes, struct suited_error *err)
{
    run->report->quarantined++;
    if (run->report->quarantined > QUARANTINE_MAX)
        return SUITED_OK;
    return quarantine_put(run->view, run->feed,
                          &(struct quarantined){.place = run->place,
                                                .where = where,
                                                .why = why,
                                                .record = bytes,
                                                .day = run->options->today},
                          err);
}

static enum suited_status set_aside_record(struct run *run, const json_t *record,
                                           const char *why, struct suited_error *err)
{
    char *bytes = json_dumps(record, JSON_COMPACT | JSON_ENCODE_ANY);
    char where[40];
    enum suited_status status;

    snprintf(where, sizeof(where), "record %llu", (unsigned long long)run->place);
    status = set_aside(run, where, why, bytes ? bytes : "", err);
    free(bytes);
    return status;
}

/* A board of one employer often does not name it: then the feed's settings may. */
static void name_employer(const struct run *run, json_t *advert)
{
    if (*run->employer && !*json_text_of(advert, "employer"))
        json_object_set_new(advert, "employer", json_string(run->employer));
}

static enum suited_status take_mapped(struct run *run, const json_t *mapped,
                                      struct suited_error *err)
{
    const struct advert_context context = {
        .taxonomy = run->options->taxonomy,
        .country = run->country,
        .weak = json_object_get(map_format(run->map), "weak"),
        .today = run->options->today,
        .base = run->base,
        .words = run->words,
    };
    struct suited_error why;
    json_t *advert;
    uint32_t number;
    enum suited_status status;

    run->report->read++;
    if (advert_normalise(mapped, &context, &advert, &why))
        return set_aside_record(run, mapped, why.text, err);
    name_employer(run, advert);
    reader_fields(run->intake.reader, advert);
    status = intake_take(&run->intake, run->view, advert, &number, err);
    run->in_batch++;
    json_decref(advert);
    if (status) { /* the store refused: what it half took must not be committed */
        intake_forget(&run->intake);
        suited_view_close(run->view);
        run->view = NULL;
        *run->report = run->kept;
    }
    return status;
}

static enum suited_status take_record(void *context, json_t *record, struct suited_error *err)
{
    struct run *run = context;
    struct suited_error why;
    json_t *adverts, *mapped;
    size_t i;
    enum suited_status status = SUITED_OK;

    run->place++;
    if (map_record(run->map, record, &adverts, &why)) {
        run->report->read++;
        return set_aside_record(run, record, why.text, err);
    }
    json_array_foreach(adverts, i, mapped) {
        status = take_mapped(run, mapped, err);
        if (status)
            break;
    }
    json_decref(adverts);
    if (status)
        return status;
    if (run->in_batch < RUN_BATCH)
        return give_way(run, err);
    status = commit_batch(run, err);
    return status ? status : begin_batch(run, err);
}

static void reject(void *context, const char *where, const char *why, const char *bytes)
{
    struct run *run = context;

    run->place++;
    run->report->read++;
    set_aside(run, where, why, bytes, NULL); /* a store that refuses fails at the commit */
}

enum suited_status run_begin(struct run *run, struct suited_error *err)
{
    enum suited_status status = advert_words(&run->words, err);

    if (!status)
        status = begin_batch(run, err);

    if (!status)
        status = feed_get(run->view, run->feed, &run->note, err);
    /* Other feeds look for copies among those that are known, so this one is from now on. */
    if (!status)
        status = feed_put(run->view, run->feed, run->note, err);
    if (status)
        return status;
    if (!run->employer)
        run->employer = json_text_of(json_object_get(run->note, "settings"), "employer");
    run->intake.taxonomy = run->options->taxonomy;
    run->intake.feed = run->feed;
    run->intake.today = run->options->today;
    run->intake.held.today = run->options->today;
    run->intake.counts = run->report;
    run->intake.read_number =
        (uint64_t)json_integer_value(json_object_get(run->note, "reads")) + 1;
    return commit_last(run, err);
}

static enum suited_status push_all(struct run *run, FILE *stream, struct unpack *unpack,
                                   struct suited_error *err)
{
    char *chunk = xrealloc(NULL, CHUNK);
    uint64_t done = 0;
    size_t length;
    enum suited_status status = SUITED_OK;

    while (!status && (length = fread(chunk, 1, CHUNK, stream)) > 0) {
        status = unpack_push(unpack, chunk, length, err);
        done += length;
        if (run->options->progress)
            run->options->progress(run->options->context, done, run->total_bytes);
    }
    if (!status && ferror(stream))
        status = suited_fail(err, SUITED_IO,
                             "cannot read the feed to its end: the disk or pipe "
                             "failed (run it again)");
    free(chunk);
    return status;
}

enum suited_status run_stream(struct run *run, FILE *stream, const char *charset,
                              struct suited_error *err)
{
    const json_t *format = map_format(run->map);
    const char *records = json_string_value(json_object_get(format, "records"));
    const struct unpack_options options = {
        .kind = json_text_of(format, "kind"),
        .records = records,
        .fields = json_object_get(format, "fields"),
        .charset = charset,
        .record = take_record,
        .reject = reject,
        .context = run,
    };
    struct unpack *unpack;
    struct suited_error late;
    enum suited_status status = unpack_open(&options, &unpack, err), kept = SUITED_OK;

    if (status)
        return status;
    status = begin_batch(run, err);
    if (!status && !run->place) /* what an earlier read set aside stands until another comes */
        status = quarantine_clear(run->view, run->feed, err);
    if (!status)
        status = push_all(run, stream, unpack, err);
    if (!status)
        status = unpack_finish(unpack, err);
    if (run->view)
        kept = commit_last(run, status ? &late : err);
    json_decref(run->around);
    run->around = json_deep_copy(unpack_around(unpack));
    unpack_close(unpack);
    return status ? status : kept;
}

static bool is_snapshot(const struct run *run)
{
    const char *said = json_text_of(json_object_get(run->note, "settings"), "complete");
    const json_t *format = json_object_get(map_format(run->map), "complete");

    if (!*said && json_is_true(format))
        return true;
    if (!*said && json_is_string(format))
        said = json_string_value(format);
    return !strcmp(said, "snapshot");
}

static void explain_end(struct run *run, enum read_end end)
{
    struct suited_ingest_report *report = run->report;
    long long before = json_integer_value(json_object_get(run->note, "adverts"));

    if (end == READ_EMPTY)
        snprintf(
            report->note, sizeof(report->note),
            "the feed '%s' came back empty, so nothing was closed (look at it: 'suited feed "
            "check %s')",
            run->feed, run->feed);
    if (end == READ_SHORT)
        snprintf(
            report->note, sizeof(report->note),
            "the feed '%s' came back with %llu adverts where %lld stood before, so nothing "
            "was closed (if that is right, run it again with --trust-short)",
            run->feed, (unsigned long long)(report->read - report->quarantined), before);
}

/*
 * Validators are kept only of a read that may be believed: a short one must be fetched anew
 * when it is to be trusted, and a broken one in any case.
 */
static void keep_validators(struct run *run, enum read_end end)
{
    if (end != READ_WHOLE && end != READ_DELTA)
        return;
    json_object_set_new(run->note, "whole", json_boolean(end == READ_WHOLE));
    json_object_del(run->note, "etag"); /* they were of another read than this */
    json_object_del(run->note, "last_modified");
    if (run->validators)
        json_object_update(run->note, run->validators);
}

/*
 * Another process may have changed the feed's settings since the read began, or removed it
 * (SUITED_NOTFOUND): its word stands. Of another address the validators would be wrong.
 */
static enum suited_status take_settings(struct run *run, struct suited_error *err)
{
    const char *feed = run->feed;
    json_t *now, *settings;
    enum suited_status status =
        suited_note_get(run->view, SUITED_NOTE_FEED, feed, strlen(feed), &now, err);

    if (status)
        return status;
    settings = json_object_get(now, "settings");
    if (!json_equal(settings, json_object_get(run->note, "settings"))) {
        json_object_set(run->note, "settings", settings);
        json_object_del(run->note, "etag");
        json_object_del(run->note, "last_modified");
    }
    json_decref(now);
    return SUITED_OK;
}

static enum suited_status write_end(struct run *run, enum read_end end, const char *why,
                                    struct suited_error *err)
{
    enum suited_status status;

    keep_validators(run, end);
    feed_record(run->note, end, why, run->options->today, run->report);
    status = take_settings(run, err);
    if (!status)
        status = feed_put(run->view, run->feed, run->note, err);
    if (status == SUITED_NOTFOUND)
        status = SUITED_OK;
    return status ? status : commit_last(run, err);
}

/* Each by itself: where it is broken off, the next whole read closes the others. */
static enum suited_status close_absent(struct run *run, struct suited_error *err)
{
    struct strbuf ids = STRBUF_INIT;
    enum suited_status status = intake_absent(&run->intake, run->view, &ids, err);

    for (size_t at = 0; !status && at < ids.length; at += strlen(ids.text + at) + 1) {
        status = intake_gone(&run->intake, run->view, ids.text + at,
                             "absent from two whole reads of its feed", err);
        if (!status)
            status = give_way(run, err);
    }
    strbuf_release(&ids);
    return status;
}

enum suited_status run_end(struct run *run, struct suited_error *err)
{
    uint64_t adverts = run->report->read - run->report->quarantined;
    enum read_end end = feed_judge(run->note, adverts, is_snapshot(run), run->trusted);
    enum suited_status status;

    explain_end(run, end);
    status = begin_batch(run, err);
    if (!status && end == READ_WHOLE)
        status = close_absent(run, err);
    return status ? status : write_end(run, end, run->report->note, err);
}

/* What the last whole read lacked, the feed lacks still: that is the second time. */
enum suited_status run_same(struct run *run, struct suited_error *err)
{
    enum suited_status status = begin_batch(run, err);

    if (!status && json_is_true(json_object_get(run->note, "whole")))
        status = close_absent(run, err);
    return status ? status : write_end(run, READ_SAME, "", err);
}

enum suited_status run_fail(struct run *run, const char *why, struct suited_error *err)
{
    enum suited_status status;

    intake_forget(&run->intake);
    suited_view_close(run->view);
    run->view = NULL;
    status = begin_batch(run, err);
    return status ? status : write_end(run, READ_BROKEN, why, err);
}

void run_release(struct run *run)
{
    indexing_release(&run->indexing);
    intake_forget(&run->intake);
    suited_view_close(run->view);
    reading_release(&run->intake.reading);
    json_decref(run->note);
    json_decref(run->around);
    json_decref(run->validators);
    json_decref(run->words);
}
