/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_RUN_H
#define INGEST_RUN_H

#include <stdio.h>

#include "feeds.h"
#include "indexing.h"
#include "intake.h"
#include "map.h"
#include "suited/ingest.h"

/*
 * One read of one feed: begun, given one or several streams of bytes (pages), ended.
 * Adverts are committed RUN_BATCH at a time; the index follows meanwhile, and
 * holds them all when a stream ends.
 */
#define RUN_BATCH 1000

struct run {
    const struct suited_ingest_options *options;
    const char *feed;
    const char *country;  /* the service's, two letters */
    const char *base;     /* the page's address, for links within it; may be NULL */
    const char *employer; /* stands in where an advert names none; NULL: the feed's setting */
    struct map *map;
    struct intake intake;
    struct suited_view *view;
    struct indexing indexing;
    struct suited_ingest_report *report, kept; /* so far, and as of the last commit */
    json_t *note;                              /* the feed's */
    json_t *words;                             /* what fields are understood by */
    json_t *around;     /* what stood beside the records of the last stream */
    json_t *validators; /* "etag" and "last_modified" of what was fetched, or NULL */
    uint64_t place;     /* of the record at hand, from 1 */
    uint64_t in_batch;
    uint64_t total_bytes; /* for progress; 0 unknown */
    bool trusted;         /* a short read is to be believed */
};

/* `map` is borrowed. The feed's earlier quarantine stands until records come. Release with
 * run_release(). */
enum suited_status run_begin(struct run *run, struct suited_error *err);

/* Take in all records of a stream. What came before a failure is kept. */
enum suited_status run_stream(struct run *run, FILE *stream, const char *charset,
                              struct suited_error *err);

/*
 * End the read: close what is absent where the read may be believed, write the feed's
 * note, commit. The report's note says why nothing was closed, or is "".
 */
enum suited_status run_end(struct run *run, struct suited_error *err);

/* End a read of a feed that is as it was: the server said so. */
enum suited_status run_same(struct run *run, struct suited_error *err);

/* End a read that failed for the reason in `why`: what was taken in stays, nothing closes. */
enum suited_status run_fail(struct run *run, const char *why, struct suited_error *err);
void run_release(struct run *run);

#endif
