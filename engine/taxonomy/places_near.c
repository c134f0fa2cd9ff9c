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

static bool is_candidate(const struct search *search, const struct places_entry *entry,
                         size_t length)
{
    size_t off = length > search->length ? length - search->length : search->length - length;

    return entry->kind < SUITED_COUNTRY && off <= search->most &&
           (!*search->country || !strncmp(entry->country, search->country, 2));
}

static void weigh(struct search *search, const struct places_entry *entry, const char *key)
{
    size_t off;

    if (!is_candidate(search, entry, strlen(key)))
        return;
    off = near_distance(search->key, key);
    if (off > search->most ||
        (off == search->most && search->best && entry->weight <= search->best->weight))
        return;
    search->most = off;
    search->best = entry;
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
    for (size_t i = 0; key.length > 2 && key.length <= NEAR_WORD_MAX && i < cache->head->keys;
         i++)
        weigh(&search, places_cache_entry(cache, &cache->keys[i]),
              places_cache_text(cache, cache->keys[i].text));
    strbuf_release(&key);
    return search.best ? places_cache_text(cache, search.best->name) : NULL;
}
