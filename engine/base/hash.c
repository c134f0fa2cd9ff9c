/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hash.h"

#include <xxhash.h>

uint64_t hash_bytes(const void *data, size_t length)
{
    return XXH3_64bits(data, length);
}

uint64_t hash_more(uint64_t hash, const void *data, size_t length)
{
    return XXH3_64bits_withSeed(data, length, hash);
}
