/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_CACHE_H
#define TAXONOMY_PLACES_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

/*
 * The compiled places: written by tools/mkplaces when the program is built, mapped by
 * it. A header, the entries, the keys in the order of their text, the text (NUL-ended
 * strings). Numbers are the machine's own; a cache is not carried to another.
 */
#define PLACES_MAGIC   "SUITEDPL"
#define PLACES_VERSION 2
#define PLACES_NONE    UINT32_MAX

struct places_head {
    char magic[8];
    uint32_t version, entries, keys, text;
};

/*
 * Beyond enum suited_place_kind: a state or district without a point; words that say nothing of
 * the place ("near"); words of a building or street, whose name is often another place's;
 * words of a street alone ("London Road" is elsewhere, "Leeds Hospital" is not).
 */
enum { PLACES_REGION = 6, PLACES_IGNORE, PLACES_BUILDING, PLACES_STREET };

struct places_entry {
    uint32_t name;      /* offset in the text */
    int32_t lat, lon;   /* degrees × 100,000 */
    uint32_t weight;    /* people, or what stands for them; 0 not known */
    uint32_t region[2]; /* the regions it lies in, wide and narrow; PLACES_NONE */
    char country[3];    /* a string, which may be borrowed */
    uint8_t kind;       /* enum suited_place_kind or one of the two above */
    uint8_t known;      /* named in our own lists, not only in the world's */
    uint8_t spare[3];
};

struct places_key {
    uint32_t text, entry;
};

struct places_cache {
    const struct places_head *head;
    const struct places_entry *entries;
    const struct places_key *keys;
    const char *text;
    size_t size;
};

/*
 * Map the cache at `path`; one that is missing, cut or of another version is refused. Its
 * bytes are not summed: a command that needs one place should not read them all. Whatever
 * they hold, what the functions below give lies within the map.
 */
enum suited_status places_cache_open(const char *path, struct places_cache *cache,
                                     struct suited_error *err);
void places_cache_release(struct places_cache *cache);

/* The keys equal to `key`, heaviest first; the number of them. */
size_t places_cache_find(const struct places_cache *cache, const char *key,
                         const struct places_key **first);

/* The keys that begin with `prefix`, in the order of their text; the number of them. */
size_t places_cache_begin(const struct places_cache *cache, const char *prefix,
                          const struct places_key **first);

const struct places_entry *places_cache_entry(const struct places_cache *cache,
                                              const struct places_key *key);

/* A string of the text by its offset. */
const char *places_cache_text(const struct places_cache *cache, uint32_t offset);

#endif
