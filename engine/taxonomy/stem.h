/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_STEM_H
#define TAXONOMY_STEM_H

#include <stddef.h>

/* The English stemmer of Snowball. It belongs to one thread. */
struct stemmer;

struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/* The stem of a lower-case word; borrowed until the next call, not terminated. */
const char *stemmer_stem(struct stemmer *stemmer, const char *word, size_t length,
                         size_t *stem_length);

#endif
