/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_NEAR_H
#define TAXONOMY_NEAR_H

#include <stddef.h>

/* Longer words than this are compared by their beginnings. */
enum { NEAR_WORD_MAX = 63 };

/*
 * The fewest letters to put in, take out, change or swap with their neighbour to make `b`
 * of `a`, both folded (optimal string alignment; Damerau 1964).
 */
size_t near_distance(const char *a, const char *b);

/* The most letters that a misspelt word of this length may be off: a third, at least one. */
size_t near_most(size_t length);

#endif
