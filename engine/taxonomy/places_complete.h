/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_COMPLETE_H
#define TAXONOMY_PLACES_COMPLETE_H

#include <stddef.h>

#include "places_cache.h"

#define PLACES_COMPLETE_MAX 20

/*
 * The places whose names begin with `text`, at most `capacity`, which is PLACES_COMPLETE_MAX at
 * most: whole names first, then the largest, counties last. Those of `country` (two letters, or
 * ""), or where it has none those of others; no countries, which nobody lives near to. All
 * names that begin so are looked at: some milliseconds, for one letter.
 */
size_t places_complete(const struct places_cache *cache, const char *text, const char *country,
                       const struct places_entry **out, size_t capacity);

/* The name of the narrowest region that an entry lies in, or "". */
const char *places_region(const struct places_cache *cache, const struct places_entry *entry);

#endif
