/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/ingest.h"

#include <stdlib.h>
#include <string.h>

#include "advert.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "input.h"
#include "parts.h"
#include "read_state.h"
#include "settle.h"

enum suited_status suited_ingest_open(const struct suited_ingest_options *options,
                                      struct suited_ingest **out, struct suited_error *err)
{
    struct suited_ingest *ingest = xcalloc(1, sizeof(*ingest));
    enum suited_status status;

    *out = NULL;
    ingest->options = *options;
    status = reader_new(options->taxonomy, &ingest->reader, err);
    if (!status && options->corpus)
        status = read_state_begin(options->corpus, options->taxonomy, err);
    if (!status && options->corpus)
        status = suited_tags_lapse(options->corpus, options->taxonomy, options->today, err);
    if (status) {
        suited_ingest_close(ingest);
        return status;
    }
    *out = ingest;
    return SUITED_OK;
}

void suited_ingest_close(struct suited_ingest *ingest)
{
    if (!ingest)
        return;
    reader_free(ingest->reader);
    fetcher_free(ingest->fetcher);
    free(ingest);
}

void run_prepare(struct suited_ingest *ingest, const char *feed, struct map *map,
                 struct suited_ingest_report *report, struct run *out)
{
    *report = (struct suited_ingest_report){0};
    *out = (struct run){
        .options = &ingest->options,
        .feed = feed,
        .country = ingest->options.country,
        .map = map,
        .report = report,
        .trusted = ingest->options.trust_short,
        .employer = ingest->options.employer,
        .intake = {.reader = ingest->reader},
        .indexing = {.corpus = ingest->options.corpus},
    };
}

enum suited_status run_conclude(struct run *run, enum suited_status status,
                                struct suited_error *err)
{
    if (!status)
        return run_end(run, err);
    run_fail(run, err ? err->text : "", NULL);
    return status;
}

static enum suited_status open_map(const char *format, FILE *stream, struct map **out,
                                   struct suited_error *err)
{
    struct strbuf head = STRBUF_INIT;
    char *found = NULL;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    if (!format) {
        status = input_head(stream, &head, err);
        if (!status)
            status = map_recognise(head.text, head.length, &found, err);
    }
    if (!status)
        status = map_open(format ? format : found, out, err);
    free(found);
    strbuf_release(&head);
    return status;
}

enum suited_status suited_ingest_file(struct suited_ingest *ingest, const char *path,
                                      const char *format, const char *feed,
                                      struct suited_ingest_report *report,
                                      struct suited_error *err)
{
    struct map *map = NULL;
    FILE *stream = NULL;
    struct run run;
    uint64_t size = 0;
    enum suited_status status = feed_name_check(feed, err);

    *report = (struct suited_ingest_report){0};
    if (!status)
        status = input_open(path, &stream, &size, err);
    if (!status)
        status = open_map(format, stream, &map, err);
    if (status)
        goto done;

    run_prepare(ingest, feed, map, report, &run);
    run.total_bytes = size;
    status = run_begin(&run, err);
    if (!status)
        status = run_stream(&run, stream, NULL, err);
    status = run_conclude(&run, status, err);
    run_release(&run);

done:
    map_close(map);
    if (stream)
        fclose(stream);
    return status;
}

enum suited_status suited_read_advert(struct suited_ingest *ingest, const json_t *advert,
                                      json_t **out, struct suited_error *err)
{
    const char *description = json_text_of(advert, "description");
    const char *title = json_text_of(advert, "title");
    struct reading reading = {0};
    char *text;

    *out = NULL;
    if (!json_is_object(advert))
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the advert: it is no JSON object (give one a line: "
                           "{\"id\", \"title\", \"description\"})");
    text = plain_text(description);
    reader_read(ingest->reader, title, text, &reading);
    *out = settle_print(ingest->options.taxonomy, json_object_get(advert, "id"), title, text,
                        &reading);
    reading_release(&reading);
    free(text);
    return SUITED_OK;
}
