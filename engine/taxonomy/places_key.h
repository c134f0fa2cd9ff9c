/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PLACES_KEY_H
#define TAXONOMY_PLACES_KEY_H

#include <stddef.h>

#include "base/strbuf.h"

/*
 * The key that a place's name is found by: folded, apostrophes gone ("Kings Lynn"),
 * "&" as "and", "Saint" as "st". Appended to `out`; nothing for a name without letters.
 */
void places_key_add(struct strbuf *out, const char *name, size_t length);

#endif
