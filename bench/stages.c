/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stages.h"

#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "front.h"
#include "ingest/intake.h"
#include "ingest/settle.h"
#include "suited/ingest.h"
#include "timing.h"
#include "yardstick.h"

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

/* Reading and settling take turns over one reading, as they do in ingest. */
static void read_and_settle(struct front *front, double seconds[STAGES])
{
    struct reading reading = {0};
    json_t *advert;
    size_t i;

    json_array_foreach(front->adverts, i, advert) {
        struct suited_vacancy vacancy;
        double start = seconds_now(), middle;

        reader_read(front->reader, json_text_of(advert, "title"), json_text_of(advert, "text"),
                    &reading);
        middle = seconds_now();
        settle_advert(front->ask->taxonomy, advert, &reading, front->ask->today, &vacancy);
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
static enum suited_status take_all(struct front *front, struct suited_view *view,
                                   struct suited_error *err)
{
    struct suited_ingest_report report = {0};
    struct intake intake = {.taxonomy = front->ask->taxonomy,
                            .reader = front->reader,
                            .feed = "bench",
                            .today = front->ask->today,
                            .read_number = 1,
                            .counts = &report};
    enum suited_status status = SUITED_OK;
    json_t *advert;
    uint32_t number;
    size_t i;

    json_array_foreach(front->adverts, i, advert) {
        if (!status)
            status = intake_take(&intake, view, advert, &number, err);
    }
    reading_release(&intake.reading);
    return status;
}

/* Taking in reads and settles, too, whose time is known already; the commit indexes. */
static enum suited_status store_and_index(struct front *front, const char *dir,
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
        status = take_all(front, view, err);
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

static enum suited_status run_whole(const struct front_ask *ask, const char *dir,
                                    double seconds[STAGES], struct suited_error *err)
{
    struct shop shop = {0};
    struct suited_ingest *ingest = NULL;
    struct suited_ingest_report report;
    enum suited_status status = open_shop(dir, "whole", &shop, err);
    struct suited_ingest_options options = {.corpus = shop.corpus,
                                            .taxonomy = ask->taxonomy,
                                            .country = FRONT_COUNTRY,
                                            .today = ask->today};

    if (!status)
        status = suited_ingest_open(&options, &ingest, err);
    for (enum stage stage = STAGE_WHOLE; !status && stage <= STAGE_AGAIN; stage++) {
        double start = seconds_now();

        status = suited_ingest_file(ingest, ask->path, ask->format, "bench", &report, err);
        seconds[stage] = seconds_now() - start;
    }
    suited_ingest_close(ingest);
    close_shop(&shop);
    return status;
}

static enum suited_status measure_yardstick(struct front *front, const char *dir,
                                            double seconds[STAGES], struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    double start = seconds_now();
    enum suited_status status;

    strbuf_printf(&path, "%s/yardstick", dir);
    status = yardstick_index(path.text, front->adverts, err);
    seconds[STAGE_YARDSTICK] = seconds_now() - start;
    strbuf_release(&path);
    return status;
}

static enum suited_status run_front(struct front *front, double seconds[STAGES],
                                    struct suited_error *err)
{
    double start = seconds_now();
    enum suited_status status = front_unpack(front, err);

    seconds[STAGE_UNPACK] = seconds_now() - start;
    if (status)
        return status;
    start = seconds_now();
    front_map(front);
    seconds[STAGE_MAP] = seconds_now() - start;
    start = seconds_now();
    status = front_normalise(front, err);
    seconds[STAGE_NORMALISE] = seconds_now() - start;
    if (!status)
        read_and_settle(front, seconds);
    return status;
}

enum suited_status stages_run(const struct front_ask *ask, const char *dir,
                              double seconds[STAGES], size_t *adverts, struct suited_error *err)
{
    struct front front;
    enum suited_status status = front_open(ask, &front, err);

    memset(seconds, 0, STAGES * sizeof(*seconds));
    if (!status)
        status = run_front(&front, seconds, err);
    *adverts = json_array_size(front.adverts);
    if (!status)
        status = store_and_index(&front, dir, seconds, err);
    if (!status)
        status = measure_yardstick(&front, dir, seconds, err);
    front_release(&front);
    if (!status)
        status = run_whole(ask, dir, seconds, err);
    return status;
}
