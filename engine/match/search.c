/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "facets.h"
#include "scan.h"
#include "suited/day.h"
#include "suited/places.h"
#include "vacancy_words.h"
#include "words.h"

/* How many are put in the order of their words; those past it follow, newest first. */
#define RANKED 1000

struct hit {
    uint32_t number;
    uint32_t rank; /* by words, from 0; RANKED where words do not say */
    int32_t posted;
    float km; /* to the middle of the nearest place; < 0 unknown */
};

struct finder {
    const struct suited_query *query;
    const struct suited_taxonomy *taxonomy;
    struct suited_view *view;
    bool has_words;
    struct word_hits words;
    uint32_t *ranked; /* best first */
    size_t ranked_count;
    uint32_t employer;
    struct hit *hits;
    size_t count, room;
    uint64_t no_place, no_hours; /* left out for saying nothing, all else being right */
    struct facets facets;
};

static enum suited_status seek_words(struct finder *finder, struct suited_error *err)
{
    const char *words = finder->query->words;
    enum suited_status status;

    if (!words || !*words)
        return SUITED_OK;
    finder->has_words = true;
    finder->ranked = xcalloc(RANKED, sizeof(*finder->ranked));
    status = words_all(finder->view, finder->taxonomy, SUITED_TEXT, words, &finder->words, err);
    if (!status && finder->words.count)
        status = suited_view_search(finder->view, words, finder->ranked, RANKED,
                                    &finder->ranked_count, err);
    return status;
}

/* "5223" is of the groups "5", "52" and "522" too. */
static bool is_of_group(uint16_t code, const char *group)
{
    unsigned long wanted = strtoul(group, NULL, 10);
    unsigned divisor = 1;

    for (size_t digits = strlen(group); digits < 4; digits++)
        divisor *= 10;
    return code && code / divisor == wanted;
}

static bool passes(const struct finder *finder, const struct suited_row *row)
{
    const struct suited_query *query = finder->query;

    if ((row->yes & query->yes) != query->yes || (row->no & query->no) != query->no)
        return false;
    if (finder->employer && row->employer != finder->employer)
        return false;
    if (query->code && *query->code && !is_of_group(row->codes[0], query->code))
        return false;
    return !finder->has_words || word_hits_has(&finder->words, row->number);
}

/* To the middle of the nearest place, and to where it may begin; both < 0 without places. */
static void measure(const struct suited_query *query, const struct suited_row *row,
                    double *middle, double *least)
{
    *middle = *least = -1;
    for (uint8_t i = 0; i < row->place_count; i++) {
        double km = suited_distance_km(&query->point, &row->places[i]);

        if (*middle < 0 || km < *middle)
            *middle = km;
        km = fmax(km - row->places[i].radius_km, 0);
        if (*least < 0 || km < *least)
            *least = km;
    }
}

static bool is_within(struct finder *finder, const struct suited_row *row, double *km)
{
    double least;

    *km = -1;
    if (!finder->query->is_near)
        return true;
    measure(finder->query, row, km, &least);
    if (least < 0)
        finder->no_place++;
    return least >= 0 && least <= finder->query->km;
}

static bool is_short_enough(struct finder *finder, const struct suited_row *row)
{
    if (finder->query->hours_max <= 0)
        return true;
    if (row->hours_min == SUITED_UNSAID16 && row->hours_max == SUITED_UNSAID16)
        finder->no_hours++;
    return row->hours_min != SUITED_UNSAID16 &&
           row->hours_min <= finder->query->hours_max * 100;
}

static void take_row(struct finder *finder, const struct suited_row *row)
{
    double km;

    if (!is_live(row, finder->query->today) || !passes(finder, row) ||
        !is_within(finder, row, &km) || !is_short_enough(finder, row))
        return;
    if (finder->count == finder->room) {
        finder->room = finder->room ? 2 * finder->room : 256;
        finder->hits = xresize(finder->hits, finder->room, sizeof(*finder->hits));
    }
    finder->hits[finder->count++] = (struct hit){
        .number = row->number, .rank = RANKED, .posted = row->posted, .km = (float)km};
    facets_add(&finder->facets, row);
}

static enum suited_status scan(struct finder *finder, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t b = 0; !status && b < suited_view_blocks(finder->view); b++) {
        const struct suited_block *block;
        struct suited_row row;

        status = suited_view_block(finder->view, b, &block, err);
        for (size_t i = 0; !status && i < suited_block_rows(block); i++)
            if (suited_block_row(block, i, &row))
                take_row(finder, &row);
    }
    return status;
}

static int by_number(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

static int by_rank(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->posted != y->posted)
        return x->posted > y->posted ? -1 : 1;
    return by_number(a, b);
}

static void put_in_order(struct finder *finder)
{
    if (!finder->count)
        return;
    qsort(finder->hits, finder->count, sizeof(*finder->hits), by_number);
    for (size_t i = 0; i < finder->ranked_count; i++) {
        const struct hit sought = {.number = finder->ranked[i]};
        struct hit *hit =
            bsearch(&sought, finder->hits, finder->count, sizeof(*finder->hits), by_number);

        if (hit)
            hit->rank = (uint32_t)i;
    }
    qsort(finder->hits, finder->count, sizeof(*finder->hits), by_rank);
}

static json_t *copy_of(const json_t *record, const char *key)
{
    json_t *value = json_object_get(record, key);

    return value ? json_incref(value) : json_null();
}

static json_t *line_of(const struct hit *hit, const json_t *record)
{
    const json_t *place = json_array_get(json_object_get(record, "places"), 0);

    return json_pack(
        "{s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "vacancy",
        (json_int_t)hit->number, "title", copy_of(record, "title"), "employer",
        copy_of(record, "employer"), "place", copy_of(place, "name"), "distance_km",
        hit->km < 0 ? json_null() : json_real(round(hit->km * 10.0) / 10), "hours",
        hours_words(record), "pay", wage_words(record), "posted", copy_of(record, "posted"),
        "closes", copy_of(record, "closes"), "url", copy_of(record, "url"));
}

static enum suited_status list_hits(struct finder *finder, json_t *list,
                                    struct suited_error *err)
{
    const struct suited_query *query = finder->query;
    enum suited_status status = SUITED_OK;

    for (size_t i = query->from; !status && i < finder->count && i - query->from < query->limit;
         i++) {
        json_t *record;

        status = suited_view_brief(finder->view, finder->hits[i].number, &record, err);
        if (status)
            break;
        json_array_append_new(list, line_of(&finder->hits[i], record));
        json_decref(record);
    }
    return status;
}

static enum suited_status answer(struct finder *finder, json_t **out, struct suited_error *err)
{
    json_t *list = json_array(), *facets = NULL;
    enum suited_status status = list_hits(finder, list, err);

    if (!status)
        status = facets_json(&finder->facets, finder->view, finder->taxonomy, &facets, err);
    if (status) {
        json_decref(list);
        return status;
    }
    *out = json_pack("{s:I, s:{s:I, s:I}, s:o, s:o}", "count", (json_int_t)finder->count,
                     "left_out", "place", (json_int_t)finder->no_place, "hours",
                     (json_int_t)finder->no_hours, "vacancies", list, "facets", facets);
    return SUITED_OK;
}

enum suited_status suited_search(struct suited_view *view,
                                 const struct suited_taxonomy *taxonomy,
                                 const struct suited_query *query, json_t **out,
                                 struct suited_error *err)
{
    struct finder finder = {.query = query, .taxonomy = taxonomy, .view = view};
    enum suited_status status;

    *out = NULL;
    if (query->employer && *query->employer)
        finder.employer = employer_hash(query->employer);
    status = seek_words(&finder, err);
    if (!status)
        status = scan(&finder, err);
    if (!status) {
        put_in_order(&finder);
        status = answer(&finder, out, err);
    }
    word_hits_release(&finder.words);
    facets_release(&finder.facets);
    free(finder.ranked);
    free(finder.hits);
    return status;
}
