/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_INGEST_H
#define SUITED_INGEST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/error.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * From a feed's bytes to vacancies in the corpus. What was committed stays, however a
 * read ends; the same read again takes up what is missing and changes nothing else. A
 * record that cannot be taken goes to the feed's quarantine with the reason.
 */
struct suited_ingest; /* reader, formats and fetcher, made once for many feeds */

struct suited_ingest_options {
    struct suited_corpus *corpus; /* borrowed, for writing; NULL only to read adverts' words */
    const struct suited_taxonomy *taxonomy; /* borrowed */
    const char *country; /* the service's, two letters: where places are sought first */
    int32_t today;
    const char *employer;      /* of a file whose adverts name none; NULL: the feed's setting */
    bool trust_short;          /* a read with far fewer adverts than the last is right */
    suited_progress *progress; /* bytes or adverts done; may be NULL */
    void *context;             /* for progress */
};

/* What became of the adverts of one read. */
struct suited_ingest_report {
    uint64_t read, fresh, changed, unchanged, closed, copies, quarantined;
    char note[512]; /* why nothing was closed by absence, where that is worth saying, or "" */
};

enum suited_status suited_ingest_open(const struct suited_ingest_options *options,
                                      struct suited_ingest **out, struct suited_error *err);
void suited_ingest_close(struct suited_ingest *ingest);

/*
 * Take in a file ("-" is standard input): plain, gzip or zstd. `format` NULL: recognised.
 * `report` is filled also when the read fails part of the way.
 */
enum suited_status suited_ingest_file(struct suited_ingest *ingest, const char *path,
                                      const char *format, const char *feed,
                                      struct suited_ingest_report *report,
                                      struct suited_error *err);

/* Fetch and take in a feed that was added with suited_feed_add(). */
enum suited_status suited_ingest_feed(struct suited_ingest *ingest, const char *feed,
                                      struct suited_ingest_report *report,
                                      struct suited_error *err);

/*
 * How many vacancies are left that were read with another taxonomy: none, unless data files
 * changed or something was imported since. Feeds come first; then read those again.
 */
enum suited_status suited_ingest_left(struct suited_ingest *ingest, uint32_t *left,
                                      struct suited_error *err);

/*
 * Read the words of open vacancies again: of those that are left, or where none are, of all.
 * It is committed batch by batch; broken off, it goes on from there the next time.
 */
enum suited_status suited_ingest_reread(struct suited_ingest *ingest, uint64_t *changed,
                                        struct suited_error *err);

/*
 * Add a vacancy that somebody told of: a mapped advert (docs/formats.md) as JSON, under
 * the feed's name. `*number` is the vacancy it became.
 */
enum suited_status suited_ingest_one(struct suited_ingest *ingest, const json_t *mapped,
                                     const char *feed, uint32_t *number,
                                     struct suited_error *err);

/* `suited read`: one advert {"id", "title", "description"} to its facts. The result is yours.
 */
enum suited_status suited_read_advert(struct suited_ingest *ingest, const json_t *advert,
                                      json_t **out, struct suited_error *err);

/* ---- feeds ---- */

/*
 * A feed's settings, a JSON object: "url", "format"; and if wanted "local" (true: private
 * addresses are allowed), "header" ("X-Key: ${NAME}", filled in from the environment when
 * fetching, never stored), "complete" ("snapshot" or "delta", instead of the format's word),
 * "employer" (of a board whose adverts do not name theirs).
 * An unknown key or format, or a secret in clear, is SUITED_INVALID.
 */
enum suited_status suited_feed_add(struct suited_corpus *corpus, const char *feed,
                                   const json_t *settings, struct suited_error *err);

/* Forget a feed's settings; its vacancies stay until they close. Unknown: SUITED_NOTFOUND. */
enum suited_status suited_feed_remove(struct suited_corpus *corpus, const char *feed,
                                      struct suited_error *err);

/* All feeds with settings, last read and counts: [{"feed", …}]. The result is yours. */
enum suited_status suited_feed_list(struct suited_corpus *corpus, json_t **out,
                                    struct suited_error *err);

/*
 * How a feed stands: its entry of suited_feed_list() with "quarantine": [{"id", "where",
 * "why", "record", "day"}]. Unknown: SUITED_NOTFOUND. The result is yours.
 */
enum suited_status suited_feed_check(struct suited_corpus *corpus, const char *feed,
                                     json_t **out, struct suited_error *err);

/* ---- tags ---- */

/*
 * What an employer or adviser says of a vacancy: {"condition": "yes"|"no"|"agree", …}, and
 * quantities, each in JSON or as a person would write it:
 *
 *   "hours_per_week", "days_per_week"   {"min", "max"}, or "8-16", "16", "up to 16"
 *   "max_lift_kg"                       5, or "5"
 *   "shift"                             {"start", "end"}, or "09:30-15:00"
 *   "days"                              {"named", "parts", "in_a_row"}, or "mon tue morning"
 *   "pay"                               {"min", "max", "period", "currency"}, or "12.71/hour"
 */
#define SUITED_TAG_DAYS 90

struct suited_tag {
    uint32_t number; /* the vacancy's */
    const json_t *says;
    const char *by; /* "employer" or "adviser": what the word counts for */
    int32_t day;
    int32_t until;      /* the last day on which it counts; 0: SUITED_TAG_DAYS after `day` */
    const char *author; /* who wrote it down; NULL: not known */
    const char *words;  /* in which it was said; NULL: not kept */
};

/*
 * Keep the tag, and settle the vacancy again at once with all that was said before. The later
 * word of the same kind of person stands; the employer's stands before an adviser's.
 */
enum suited_status suited_tag_vacancy(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_tag *tag, struct suited_error *err);

/*
 * Tag many vacancies from a file: CSV with the columns "vacancy" (number or link), "condition"
 * and "value", and if wanted "by", "author", "words" and "until"; or, where its name ends in
 * ".json", a list of {"vacancy", "says": {"condition": "yes"}, "by", "author", "words",
 * "until"}. All of it is taken, or nothing: each line that cannot be is a sentence of
 * `report->faults`, a list that is yours in any case, and the whole SUITED_INVALID.
 */
struct suited_tags_report {
    size_t taken; /* lines */
    json_t *faults;
};

enum suited_status suited_tags_import(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy, const char *path,
                                      int32_t today, struct suited_tags_report *report,
                                      struct suited_error *err);

/* What an adviser knows against something that was said: it is kept, and counts no more. */
struct suited_dispute {
    uint32_t number;    /* the vacancy's */
    size_t tag;         /* as suited_tags_of() counts */
    const char *by;     /* who disputes it */
    const char *reason; /* in words; there must be some */
    int32_t day;
};

/* The fact goes back to the next source at once. Unknown tag: SUITED_NOTFOUND. */
enum suited_status suited_tag_dispute(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy,
                                      const struct suited_dispute *dispute,
                                      struct suited_error *err);

/*
 * Settle the vacancies again of which something lapsed by `today`: to the log of changes it is
 * a change like any other. suited_ingest_open() does it, so that it is done every night; a
 * server does it when a day begins. Quick where nothing is due.
 */
enum suited_status suited_tags_lapse(struct suited_corpus *corpus,
                                     const struct suited_taxonomy *taxonomy, int32_t today,
                                     struct suited_error *err);

/*
 * All that was said of a vacancy, oldest first: [{"tag", "condition", "value", "source", "by",
 * "day", "words", "until", "state", "replaces", "disputed"}]. "tag" counts from 1; "condition"
 * is a quantity's name too; "state" is "stands", "replaced", "expired" or "disputed" as of
 * `today`; "words", "replaces" (a tag) and "disputed" ({"by", "day", "reason"}) may be null.
 */
enum suited_status suited_tags_of(struct suited_view *view, uint32_t number, int32_t today,
                                  json_t **out, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
