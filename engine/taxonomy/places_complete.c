/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_complete.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "places_key.h"
#include "suited/places.h"

/* No place's name is longer. */
#define PLACES_NAME_MAX 200

struct offer {
    const struct places_entry *entry;
    bool is_home; /* in the wanted country */
    bool is_whole;
};

/* Of a county its people are not known, and few give it as where they live. */
static uint32_t weight_of(const struct offer *offer)
{
    return offer->entry->kind == SUITED_COUNTY ? 0 : offer->entry->weight;
}

static bool is_before(const struct offer *a, const struct offer *b)
{
    if (a->is_home != b->is_home)
        return a->is_home;
    if (a->is_whole != b->is_whole)
        return a->is_whole;
    return weight_of(a) > weight_of(b);
}

/* The best so far, in order. */
struct offers {
    struct offer all[PLACES_COMPLETE_MAX + 1]; /* one more, which falls out */
    size_t count, capacity;
};

/* Put one in its place. Where it is there by another name, the better one stays. */
static void insert(struct offers *offers, struct offer offer)
{
    size_t at = 0;

    while (at < offers->count && offers->all[at].entry != offer.entry)
        at++;
    if (at < offers->count && !is_before(&offer, &offers->all[at]))
        return;
    offers->count += at == offers->count;
    for (; at && is_before(&offer, &offers->all[at - 1]); at--)
        offers->all[at] = offers->all[at - 1];
    offers->all[at] = offer;
    if (offers->count > offers->capacity)
        offers->count = offers->capacity;
}

static void insert_all(const struct places_cache *cache, const char *prefix,
                       const char *country, struct offers *offers)
{
    const struct places_key *keys;
    size_t length = strlen(prefix), count = places_cache_begin(cache, prefix, &keys);

    for (size_t i = 0; i < count; i++) {
        const struct places_entry *entry = places_cache_entry(cache, &keys[i]);

        if (entry->kind < SUITED_COUNTRY)
            insert(offers, (struct offer){entry, !strncmp(entry->country, country, 2),
                                          !places_cache_text(cache, keys[i].text)[length]});
    }
}

size_t places_complete(const struct places_cache *cache, const char *text, const char *country,
                       const struct places_entry **out, size_t capacity)
{
    struct offers offers = {.capacity = capacity};
    struct strbuf prefix = STRBUF_INIT;
    size_t count = 0;

    assert(capacity <= PLACES_COMPLETE_MAX);
    places_key_add(&prefix, text, strnlen(text, PLACES_NAME_MAX));
    if (prefix.length)
        insert_all(cache, prefix.text, country, &offers);
    while (count < offers.count && offers.all[count].is_home == offers.all[0].is_home) {
        out[count] = offers.all[count].entry;
        count++;
    }
    strbuf_release(&prefix);
    return count;
}

const char *places_region(const struct places_cache *cache, const struct places_entry *entry)
{
    for (size_t i = 2; i--;)
        if (entry->region[i] < cache->head->entries)
            return places_cache_text(cache, cache->entries[entry->region[i]].name);
    return "";
}
