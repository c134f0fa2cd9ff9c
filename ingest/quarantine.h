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

/* `place` is its place in the read, from 1; `where` says it for people. */
enum suited_status quarantine_put(struct suited_view *view, const char *feed, uint64_t place,
                                  const char *where, const char *why, const char *record,
                                  int32_t day, struct suited_error *err);

/* Forget what an earlier read of the feed left. */
enum suited_status quarantine_clear(struct suited_view *view, const char *feed,
                                    struct suited_error *err);

/* [{"where", "why", "record", "day"}], in the order of the read; the result is yours. */
enum suited_status quarantine_list(struct suited_view *view, const char *feed, json_t **out,
                                   struct suited_error *err);

#endif
