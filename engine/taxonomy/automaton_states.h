/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_AUTOMATON_STATES_H
#define TAXONOMY_AUTOMATON_STATES_H

#include "automaton.h"

/* What the automaton is made of, for the files that build it and that walk it. */

#define AUTOMATON_NONE UINT32_MAX

/* The bit of a token that counts as a word in a gap: words and numbers, and "&". */
#define AUTOMATON_COUNTED (UINT64_C(1) << 63)

/* In place of a gap's words: the state goes over into another, whatever comes. */
#define AUTOMATON_JOINED UINT32_MAX

enum state_flag {
    STATE_BY_STEM = 1 << 0, /* it has edges of that kind */
    STATE_BY_WORD = 1 << 1,
    STATE_BY_NUMBER = 1 << 2,
    STATE_IN_GAP = 1 << 3, /* it was reached by one */
};

struct state {
    uint64_t filter; /* a bit for each of its edges' symbols: most tokens fit none */
    uint32_t gaps;   /* the first of its gaps, or AUTOMATON_NONE */
    uint32_t ends;   /* the first of the phrases that end here, or AUTOMATON_NONE */
    uint32_t flags;  /* enum state_flag */
};

struct edge {
    uint32_t from, symbol, to; /* `to` 0 is a free place: no edge leads to the root */
};

/*
 * A state's gaps stand side by side once all is in, with those of the states it is joined to;
 * what a walk asks of `to` first is at hand without going there.
 */
struct gap {
    uint64_t filter;
    uint32_t words, to, next;
    uint32_t ends; /* of a joined state; AUTOMATON_NONE for others */
};

struct end {
    uint32_t payload, next;
};

struct automaton {
    struct state *states;
    uint32_t state_count, state_room;
    struct edge *edges;
    uint32_t edge_count, edge_room;
    struct gap *gaps;
    uint32_t gap_count, gap_room;
    struct end *ends;
    uint32_t end_count, end_room;
    uint32_t *first_by_stem, *first_by_word; /* the root's edges, by id */
    uint32_t stem_limit, word_limit;
};

/* The edge of `symbol` out of `from`, or the free place where it would stand. */
struct edge *automaton_edge(const struct automaton *automaton, uint32_t from, uint32_t symbol);

/* One of 63 bits: the last is kept for AUTOMATON_COUNTED. */
static inline uint64_t automaton_filter(uint32_t symbol)
{
    uint32_t number = symbol * UINT32_C(0x9e3779b1) >> 26;

    return UINT64_C(1) << (number < 63 ? number : 62);
}

#endif
