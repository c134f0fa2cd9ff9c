/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "advert_key.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

void advert_key(const char *feed, const char *id, struct advert_key *out)
{
    size_t name = strlen(feed), length = strlen(id);
    char hashed[20];

    assert(name <= FEED_NAME_MAX);
    if (length > ADVERT_ID_MAX) {
        snprintf(hashed, sizeof(hashed), "#%016" PRIx64, hash_bytes(id, length));
        id = hashed;
        length = strlen(hashed);
    }
    memcpy(out->bytes, feed, name + 1);
    memcpy(out->bytes + name + 1, id, length);
    out->length = name + 1 + length;
}

void advert_key_id(const char *key, size_t length, char id[ADVERT_ID_MAX + 1])
{
    const char *end = memchr(key, '\0', length);
    size_t from = end ? (size_t)(end - key) + 1 : length;
    size_t size = length - from;

    assert(size <= ADVERT_ID_MAX);
    memcpy(id, key + from, size);
    id[size] = '\0';
}
