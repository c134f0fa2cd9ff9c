/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_book.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "taxonomy/places_key.h"

/* One place is not in two lists at points further apart than this. */
#define SAME_KM 15.0

struct region {
    char *code;
    uint32_t entry;
};

struct book {
    struct places_entry *entries;
    size_t count, room;
    struct places_key *keys;
    size_t key_count, key_room, sorted; /* the first `sorted` keys are in order */
    struct region *regions;
    size_t region_count, region_room;
    struct strbuf text;
};

static void *grow(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room ? *room * 2 : 1024;
    return xresize(list, *room, size);
}

struct book *book_new(void)
{
    struct book *book = xcalloc(1, sizeof(*book));

    book->text = (struct strbuf)STRBUF_INIT;
    strbuf_putc(&book->text, '\0');
    return book;
}

void book_free(struct book *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->region_count; i++)
        free(book->regions[i].code);
    free(book->regions);
    free(book->keys);
    free(book->entries);
    strbuf_release(&book->text);
    free(book);
}

void book_key_part(struct book *book, const char *name, size_t length, uint32_t entry)
{
    uint32_t text = (uint32_t)book->text.length;

    places_key_add(&book->text, name, length);
    if (book->text.length == text)
        return;
    strbuf_putc(&book->text, '\0');
    book->keys = grow(book->keys, book->key_count, &book->key_room, sizeof(*book->keys));
    book->keys[book->key_count++] = (struct places_key){text, entry};
}

void book_key(struct book *book, const char *name, uint32_t entry)
{
    book_key_part(book, name, strlen(name), entry);
}

uint32_t book_entry(struct book *book, const struct places_entry *entry, const char *name)
{
    uint32_t at = (uint32_t)book->count;

    book->entries = grow(book->entries, book->count, &book->room, sizeof(*entry));
    book->entries[book->count++] = *entry;
    book->entries[at].name = (uint32_t)book->text.length;
    strbuf_add(&book->text, name, strlen(name) + 1);
    book_key(book, name, at);
    return at;
}

size_t book_count(const struct book *book)
{
    return book->count;
}

char *book_read(const struct book *book, uint32_t at, struct places_entry *entry)
{
    *entry = book->entries[at];
    return xstrdup(book->text.text + entry->name);
}

void book_region(struct book *book, const char *code, uint32_t entry)
{
    book->regions =
        grow(book->regions, book->region_count, &book->region_room, sizeof(*book->regions));
    book->regions[book->region_count++] = (struct region){xstrdup(code), entry};
}

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct region *)a)->code, ((const struct region *)b)->code);
}

void book_regions_done(struct book *book)
{
    qsort(book->regions, book->region_count, sizeof(*book->regions), by_code);
}

uint32_t book_region_find(const struct book *book, const char *code)
{
    struct region wanted = {.code = (char *)code};
    const struct region *found =
        bsearch(&wanted, book->regions, book->region_count, sizeof(wanted), by_code);

    return found ? found->entry : PLACES_NONE;
}

static int by_text(const void *a, const void *b, void *context)
{
    const struct places_key *x = a, *y = b;
    const struct book *book = context;
    int order = strcmp(book->text.text + x->text, book->text.text + y->text);
    uint32_t weight_x = book->entries[x->entry].weight;
    uint32_t weight_y = book->entries[y->entry].weight;

    if (order)
        return order;
    if (weight_x != weight_y)
        return weight_x > weight_y ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

void book_cities_done(struct book *book)
{
    qsort_r(book->keys, book->key_count, sizeof(*book->keys), by_text, book);
    book->sorted = book->key_count;
}

static double apart_km(const struct places_entry *a, const struct places_entry *b)
{
    struct suited_point p = {.lat = a->lat, .lon = a->lon}, q = {.lat = b->lat, .lon = b->lon};

    return suited_distance_km(&p, &q);
}

static size_t first_of(const struct book *book, const char *key)
{
    size_t low = 0, high = book->sorted;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(book->text.text + book->keys[middle].text, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t same_place(const struct book *book, const struct places_entry *entry,
                           const char *key)
{
    double best = SAME_KM;
    uint32_t found = PLACES_NONE;

    for (size_t i = first_of(book, key);
         i < book->sorted && !strcmp(book->text.text + book->keys[i].text, key); i++) {
        const struct places_entry *other = &book->entries[book->keys[i].entry];

        if (other->kind == PLACES_REGION || memcmp(other->country, entry->country, 2) != 0 ||
            apart_km(other, entry) > best)
            continue;
        best = apart_km(other, entry);
        found = book->keys[i].entry;
    }
    return found;
}

static void take_regions(const struct book *book, struct places_entry *entry)
{
    double best = 1e9;

    for (size_t i = 0; i < book->count; i++) {
        const struct places_entry *other = &book->entries[i];

        if (other->kind != SUITED_TOWN || memcmp(other->country, entry->country, 2) != 0 ||
            apart_km(other, entry) >= best)
            continue;
        best = apart_km(other, entry);
        memcpy(entry->region, other->region, sizeof(entry->region));
    }
}

uint32_t book_join(struct book *book, const struct places_entry *entry, const char *name)
{
    struct strbuf key = STRBUF_INIT;
    struct places_entry more = *entry;
    uint32_t at;

    places_key_add(&key, name, strlen(name));
    at = same_place(book, entry, key.text);
    strbuf_release(&key);
    if (at == PLACES_NONE) {
        take_regions(book, &more);
        return book_entry(book, &more, name);
    }
    more.name = book->entries[at].name;
    memcpy(more.region, book->entries[at].region, sizeof(more.region));
    book->entries[at] = more;
    return at;
}

static int write_all(const struct book *book, FILE *file)
{
    struct places_head head = {.magic = PLACES_MAGIC,
                               .version = PLACES_VERSION,
                               .entries = (uint32_t)book->count,
                               .keys = (uint32_t)book->key_count,
                               .text = (uint32_t)book->text.length};
    struct strbuf body = STRBUF_INIT;
    int ok;

    strbuf_add(&body, (const char *)book->entries, book->count * sizeof(*book->entries));
    strbuf_add(&body, (const char *)book->keys, book->key_count * sizeof(*book->keys));
    strbuf_add(&body, book->text.text, book->text.length);
    ok = fwrite(&head, sizeof(head), 1, file) == 1 &&
         fwrite(body.text, 1, body.length, file) == body.length;
    strbuf_release(&body);
    return ok;
}

/* Beside, and renamed: whoever has the old one mapped keeps it whole. */
int book_write(struct book *book, const char *path)
{
    struct strbuf beside = STRBUF_INIT;
    FILE *file;
    int ok;

    strbuf_printf(&beside, "%s.new", path);
    file = fopen(beside.text, "wb");
    qsort_r(book->keys, book->key_count, sizeof(*book->keys), by_text, book);
    ok = file && write_all(book, file);
    if (file && fclose(file))
        ok = 0;
    ok = ok && !rename(beside.text, path);
    strbuf_release(&beside);
    if (!ok)
        fprintf(stderr, "mkplaces: cannot write '%s': %s\n", path, strerror(errno));
    return !ok;
}
