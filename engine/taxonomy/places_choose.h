/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_CHOOSE_H
#define TAXONOMY_PLACES_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "places_cache.h"

/*
 * Which of the places with the written names is meant: each part of a text has its
 * candidates; those that the other parts bear out come first, then those of the wanted
 * country, then the largest. Of the parts the smallest place is taken. A small place in
 * another country is not meant unless the text names that country or a state of it.
 */
enum { PLACES_PARTS_MAX = 8, PLACES_CANDIDATES_MAX = 128 };

struct candidates {
    const struct places_entry *all[PLACES_CANDIDATES_MAX];
    size_t count;
    bool aside; /* read out of the middle of other words: bears others out, comes last itself */
};

/* The candidates of a key, heaviest first; false where it is no place's name. */
bool candidates_of(const struct places_cache *cache, const char *key, struct candidates *out);

/* The entry chosen, or NULL without any candidate. `country` has two letters, or is "". */
const struct places_entry *places_choose(const struct places_cache *cache,
                                         const struct candidates *parts, size_t count,
                                         const char *country);

/* How far a place may be off its point, by its kind. */
unsigned places_radius_km(unsigned kind);

#endif
