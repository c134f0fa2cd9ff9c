/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_TEXT_H
#define TAXONOMY_PLACES_TEXT_H

#include "places_choose.h"
#include "postcodes.h"

/*
 * The text of a place in its parts ("Totton, Southampton, Hampshire"), each looked up. Text
 * beyond the first PLACES_TEXT_MAX bytes and the first PLACES_PARTS_MAX known parts is not
 * read.
 */
#define PLACES_TEXT_MAX 1000

struct place_text {
    struct candidates parts[PLACES_PARTS_MAX];
    size_t count;
    struct postcode postcode; /* outward is "" where there is none */
};

/*
 * Look up whole parts, words that say nothing of the place taken off their ends. Where a part
 * is no place's name, the longest run of its words that is one in our own lists and in
 * `country` stands for it, aside ("Leeds General Infirmary" is in Leeds).
 */
void place_text_read(const struct places_cache *cache, const char *text, const char *country,
                     struct place_text *out);

#endif
