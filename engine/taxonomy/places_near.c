/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_near.h"

#include <string.h>

#include "near.h"
#include "places_key.h"
#include "suited/places.h"

/* What is sought, and the best so far. */
struct search {
    const char *key, *country;
    size_t length, most;
    const struct places_entry *best;
};

static bool is_wanted(const struct search *search, const struct places_entry *entry)
{
    return entry->kind < SUITED_COUNTRY &&
           (!*search->country || !strncmp(entry->country, search->country, 2));
}

static void weigh(struct search *search, const struct places_entry *entry, const char *key)
{
    size_t length = strlen(key), off;

    if (length > search->length + search->most || length + search->most < search->length)
        return;
    off = near_distance(search->key, key);
    if (off > search->most ||
        (off == search->most && search->best && entry->weight <= search->best->weight))
        return;
    search->most = off;
    search->best = entry;
}

/* Most places are in other countries, whose names are then not even looked at. */
static void weigh_all(const struct places_cache *cache, struct search *search)
{
    for (size_t i = 0; i < cache->head->keys; i++) {
        const struct places_entry *entry = places_cache_entry(cache, &cache->keys[i]);

        if (is_wanted(search, entry))
            weigh(search, entry, places_cache_text(cache, cache->keys[i].text));
    }
}

const char *places_nearest(const struct places_cache *cache, const char *text,
                           const char *country)
{
    struct strbuf key = STRBUF_INIT;
    struct search search = {.country = country};

    places_key_add(&key, text, strcspn(text, ",;("));
    search.key = key.text;
    search.length = key.length;
    search.most = near_most(key.length) < 3 ? near_most(key.length) : 3;
    if (key.length > 2 && key.length <= NEAR_WORD_MAX)
        weigh_all(cache, &search);
    strbuf_release(&key);
    return search.best ? places_cache_text(cache, search.best->name) : NULL;
}
