/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "input.h"
#include "net/fetch.h"
#include "parts.h"
#include "sitemap.h"

/* More pages than any known board has: a `next` that never ends stops here. */
#define PAGES_MAX 5000

/* One read of a feed over the network: where it is, and the page at hand. */
struct feed_read {
    struct suited_ingest *ingest;
    struct run run;
    const json_t *settings;
    struct map *map;
    FILE *spool;
    struct fetch_answer answer, first; /* of this page, and of the first */
    bool first_is_kept;
};

static enum suited_status spool_bytes(void *context, const char *data, size_t length,
                                      struct suited_error *err)
{
    struct feed_read *read = context;

    if (fwrite(data, 1, length, read->spool) != length)
        return suited_fail(err, SUITED_IO, "cannot spool the feed: %s (free some disk)",
                           strerror(errno));
    return SUITED_OK;
}

static enum suited_status empty_spool(void *context, struct suited_error *err)
{
    struct feed_read *read = context;

    if (read->spool)
        fclose(read->spool);
    return input_spool(&read->spool, err);
}

/* Scheme, host and port: the bytes before the path. */
static size_t origin_length(const char *url)
{
    const char *host = strstr(url, "://");

    return host ? (size_t)(host + 3 - url) + strcspn(host + 3, "/?#") : strlen(url);
}

static bool is_same_origin(const char *a, const char *b)
{
    size_t length = origin_length(a);

    return length == origin_length(b) && !strncasecmp(a, b, length);
}

/*
 * An address that the feed itself gave (its next page, its sitemap) may name no secret but
 * those in the address that was set: else a feed could ask for any variable of ours.
 */
static enum suited_status check_address(const char *set, const char *url,
                                        struct suited_error *err)
{
    char name[FETCH_TEXT];

    for (const char *at = url; (at = strstr(at, "${")) != NULL; at++) {
        size_t length = strcspn(at, "}") + 1;

        if (length < sizeof(name)) {
            memcpy(name, at, length);
            name[length] = '\0';
            if (strstr(set, name))
                continue;
        }
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the feed on: it names an address with a secret of ours "
                           "in it, '%.80s' (do not trust this feed)",
                           at);
    }
    return SUITED_OK;
}

/*
 * Fetch `url` into a fresh spool. The validators are the feed's own for its first page; its
 * header goes to its own host and no other.
 */
static enum suited_status fetch_page(struct feed_read *read, const char *url,
                                     const json_t *validators, struct suited_error *err)
{
    const char *header = json_text_of(read->settings, "header");
    const char *set = json_text_of(read->settings, "url");
    const struct fetch_request request = {
        .url = url,
        .header = *header && is_same_origin(set, url) ? header : NULL,
        .etag = json_string_value(json_object_get(validators, "etag")),
        .last_modified = json_string_value(json_object_get(validators, "last_modified")),
        .is_local = json_is_true(json_object_get(read->settings, "local")),
    };
    const struct fetch_sink sink = {spool_bytes, empty_spool, read};
    enum suited_status status = check_address(set, url, err);

    if (!status)
        status = empty_spool(read, err);
    if (!read->ingest->fetcher)
        read->ingest->fetcher = fetcher_new(NULL);
    if (!status)
        status = fetch(read->ingest->fetcher, &request, &sink, &read->answer, err);
    if (!status && !read->first_is_kept) {
        read->first = read->answer;
        read->first_is_kept = true;
    }
    if (read->spool)
        rewind(read->spool);
    return status;
}

static enum suited_status take_spool(struct feed_read *read, const char *url,
                                     struct suited_error *err)
{
    read->run.base = url;
    return run_stream(&read->run, read->spool, read->answer.charset, err);
}

/* A page that is gone is one vacancy less; any other failure breaks the read. */
static enum suited_status read_listed(struct feed_read *read, const json_t *pages,
                                      struct suited_error *err)
{
    const json_t *url;
    size_t i;
    enum suited_status status = SUITED_OK;

    json_array_foreach(pages, i, url) {
        status = fetch_page(read, json_string_value(url), NULL, err);
        if (status == SUITED_NOTFOUND) {
            status = SUITED_OK;
            continue;
        }
        if (!status)
            status = take_spool(read, json_string_value(url), err);
        if (status)
            break;
    }
    return status;
}

static enum suited_status read_sitemap(struct feed_read *read, struct suited_error *err)
{
    json_t *pages = json_array(), *maps = json_array();
    enum suited_status status = sitemap_read(read->spool, pages, maps, err);

    for (size_t i = 0; !status && i < json_array_size(maps); i++) {
        status = fetch_page(read, json_string_value(json_array_get(maps, i)), NULL, err);
        if (!status)
            status = sitemap_read(read->spool, pages, maps, err);
    }
    if (!status)
        status = read_listed(read, pages, err);
    json_decref(pages);
    json_decref(maps);
    return status;
}

/* The address of the page after `page`, which had `count` records; NULL after the last. */
static enum suited_status find_next(struct feed_read *read, const char *url, uint64_t page,
                                    uint64_t count, char **next, struct suited_error *err)
{
    json_t *seen = json_pack("{s:O, s:I, s:I, s:s}", "around", read->run.around, "page",
                             (json_int_t)page, "count", (json_int_t)count, "url", url);
    enum suited_status status = map_next(read->map, seen, next, err);

    json_decref(seen);
    return status;
}

static enum suited_status read_pages(struct feed_read *read, const char *first,
                                     struct suited_error *err)
{
    char *url = xstrdup(first), *next = NULL;
    enum suited_status status = SUITED_OK;

    for (uint64_t page = 0; !status && url; page++) {
        uint64_t before = read->run.place;

        if (page >= PAGES_MAX)
            status = suited_fail(err, SUITED_LIMIT,
                                 "cannot read the feed to its end: it has more than %d pages "
                                 "(see the format's 'next')",
                                 PAGES_MAX);
        else if (page)
            status = fetch_page(read, url, NULL, err);
        if (!status)
            status = take_spool(read, url, err);
        if (!status)
            status = find_next(read, url, page, read->run.place - before, &next, err);
        free(url);
        url = status ? NULL : next;
        next = NULL;
    }
    return status;
}

static enum suited_status open_format(struct feed_read *read, const char *head, size_t length,
                                      struct suited_error *err)
{
    const char *format = json_text_of(read->settings, "format");
    char *found = NULL;
    enum suited_status status = SUITED_OK;

    if (!*format)
        status = is_sitemap(head) ? SUITED_OK : map_recognise(head, length, &found, err);
    if (!status)
        status = map_open(*format ? format : found ? found : "jobposting", &read->map, err);
    free(found);
    read->run.map = read->map;
    return status;
}

static enum suited_status read_first(struct feed_read *read, const char *url,
                                     struct suited_error *err)
{
    struct strbuf head = STRBUF_INIT;
    enum suited_status status = fetch_page(read, url, read->run.note, err);
    bool sitemap = false;

    if (!status && !read->answer.not_modified)
        status = input_head(read->spool, &head, err);
    if (!status && !read->answer.not_modified) {
        status = open_format(read, head.text, head.length, err);
        sitemap = is_sitemap(head.text);
    }
    strbuf_release(&head);
    if (status || read->answer.not_modified)
        return status;
    return sitemap ? read_sitemap(read, err) : read_pages(read, url, err);
}

/* A name that nobody added, or that files are read under, must not become a feed by a slip. */
static enum suited_status check_known(struct suited_ingest *ingest, const char *feed,
                                      struct suited_error *err)
{
    struct suited_view *view;
    json_t *note = NULL;
    enum suited_status status =
        suited_view_open(ingest->options.corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = feed_get(view, feed, &note, err);
    if (!status && !*json_text_of(json_object_get(note, "settings"), "url"))
        status = suited_fail(err, SUITED_NOTFOUND,
                             "there is no feed '%s' to fetch (see 'suited feed list')", feed);
    json_decref(note);
    suited_view_close(view);
    return status;
}

enum suited_status suited_ingest_feed(struct suited_ingest *ingest, const char *feed,
                                      struct suited_ingest_report *report,
                                      struct suited_error *err)
{
    struct feed_read read = {.ingest = ingest};
    enum suited_status status = feed_name_check(feed, err);

    run_prepare(ingest, feed, NULL, report, &read.run);
    if (!status)
        status = check_known(ingest, feed, err);
    if (!status)
        status = run_begin(&read.run, err);
    if (status)
        goto done;
    read.settings = json_object_get(read.run.note, "settings");
    status = read_first(&read, json_text_of(read.settings, "url"), err);
    read.run.validators = json_pack("{s:s, s:s}", "etag", read.first.etag, "last_modified",
                                    read.first.last_modified);
    status = !status && read.answer.not_modified ? run_same(&read.run, err)
                                                 : run_conclude(&read.run, status, err);

done:
    run_release(&read.run);
    map_close(read.map);
    if (read.spool)
        fclose(read.spool);
    return status;
}
