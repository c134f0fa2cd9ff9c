/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static enum suited_status map_file(const char *path, struct places_cache *cache,
                                   struct suited_error *err)
{
    struct stat st;
    void *map = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && !fstat(fd, &st) && st.st_size > 0)
        map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        suited_fail(err, SUITED_IO, "cannot read the places '%s': %s (build the program again)",
                    path, strerror(errno));
    else
        *cache = (struct places_cache){.head = map, .size = (size_t)st.st_size};
    if (fd >= 0)
        close(fd);
    return map == MAP_FAILED ? SUITED_IO : SUITED_OK;
}

static bool is_whole(const struct places_cache *cache)
{
    const struct places_head *head = cache->head;

    return cache->size >= sizeof(*head) && !memcmp(head->magic, PLACES_MAGIC, 8) &&
           head->version == PLACES_VERSION && head->entries && head->text &&
           cache->size == sizeof(*head) + head->entries * sizeof(struct places_entry) +
                              head->keys * sizeof(struct places_key) + head->text &&
           !((const char *)head)[cache->size - 1];
}

enum suited_status places_cache_open(const char *path, struct places_cache *cache,
                                     struct suited_error *err)
{
    enum suited_status status = map_file(path, cache, err);

    if (status)
        return status;
    if (!is_whole(cache)) {
        places_cache_release(cache);
        return suited_fail(err, SUITED_IO,
                           "the places '%s' are damaged (build the program again)", path);
    }
    cache->entries = (const void *)(cache->head + 1);
    cache->keys = (const void *)(cache->entries + cache->head->entries);
    cache->text = (const void *)(cache->keys + cache->head->keys);
    return SUITED_OK;
}

void places_cache_release(struct places_cache *cache)
{
    if (cache->head)
        munmap((void *)cache->head, cache->size);
    memset(cache, 0, sizeof(*cache));
}

const struct places_entry *places_cache_entry(const struct places_cache *cache,
                                              const struct places_key *key)
{
    return &cache->entries[key->entry < cache->head->entries ? key->entry : 0];
}

const char *places_cache_text(const struct places_cache *cache, uint32_t offset)
{
    return offset < cache->head->text ? cache->text + offset : "";
}

/*
 * The first key that is not before `key`, or with `after` the first that is behind it; of each
 * key the first `length` bytes are held against it.
 */
static size_t bound(const struct places_cache *cache, const char *key, size_t length, int after)
{
    size_t low = 0, high = cache->head->keys;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *text = places_cache_text(cache, cache->keys[middle].text);
        int order = strncmp(text, key, length);

        if (order < 0 || (after && !order))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t find_range(const struct places_cache *cache, const char *key, size_t length,
                         const struct places_key **first)
{
    size_t low = bound(cache, key, length, 0);

    *first = cache->keys + low;
    return bound(cache, key, length, 1) - low;
}

size_t places_cache_find(const struct places_cache *cache, const char *key,
                         const struct places_key **first)
{
    return find_range(cache, key, strlen(key) + 1, first);
}

size_t places_cache_begin(const struct places_cache *cache, const char *prefix,
                          const struct places_key **first)
{
    return find_range(cache, prefix, strlen(prefix), first);
}
