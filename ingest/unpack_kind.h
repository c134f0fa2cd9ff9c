/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_UNPACK_KIND_H
#define INGEST_UNPACK_KIND_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "unpack.h"

/*
 * What the kinds of unpack.h share. A cutter is pushed UTF-8 without byte order mark and
 * NUL, in pieces of any size, and hands records to its outlet.
 */
struct outlet {
    struct unpack_options options;
    size_t records;  /* found so far, the refused ones too */
    size_t rejected; /* of these */
    json_t *around;  /* what stands beside the records */
};

/* Hand over a record, which is taken. */
enum suited_status outlet_record(struct outlet *outlet, json_t *record,
                                 struct suited_error *err);

/*
 * Refuse a record, named `unit` ("record", "line", "row") and `number`. `bytes` as they
 * came; the reason is a sentence's second half.
 */
struct refusal {
    const char *unit;
    size_t number;
    const char *bytes;
    size_t length;
};
void outlet_reject(struct outlet *outlet, const struct refusal *refusal, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

struct cutter_kind {
    void *(*open)(struct outlet *outlet, struct suited_error *err); /* NULL: refused */
    enum suited_status (*push)(void *cutter, const char *data, size_t length,
                               struct suited_error *err);
    enum suited_status (*finish)(void *cutter, struct suited_error *err);
    void (*close)(void *cutter);
};

extern const struct cutter_kind unpack_json, unpack_ndjson, unpack_jsonld, unpack_xml,
    unpack_rss, unpack_csv, unpack_html;

/*
 * The JSON value that `text` is, yours; NULL with the reason in `why`. Takes what feeds
 * get wrong: integers beyond 64 bits become strings, NUL goes, raw control characters and
 * halves of surrogate pairs are mended. Of two equal keys the last wins.
 */
json_t *unpack_parse_json(const char *text, size_t length, struct suited_error *why);

/*
 * Append every JobPosting in `value`, however deep, to `list`. What it only names by "@id"
 * (its employer, say) and what stands elsewhere in `value` is put in its place.
 */
void unpack_find_postings(json_t *value, json_t *list);

/* The JobPostings of a page's JSON-LD scripts, yours; a broken script is rejected. */
json_t *unpack_page_postings(struct outlet *outlet, const char *html, size_t length);

/* The first letter that is no white space in `data`, or NULL. */
const char *unpack_first(const char *data, size_t length);

/* Whether text that begins so is HTML. */
bool unpack_is_page(const char *begin, size_t length);

/*
 * Why text that begins with `begin` is not `wanted` ("JSON"): a web page, XML, JSON, or
 * else its first words. `begin` is at most as long as the sentence can use.
 */
enum suited_status unpack_wrong_kind(const char *begin, size_t length, const char *wanted,
                                     struct suited_error *err);

enum suited_status unpack_empty(struct suited_error *err);

#endif
