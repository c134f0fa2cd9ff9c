/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_ADVERT_KEY_H
#define INGEST_ADVERT_KEY_H

#include <stddef.h>

#include "intake.h"

/* The key of what is kept of one advert: feed, NUL, id. An id too long is kept by its hash. */
struct advert_key {
    char bytes[FEED_NAME_MAX + 1 + ADVERT_ID_MAX];
    size_t length;
};

void advert_key(const char *feed, const char *id, struct advert_key *out);

/* The id in a key, NUL-terminated, into `id`. */
void advert_key_id(const char *key, size_t length, char id[ADVERT_ID_MAX + 1]);

#endif
