/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_ALIKE_H
#define TAXONOMY_FIND_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "labels.h"

/* A word of the labels that may be meant by a typed one. */
struct alike {
    size_t word;
    float likeness; /* 1: the very word */
};

/*
 * What may be meant by `text`, a folded word: the word itself where labels have it, else
 * words it begins ("recep"), words of the same stem ("gardening"), words that are as good
 * ("operative"), misspellings. One that `may_go_on`, as the last word while it is being
 * typed, may begin others though it is a word. The number written to `out`, at most `room`.
 */
size_t find_alike(const struct labels *labels, const struct words *words, const char *text,
                  bool may_go_on, struct alike *out, size_t room);

#endif
