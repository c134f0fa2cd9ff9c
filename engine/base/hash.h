/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * XXH3, 64 bits, the same on every machine: for checksums of what is stored
 * and for keys of tables. Not for secrets.
 */
uint64_t hash_bytes(const void *data, size_t length);

/* Continue `hash` with more bytes, so that parts can be told apart from their join. */
uint64_t hash_more(uint64_t hash, const void *data, size_t length);

#endif
