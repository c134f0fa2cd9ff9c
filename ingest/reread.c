/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "parts.h"
#include "read_state.h"
#include "settle.h"
#include "suited/day.h"
#include "tags.h"

/* Vacancies that are read again in one transaction. */
#define REREAD_BATCH 1000

static void keep_fed(json_t *into, const json_t *facts)
{
    const json_t *fact;
    size_t i;

    json_array_foreach(facts, i, fact) {
        if (!strcmp(json_text_of(fact, "source"), "feed"))
            json_array_append(into, (json_t *)fact);
    }
}

static json_t *fed_quantities(const json_t *record)
{
    json_t *fed = json_object(), *quantity;
    const char *name;
    size_t i;

    json_array_foreach(json_object_get(record, "quantities_also"), i, quantity) {
        if (!strcmp(json_text_of(quantity, "source"), "feed"))
            json_object_set(fed, json_text_of(quantity, "quantity"), quantity);
    }
    json_object_foreach(json_object_get(record, "quantities"), name, quantity) {
        if (!strcmp(json_text_of(quantity, "source"), "feed"))
            json_object_set(fed, name, quantity);
    }
    return fed;
}

/* The normalised advert (advert.h) that a record was made of: its words and what fields said.
 */
static json_t *advert_of(const json_t *record)
{
    static const char *const kept[] = {"title",  "employer",  "text",   "language", "url",
                                       "places", "countries", "posted", "closes"};
    json_t *advert = json_object(), *facts = json_array();

    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
        if (json_object_get(record, kept[i]))
            json_object_set(advert, kept[i], json_object_get(record, kept[i]));
    keep_fed(facts, json_object_get(record, "facts"));
    keep_fed(facts, json_object_get(record, "also"));
    json_object_set_new(advert, "facts", facts);
    json_object_set_new(advert, "quantities", fed_quantities(record));
    return advert;
}

/* What the corpus and people said of the vacancy since, which reading does not change. */
static void carry_over(json_t *record, const json_t *before)
{
    static const char *const carried[] = {"adverts", "links", "url", "status", "closed"};

    for (size_t i = 0; i < sizeof(carried) / sizeof(*carried); i++)
        if (json_object_get(before, carried[i]))
            json_object_set(record, carried[i], json_object_get(before, carried[i]));
}

static enum suited_status read_again(struct suited_ingest *ingest, struct suited_view *view,
                                     uint32_t number, uint64_t *changed,
                                     struct suited_error *err)
{
    const struct suited_taxonomy *taxonomy = ingest->options.taxonomy;
    struct suited_vacancy vacancy = {0};
    struct reading reading = {0};
    json_t *before, *advert;
    int32_t first_seen = ingest->options.today;
    enum suited_status status = suited_view_record(view, number, &before, err);

    if (status)
        return status;
    advert = advert_of(before);
    reader_fields(ingest->reader, advert);
    suited_day_parse(json_text_of(before, "first_seen"), &first_seen);
    reader_read(ingest->reader, json_text_of(before, "title"), json_text_of(before, "text"),
                &reading);
    settle_advert(taxonomy, advert, &reading, first_seen, &vacancy);
    carry_over(vacancy.record, before);
    status = tags_apply(taxonomy, view, number, ingest->options.today, &vacancy, err);
    if (!status && !json_equal(vacancy.record, before)) {
        status = suited_view_put(view, &vacancy, err);
        *changed += !status;
    }
    reading_release(&reading);
    json_decref(vacancy.record);
    json_decref(advert);
    json_decref(before);
    return status;
}

static bool is_open(struct suited_view *view, uint32_t number)
{
    json_t *record;
    bool open;

    if (suited_view_record(view, number, &record, NULL))
        return false;
    open = !json_object_get(record, "closed");
    json_decref(record);
    return open;
}

/*
 * Read `next` and up to REREAD_BATCH - 1 more again, in one transaction with the note; fewer
 * where somebody waits to write.
 */
static enum suited_status reread_batch(struct suited_ingest *ingest, struct read_state *state,
                                       uint64_t *changed, struct suited_error *err)
{
    struct suited_view *view;
    uint32_t end = state->until - state->next < REREAD_BATCH ? state->until + 1
                                                             : state->next + REREAD_BATCH;
    enum suited_status status =
        suited_view_open(ingest->options.corpus, SUITED_WRITE, &view, err);

    if (status)
        return status;
    do {
        if (is_open(view, state->next))
            status = read_again(ingest, view, state->next, changed, err);
    } while (!status && ++state->next < end && !suited_view_is_awaited(view));
    if (!status)
        status = read_state_put(view, state, err);
    if (!status)
        return suited_view_commit(view, err);
    suited_view_close(view);
    return status;
}

/* Where reading again begins: where it was broken off, or else at the first vacancy. */
static enum suited_status find_start(struct suited_ingest *ingest, struct read_state *state,
                                     struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status =
        suited_view_open(ingest->options.corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = read_state_get(view, state, err);
    if (!status && !read_state_left(state)) {
        state->next = 1;
        state->until = suited_view_numbers(view);
    }
    suited_view_close(view);
    return status;
}

enum suited_status suited_ingest_reread(struct suited_ingest *ingest, uint64_t *changed,
                                        struct suited_error *err)
{
    const struct suited_ingest_options *options = &ingest->options;
    struct read_state state;
    enum suited_status status = find_start(ingest, &state, err);
    uint32_t numbers = status ? 0 : state.until;

    *changed = 0;
    while (!status && read_state_left(&state)) {
        status = reread_batch(ingest, &state, changed, err);
        if (!status && options->progress)
            options->progress(options->context, state.next - 1, numbers);
    }
    return status;
}

enum suited_status suited_ingest_left(struct suited_ingest *ingest, uint32_t *left,
                                      struct suited_error *err)
{
    struct suited_view *view;
    struct read_state state;
    enum suited_status status =
        suited_view_open(ingest->options.corpus, SUITED_READ, &view, err);

    *left = 0;
    if (status)
        return status;
    status = read_state_get(view, &state, err);
    if (!status)
        *left = read_state_left(&state);
    suited_view_close(view);
    return status;
}
