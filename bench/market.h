/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_MARKET_H
#define BENCH_MARKET_H

#include <stdint.h>

#include <jansson.h>

#include "chance.h"
#include "taxonomy/places_cache.h"

/*
 * A market of vacancies with the shape of the real one, out of figures (market.json) and the
 * places of our own cache, each by its people. The same figures and seed: the same market.
 */
struct market {
    json_t *figures;
    struct chance chance;
    int32_t today;

    struct places_cache places;
    uint32_t *towns; /* their entries' places in the cache */
    double *town_sums;
    size_t town_count;

    double *work_sums;
    char **words; /* by rank: the common ones, then such as could be English */
    double *word_sums;
    size_t word_count;
};

/* Start from {.chance, .today}; close it whatever comes of it. */
enum suited_status market_open(struct market *market, const char *figures,
                               struct suited_error *err);
void market_close(struct market *market);

const char *market_one_of(struct chance *chance, const json_t *strings);

/* A sentence of words that say nothing to a reader, about `length` of them. Yours. */
char *market_sentence(struct market *market, size_t length);

/* Something that could be a name, in one to three syllables with a capital. Yours. */
char *market_name(struct market *market, struct chance *chance);

/* The vacancy of a number, as a schema.org JobPosting. Yours. */
json_t *market_advert(struct market *market, uint64_t number);

#endif
