/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_H
#define TAXONOMY_FIND_H

#include <stddef.h>

#include "labels.h"
#include "words.h"

/* A label that may be meant; `score` is 0 to 100, 100 for the very name. */
struct found {
    uint32_t label;
    float score;
};

/*
 * The labels nearest to the folded words that were typed, one a concept, best first; of
 * equals the one named first. The number written to `out`, at most `room`.
 */
size_t find_rank(const struct labels *labels, const struct words *words,
                 const struct folded *typed, struct found *out, size_t room);

#endif
