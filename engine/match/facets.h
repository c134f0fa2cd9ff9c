/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_FACETS_H
#define MATCH_FACETS_H

#include <jansson.h>

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/* How many of the vacancies that were found share an employer, a kind of work, a condition. */
struct tally_of {
    uint32_t key;     /* employer's hash, or occupation code */
    uint32_t example; /* a vacancy that has it */
    uint32_t count;
};

struct counter { /* open addressing; 0 is no key */
    struct tally_of *slots;
    size_t room, used;
};

struct facets {
    struct counter employers, codes;
    uint32_t yes[SUITED_CONDITIONS_MAX], no[SUITED_CONDITIONS_MAX];
};

/* Start from {0}. */
void facets_add(struct facets *facets, const struct suited_row *row);
void facets_release(struct facets *facets);

/* As search.h promises them. The result is the caller's. */
enum suited_status facets_json(const struct facets *facets, struct suited_view *view,
                               const struct suited_taxonomy *taxonomy, json_t **out,
                               struct suited_error *err);

#endif
