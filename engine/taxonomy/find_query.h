/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_QUERY_H
#define TAXONOMY_FIND_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "find_alike.h"
#include "labels.h"
#include "words.h"

/*
 * What was typed, as the words of some labels: two that are one word there are read as
 * one ("fork lift"), and one that is two as two.
 */
struct query_word {
    float weight; /* rarity; little for words that say nothing of the occupation */
    struct alike *alike;
    size_t count;
};

struct query {
    const struct labels *labels;
    const struct words *words;
    struct query_word all[WORDS_MAX];
    size_t count;
    size_t head;  /* the noun: all[head] */
    float weight; /* of all words */
};

void query_init(struct query *query, const struct labels *labels, const struct words *words,
                const struct folded *typed);
void query_release(struct query *query);

/* How surely `word` of the labels is what typed word `number` means, 0 to 1. */
float query_likeness(const struct query *query, size_t number, size_t word);

/* How much a word says, that stands in `count` of the labels and has this role. */
float query_weight(const struct labels *labels, size_t count, uint8_t role);

/* The noun of a name: the last word that counts before a comma, a bracket or a link. */
size_t query_head(const struct folded *folded);

#endif
