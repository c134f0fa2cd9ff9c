/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_ALIKE_H
#define TAXONOMY_FIND_ALIKE_H

#include <stddef.h>

#include "labels.h"

/* A word of the labels that may be meant by a typed one. */
struct alike {
    size_t word;
    float likeness; /* 1: the very word */
};

/*
 * What may be meant by `text`, a folded word: the word itself where labels have it, else
 * words it begins ("recep"), words of the same stem ("gardening"), misspellings. The
 * number written to `out`, at most `room`.
 */
size_t find_alike(const struct labels *labels, const char *text, struct alike *out,
                  size_t room);

#endif
