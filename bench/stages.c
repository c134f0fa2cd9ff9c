/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stages.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "ingest/advert.h"
#include "ingest/input.h"
#include "ingest/intake.h"
#include "ingest/map.h"
#include "ingest/settle.h"
#include "ingest/unpack.h"
#include "suited/ingest.h"
#include "timing.h"
#include "yardstick.h"

#define CHUNK   ((size_t)64 << 10)
#define COUNTRY "GB"

static const char *const names[STAGES] = {
    [STAGE_UNPACK] = "unpack",          [STAGE_MAP] = "map",
    [STAGE_NORMALISE] = "normalise",    [STAGE_READ] = "read",
    [STAGE_SETTLE] = "settle",          [STAGE_STORE] = "copies and store",
    [STAGE_INDEX] = "commit and index", [STAGE_WHOLE] = "whole ingest",
    [STAGE_AGAIN] = "the same again",   [STAGE_YARDSTICK] = "Xapian TermGenerator",
};

const char *stage_name(enum stage stage)
{
    return names[stage];
}

/* What one stage hands to the next. */
struct bench {
    const struct stages_ask *ask;
    struct map *map;
    struct reader *reader;
    json_t *records, *mapped, *adverts;
};

static enum suited_status keep(void *context, json_t *record, struct suited_error *err)
{
    (void)err;
    json_array_append((json_t *)context, record);
    return SUITED_OK;
}

static void ignore(void *context, const char *where, const char *why, const char *bytes)
{
    (void)context, (void)where, (void)why, (void)bytes;
}

static enum suited_status push_all(FILE *stream, struct unpack *unpack,
                                   struct suited_error *err)
{
    char *chunk = xcalloc(1, CHUNK);
    enum suited_status status = SUITED_OK;
    size_t length;

    while (!status && (length = fread(chunk, 1, CHUNK, stream)) > 0)
        status = unpack_push(unpack, chunk, length, err);
    free(chunk);
    return status ? status : unpack_finish(unpack, err);
}

static enum suited_status unpack_file(struct bench *bench, struct suited_error *err)
{
    const json_t *format = map_format(bench->map);
    struct unpack_options options = {
        .kind = json_text_of(format, "kind"),
        .records = json_string_value(json_object_get(format, "records")),
        .fields = json_object_get(format, "fields"),
        .record = keep,
        .reject = ignore,
        .context = bench->records,
    };
    struct unpack *unpack = NULL;
    FILE *stream = NULL;
    uint64_t size;
    enum suited_status status = input_open(bench->ask->path, &stream, &size, err);

    if (!status)
        status = unpack_open(&options, &unpack, err);
    if (!status)
        status = push_all(stream, unpack, err);
    unpack_close(unpack);
    if (stream)
        fclose(stream);
    return status;
}

/* What cannot be mapped or normalised would go to quarantine, and goes no further here. */
static void map_all(struct bench *bench)
{
    json_t *record, *adverts;
    size_t i;

    json_array_foreach(bench->records, i, record) {
        if (map_record(bench->map, record, &adverts, NULL))
            continue;
        json_array_extend(bench->mapped, adverts);
        json_decref(adverts);
    }
}

static void normalise_all(struct bench *bench, const json_t *words)
{
    const struct advert_context context = {
        .taxonomy = bench->ask->taxonomy,
        .country = COUNTRY,
        .weak = json_object_get(map_format(bench->map), "weak"),
        .today = bench->ask->today,
        .words = words,
    };
    json_t *mapped, *advert;
    size_t i;

    json_array_foreach(bench->mapped, i, mapped) {
        if (advert_normalise(mapped, &context, &advert, NULL))
            continue;
        reader_fields(bench->reader, advert);
        json_array_append_new(bench->adverts, advert);
    }
}

/* Reading and settling take turns over one reading, as they do in ingest. */
static void read_and_settle(struct bench *bench, double seconds[STAGES])
{
    struct reading reading = {0};
    json_t *advert;
    size_t i;

    json_array_foreach(bench->adverts, i, advert) {
        struct suited_vacancy vacancy;
        double start = seconds_now(), middle;

        reader_read(bench->reader, json_text_of(advert, "title"), json_text_of(advert, "text"),
                    &reading);
        middle = seconds_now();
        settle_advert(bench->ask->taxonomy, advert, &reading, bench->ask->today, &vacancy);
        seconds[STAGE_READ] += middle - start;
        seconds[STAGE_SETTLE] += seconds_now() - middle;
        json_decref(vacancy.record);
    }
    reading_release(&reading);
}

struct shop {
    struct suited_store *store;
    struct suited_corpus *corpus;
};

static enum suited_status open_shop(const char *dir, const char *name, struct shop *shop,
                                    struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    enum suited_status status;

    strbuf_printf(&path, "%s/%s", dir, name);
    status = suited_store_create(path.text, err);
    if (!status)
        status = suited_store_open(path.text, SUITED_WRITE, &shop->store, err);
    if (!status)
        status = suited_corpus_open(shop->store, SUITED_WRITE, &shop->corpus, err);
    strbuf_release(&path);
    return status;
}

static void close_shop(struct shop *shop)
{
    suited_corpus_close(shop->corpus);
    suited_store_close(shop->store);
}

/* All adverts into one view, which stays open. */
static enum suited_status take_all(struct bench *bench, struct suited_view *view,
                                   struct suited_error *err)
{
    struct suited_ingest_report report = {0};
    struct intake intake = {.taxonomy = bench->ask->taxonomy,
                            .reader = bench->reader,
                            .feed = "bench",
                            .today = bench->ask->today,
                            .read_number = 1,
                            .counts = &report};
    enum suited_status status = SUITED_OK;
    json_t *advert;
    uint32_t number;
    size_t i;

    json_array_foreach(bench->adverts, i, advert) {
        if (!status)
            status = intake_take(&intake, view, advert, &number, err);
    }
    reading_release(&intake.reading);
    return status;
}

/* Taking in reads and settles, too, whose time is known already; the commit indexes. */
static enum suited_status store_and_index(struct bench *bench, const char *dir,
                                          double seconds[STAGES], struct suited_error *err)
{
    struct shop shop = {0};
    struct suited_view *view = NULL;
    enum suited_status status = open_shop(dir, "stages", &shop, err);
    double start, middle;

    if (!status)
        status = suited_view_open(shop.corpus, SUITED_WRITE, &view, err);
    start = seconds_now();
    if (!status)
        status = take_all(bench, view, err);
    middle = seconds_now();
    if (!status)
        status = suited_view_commit(view, err);
    else
        suited_view_close(view);
    seconds[STAGE_STORE] = middle - start - seconds[STAGE_READ] - seconds[STAGE_SETTLE];
    seconds[STAGE_INDEX] = seconds_now() - middle;
    close_shop(&shop);
    return status;
}

static enum suited_status run_whole(struct bench *bench, const char *dir,
                                    double seconds[STAGES], struct suited_error *err)
{
    struct shop shop = {0};
    struct suited_ingest *ingest = NULL;
    struct suited_ingest_report report;
    enum suited_status status = open_shop(dir, "whole", &shop, err);
    struct suited_ingest_options options = {.corpus = shop.corpus,
                                            .taxonomy = bench->ask->taxonomy,
                                            .country = COUNTRY,
                                            .today = bench->ask->today};

    if (!status)
        status = suited_ingest_open(&options, &ingest, err);
    for (enum stage stage = STAGE_WHOLE; !status && stage <= STAGE_AGAIN; stage++) {
        double start = seconds_now();

        status = suited_ingest_file(ingest, bench->ask->path, bench->ask->format, "bench",
                                    &report, err);
        seconds[stage] = seconds_now() - start;
    }
    suited_ingest_close(ingest);
    close_shop(&shop);
    return status;
}

static enum suited_status measure_yardstick(struct bench *bench, const char *dir,
                                            double seconds[STAGES], struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    double start = seconds_now();
    enum suited_status status;

    strbuf_printf(&path, "%s/yardstick", dir);
    status = yardstick_index(path.text, bench->adverts, err);
    seconds[STAGE_YARDSTICK] = seconds_now() - start;
    strbuf_release(&path);
    return status;
}

/* As suited_ingest_file() does it. */
static enum suited_status open_map(const struct stages_ask *ask, struct map **out,
                                   struct suited_error *err)
{
    struct strbuf head = STRBUF_INIT;
    char *found = NULL;
    FILE *stream = NULL;
    uint64_t size;
    enum suited_status status = SUITED_OK;

    if (!ask->format)
        status = input_open(ask->path, &stream, &size, err);
    if (!status && stream)
        status = input_head(stream, &head, err);
    if (!status && stream)
        status = map_recognise(head.text, head.length, &found, err);
    if (!status)
        status = map_open(found ? found : ask->format, out, err);
    if (stream)
        fclose(stream);
    free(found);
    strbuf_release(&head);
    return status;
}

static enum suited_status run_front(struct bench *bench, double seconds[STAGES],
                                    struct suited_error *err)
{
    json_t *words = NULL;
    double start = seconds_now();
    enum suited_status status = unpack_file(bench, err);

    seconds[STAGE_UNPACK] = seconds_now() - start;
    if (!status)
        status = advert_words(&words, err);
    if (status)
        return status;
    start = seconds_now();
    map_all(bench);
    seconds[STAGE_MAP] = seconds_now() - start;
    start = seconds_now();
    normalise_all(bench, words);
    seconds[STAGE_NORMALISE] = seconds_now() - start;
    read_and_settle(bench, seconds);
    json_decref(words);
    return SUITED_OK;
}

enum suited_status stages_run(const struct stages_ask *ask, const char *dir,
                              double seconds[STAGES], size_t *adverts, struct suited_error *err)
{
    struct bench bench = {
        .ask = ask, .records = json_array(), .mapped = json_array(), .adverts = json_array()};
    enum suited_status status = open_map(ask, &bench.map, err);

    memset(seconds, 0, STAGES * sizeof(*seconds));
    if (!status)
        status = reader_new(ask->taxonomy, &bench.reader, err);
    if (!status)
        status = run_front(&bench, seconds, err);
    *adverts = json_array_size(bench.adverts);
    if (!status)
        status = store_and_index(&bench, dir, seconds, err);
    if (!status)
        status = measure_yardstick(&bench, dir, seconds, err);
    reader_free(bench.reader);
    json_decref(bench.adverts);
    json_decref(bench.mapped);
    json_decref(bench.records);
    if (!status)
        status = run_whole(&bench, dir, seconds, err);
    map_close(bench.map);
    return status;
}
