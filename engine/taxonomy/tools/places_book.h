/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TOOLS_PLACES_BOOK_H
#define TOOLS_PLACES_BOOK_H

#include <stdbool.h>

#include "suited/places.h"
#include "taxonomy/places_cache.h"

/*
 * The places while they are gathered: first regions, then the world's cities, then what
 * our own lists add to them. Written sorted at the end.
 */
struct book;

struct book *book_new(void);
void book_free(struct book *book);

/* Add an entry under its name; its number. The entry is copied. */
uint32_t book_entry(struct book *book, const struct places_entry *entry, const char *name);

size_t book_count(const struct book *book);

/* Entry `at`, copied, and its name, which the caller frees. */
char *book_read(const struct book *book, uint32_t at, struct places_entry *entry);

/* Another name for an entry, as a string or as the first `length` bytes of one. */
void book_key(struct book *book, const char *name, uint32_t entry);
void book_key_part(struct book *book, const char *name, size_t length, uint32_t entry);

/* The code ("GB.ENG.F2") of a region; found after the next book_regions_done(), else
 * PLACES_NONE. */
void book_region(struct book *book, const char *code, uint32_t entry);
void book_regions_done(struct book *book);
uint32_t book_region_find(const struct book *book, const char *code);

/* The world's cities are all in: what joins them can be looked for. */
void book_cities_done(struct book *book);

/*
 * Weight and kind for the city of that name, country and neighbourhood; a new entry, in
 * the regions of its nearest city, where there is none. The number of the entry.
 */
uint32_t book_join(struct book *book, const struct places_entry *entry, const char *name);

/* Write the cache; 0, or 1 with a sentence on stderr. */
int book_write(struct book *book, const char *path);

#endif
