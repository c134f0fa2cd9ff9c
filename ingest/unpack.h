/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_UNPACK_H
#define INGEST_UNPACK_H

#include <jansson.h>
#include <stddef.h>

#include "suited/error.h"

/*
 * Raw bytes of a feed in, its records out one by one as JSON, in bounded memory: a record
 * is at most UNPACK_RECORD_MAX, a stream as long as it likes. Bytes are pushed as they come;
 * gzip and zstd are recognised by their first bytes, and so are byte order marks; other
 * encodings than UTF-8 by XML declaration, HTML meta or `charset`.
 */
#define UNPACK_RECORD_MAX ((size_t)8 << 20)
#define UNPACK_AROUND_MAX ((size_t)64 << 10)
#define UNPACK_DEPTH_MAX  200

struct unpack;

/*
 * One record as it was found; XML elements become objects ("@name" attributes, "#text" text
 * beside others, a list where an element repeats, prefixes kept: "job:city"). The record is
 * borrowed. Anything but SUITED_OK stops the unpacking and is passed on.
 */
typedef enum suited_status unpack_record(void *context, json_t *record,
                                         struct suited_error *err);

/*
 * What could not be cut into a record but did not end the stream: `where` ("record 12"),
 * `why`, and the bytes as far as they are text (at most 1,000).
 */
typedef void unpack_reject(void *context, const char *where, const char *why,
                           const char *bytes);

struct unpack_options {
    const char *kind; /* "json", "ndjson", "jsonld", "xml", "rss", "csv", "html" */
    const char
        *records; /* path to the records: ".jobs[]", ".[]", "/source/job"; NULL the whole */
    const char *charset;  /* from the HTTP header, or NULL */
    const json_t *fields; /* "html": an XPath for each field of a record, or NULL; borrowed */
    unpack_record *record;
    unpack_reject *reject;
    void *context;
};

enum suited_status unpack_open(const struct unpack_options *options, struct unpack **out,
                               struct suited_error *err);

/* The next bytes. A stream of the wrong kind ("HTML instead of JSON") is SUITED_INVALID. */
enum suited_status unpack_push(struct unpack *unpack, const char *data, size_t length,
                               struct suited_error *err);

/* The end: a stream cut off in the middle is SUITED_INVALID, what came before was delivered. */
enum suited_status unpack_finish(struct unpack *unpack, struct suited_error *err);

/*
 * What stands beside the records in a JSON document ({"meta", "next", …}), as far as it is
 * small: for paging. Borrowed; an empty object for other kinds.
 */
const json_t *unpack_around(const struct unpack *unpack);
void unpack_close(struct unpack *unpack);

#endif
