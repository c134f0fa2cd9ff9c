/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_NEAR_H
#define TAXONOMY_PLACES_NEAR_H

#include "places_cache.h"

/*
 * The name of the place that is spelt most nearly like the first part of `text`, of two
 * equally near the larger; NULL when none is near. All names are tried: a few milliseconds,
 * so only for a sentence that somebody will read. `country` has two letters, or is "".
 */
const char *places_nearest(const struct places_cache *cache, const char *text,
                           const char *country);

#endif
