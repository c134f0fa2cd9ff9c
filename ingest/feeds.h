/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_FEEDS_H
#define INGEST_FEEDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/ingest.h"

/*
 * What is kept of a feed: {"settings": {…}, "reads": whole good reads so far, "adverts": in
 * the last of them, "etag", "last_modified", "last": {"day", "ended", "why", counts…}}.
 */

/* The feed's note; an empty one when it is not known. The result is yours. */
enum suited_status feed_get(struct suited_view *view, const char *feed, json_t **out,
                            struct suited_error *err);
enum suited_status feed_put(struct suited_view *view, const char *feed, const json_t *note,
                            struct suited_error *err);

/* A name that can be a key and be typed: 1 to 100 bytes, no control characters. */
enum suited_status feed_name_check(const char *feed, struct suited_error *err);

/* How a read came out, as far as closing by absence goes. */
enum read_end {
    READ_WHOLE, /* to its end, and of a size to be believed */
    READ_SHORT, /* fewer than half of the last good read's adverts */
    READ_EMPTY,
    READ_BROKEN,
    READ_SAME,  /* the server says that nothing changed */
    READ_DELTA, /* to its end, but it tells changes only */
};

/* Judge a read that came to its end, by how many adverts it had. */
enum read_end feed_judge(const json_t *note, uint64_t adverts, bool is_snapshot, bool trusted);

/* Write the read into the note: counts, day and what is remembered for the next read. */
void feed_record(json_t *note, enum read_end end, const char *why, int32_t day,
                 const struct suited_ingest_report *counts);

#endif
