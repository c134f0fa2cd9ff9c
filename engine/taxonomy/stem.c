/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct stemmer {
    struct sb_stemmer *snowball;
};

struct stemmer *stemmer_new(void)
{
    struct stemmer *stemmer = xcalloc(1, sizeof(*stemmer));

    stemmer->snowball = sb_stemmer_new("english", "UTF_8");
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->snowball);
    free(stemmer);
}

const char *stemmer_stem(struct stemmer *stemmer, const char *word, size_t length,
                         size_t *stem_length)
{
    const sb_symbol *stem = NULL;

    if (stemmer->snowball)
        stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word, (int)length);
    *stem_length = stem ? (size_t)sb_stemmer_length(stemmer->snowball) : length;
    return stem ? (const char *)stem : word;
}
