/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_MAP_H
#define INGEST_MAP_H

#include <jansson.h>

#include "suited/error.h"

/*
 * A feed format: one jq file that defines `format` (an object) and `advert` (one record
 * to the mapped fields of advert.h, or `empty` for a record that is no advert). jq runs
 * with an empty environment and no modules; but libjq itself reads $HOME/.jq, whose
 * functions stand before jq's own, and offers no way to keep it from that: a program sets
 * HOME to a folder without one before it begins. Not for sharing between threads.
 */
struct map;

/* `name` is a name in ingest/formats/ or a path to a file. Unknown: SUITED_NOTFOUND, with the
 * nearest name. A file that jq refuses: SUITED_INVALID, with jq's reason. */
enum suited_status map_open(const char *name, struct map **out, struct suited_error *err);
void map_close(struct map *map);

/*
 * What `format` gave, borrowed: "kind", and where they are given "records", "fields" (for
 * unpack_options), "next", "weak", "recognise"; "complete" is always there, as "snapshot" or
 * "delta".
 */
const json_t *map_format(const struct map *map);
const char *map_name(const struct map *map);

/*
 * Map one record: a list of adverts (mostly one), yours. jq's own error is SUITED_INVALID.
 * Integers beyond 2^53 are handed over as strings.
 */
enum suited_status map_record(struct map *map, const json_t *record, json_t **out,
                              struct suited_error *err);

/*
 * Where the next page is, by the format's `next` (a jq expression over {"around", "page",
 * "count", "url"}): the text, which the caller frees, or NULL when this was the last.
 */
enum suited_status map_next(struct map *map, const json_t *page, char **out,
                            struct suited_error *err);

/*
 * The name of the format that `head` (the first bytes, at most 64 KiB) looks like, by every
 * format's `recognise`; the caller frees it. SUITED_NOTFOUND when none fits.
 */
enum suited_status map_recognise(const char *head, size_t length, char **out,
                                 struct suited_error *err);

/* The names of all formats, sorted; a JSON array, yours. */
json_t *map_names(void);

#endif
