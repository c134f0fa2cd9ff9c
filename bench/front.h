/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_FRONT_H
#define BENCH_FRONT_H

#include <jansson.h>

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * A feed's file up to its normalised adverts, by the functions that ingest itself calls, each
 * step over all of it: open, unpack, map, normalise, and release whatever came.
 */
struct front_ask {
    const struct suited_taxonomy *taxonomy;
    const char *path, *format; /* format NULL: recognised */
    int32_t today;
};

#define FRONT_COUNTRY "GB"

/* What one step hands to the next. */
struct front {
    const struct front_ask *ask; /* borrowed */
    struct map *map;
    struct reader *reader;
    json_t *records, *mapped, *adverts;
};

enum suited_status front_open(const struct front_ask *ask, struct front *front,
                              struct suited_error *err);
enum suited_status front_unpack(struct front *front, struct suited_error *err);
void front_map(struct front *front);
enum suited_status front_normalise(struct front *front, struct suited_error *err);
void front_release(struct front *front);

#endif
