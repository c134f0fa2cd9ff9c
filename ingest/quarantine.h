/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_QUARANTINE_H
#define INGEST_QUARANTINE_H

#include <jansson.h>
#include <stdint.h>

#include "suited/corpus.h"

/*
 * Records of a feed that could not be taken in, each with its reason: those of the last
 * read. The record is kept as far as its first QUARANTINE_BYTES bytes.
 */
#define QUARANTINE_BYTES 1000

/* Keep at most this many of one read; all are counted. */
#define QUARANTINE_MAX 10000

struct quarantined {
    uint64_t place;     /* in the read, from 1 */
    const char *where;  /* the same, for people: "record 12" */
    const char *why;    /* one sentence */
    const char *record; /* any bytes */
    int32_t day;
};

enum suited_status quarantine_put(struct suited_view *view, const char *feed,
                                  const struct quarantined *held, struct suited_error *err);

/* Forget what an earlier read of the feed left. */
enum suited_status quarantine_clear(struct suited_view *view, const char *feed,
                                    struct suited_error *err);

/* [{"where", "why", "record", "day"}], in the order of the read; the result is yours. */
enum suited_status quarantine_list(struct suited_view *view, const char *feed, json_t **out,
                                   struct suited_error *err);

#endif
