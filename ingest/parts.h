/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_PARTS_H
#define INGEST_PARTS_H

#include "net/fetch.h"
#include "reading.h"
#include "run.h"
#include "suited/ingest.h"

/* What an open ingest holds. */
struct suited_ingest {
    struct suited_ingest_options options;
    struct reader *reader;
    struct fetcher *fetcher; /* made when a feed is first fetched */
};

/* A run over this ingest's reader and corpus, not yet begun. */
void run_prepare(struct suited_ingest *ingest, const char *feed, struct map *map,
                 struct suited_ingest_report *report, struct run *out);

/*
 * End a run by what its streams came to: well (`status` OK), or broken with the sentence in
 * `err`, which stays the one that is reported.
 */
enum suited_status run_conclude(struct run *run, enum suited_status status,
                                struct suited_error *err);

#endif
