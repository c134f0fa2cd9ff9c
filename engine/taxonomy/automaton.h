/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_AUTOMATON_H
#define TAXONOMY_AUTOMATON_H

#include "phrases.h"

/*
 * The automaton under the phrases: a trie whose edges are words, stems, any number, or a
 * gap. A walk begins at every token; it goes no deeper than the longest phrase, so that
 * matching is linear in the text.
 */
struct automaton;

#define AUTOMATON_ROOT    0u
#define AUTOMATON_GAP_MAX 9

/* Edges: a symbol is made by one of these. */
uint32_t automaton_stem(uint32_t stem_id);
uint32_t automaton_word(uint32_t word_id);
uint32_t automaton_number(void);
uint32_t automaton_gap(uint32_t words);

struct automaton *automaton_new(void);
void automaton_free(struct automaton *automaton);

/* The state after `symbol` in `state`, made when new. */
uint32_t automaton_step(struct automaton *automaton, uint32_t state, uint32_t symbol);

/* A new state that is at once where any of `count` states is: what follows is said once. */
uint32_t automaton_join(struct automaton *automaton, const uint32_t *states, size_t count);

/* Whether `state` was reached by a gap. */
bool automaton_in_gap(const struct automaton *automaton, uint32_t state);

/* A phrase with this payload ends in `state`. */
void automaton_accept(struct automaton *automaton, uint32_t state, uint32_t payload);

/* All steps and ends are in: make the tables that matching wants. */
void automaton_finish(struct automaton *automaton);

void automaton_match(const struct automaton *automaton, const struct tokens *tokens,
                     struct phrase_hits *hits);

#endif
