/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_READER_FACTS_H
#define INGEST_READER_FACTS_H

#include "negation.h"
#include "reader_rules.h"
#include "sections.h"

/*
 * From phrases that were found to facts: what rules out, denies or softens a phrase is
 * weighed, and of each condition and value the best stays. Start from {0}.
 */
struct candidate {
    struct quote quote;
    uint8_t weight; /* 0: there is none */
};

struct facts {
    struct candidate best[SUITED_CONDITIONS_MAX][2]; /* by enum fact_value, no and yes */
    uint64_t *void_tokens, *void_spans; /* conditions that mean nothing there, by bit */
    uint64_t void_all;
    size_t token_room, span_room;
};

struct facts_text {
    const struct tokens *tokens;
    const struct phrase_hits *hits;
    const struct sections *sections;
    const struct negation *negation;
    const struct reader_lexicon *lexicon; /* whom to tell of the hits; NULL: nobody */
};

/* Collect afresh what the rules find in a text. */
void facts_collect(struct facts *facts, const struct rules *rules,
                   const struct facts_text *text);

/* One more, of some weight; it counts if it is better than what there is. */
void facts_offer(struct facts *facts, unsigned condition, enum fact_value value,
                 struct quote quote, uint8_t weight);

/* The value that stands for a condition so far; false when there is none. */
bool facts_standing(const struct facts *facts, unsigned condition, enum fact_value *value,
                    struct quote *quote);

/* Put them into the reading, in catalogue order. */
void facts_write(const struct facts *facts, struct reading *reading);
void facts_release(struct facts *facts);

#endif
