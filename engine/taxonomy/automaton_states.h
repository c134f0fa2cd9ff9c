/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_AUTOMATON_STATES_H
#define TAXONOMY_AUTOMATON_STATES_H

#include "automaton.h"

/* What the automaton is made of, for the files that build it and that walk it. */

#define AUTOMATON_NONE UINT32_MAX

/* In place of a gap's words: the state goes over into another, whatever comes. */
#define AUTOMATON_JOINED UINT32_MAX

enum state_flag {
    STATE_BY_STEM = 1 << 0, /* it has edges of that kind */
    STATE_BY_WORD = 1 << 1,
    STATE_BY_NUMBER = 1 << 2,
    STATE_IN_GAP = 1 << 3, /* it was reached by one */
};

/* An edge in the table of its state; symbol 0 is a free place. */
struct slot {
    uint32_t symbol, to;
};

/*
 * A filter has a bit for each of the symbols it lets by: most tokens fit none. Two states fit a
 * cache line, for the walk waits for each.
 */
struct state {
    uint64_t filter;  /* of its own edges */
    uint32_t gaps;    /* AUTOMATON_NONE, or: the first of a chain while building, then a list */
    uint32_t ends;    /* the first of the phrases that end here, or AUTOMATON_NONE */
    struct slot only; /* its edge, where it has no more */
    uint32_t slots;   /* else its edges: a small table among `automaton->slots` */
    uint8_t slot_bits; /* the table has 2 to the power of this many places; 0 no table */
    uint8_t flags;     /* enum state_flag */
};

/* An edge while building: `to` 0 is a free place, for no edge leads to the root. */
struct edge {
    uint32_t from, symbol, to;
};

struct gap {
    uint64_t filter; /* of the edges of `to` */
    uint32_t words, to, next;
};

/* The gaps of a state, with those of the states it is joined to. */
struct gap_list {
    uint64_t joined, across; /* filters of all states it is joined to, of all behind a gap */
    uint32_t first, count;
};

struct end {
    uint32_t payload, next;
};

/* What a stem or word is to the automaton. */
struct symbol {
    uint64_t next, gap;    /* its bits in filters of edges, and of edges behind a gap */
    uint32_t first;        /* the state after it at the root, or 0 */
    bool ends;             /* a phrase ends there */
    uint64_t then, across; /* what may come next there, and behind its gaps */
};

/*
 * Once built, the edges of a state stand side by side, its gaps, and its ends with those of the
 * states it is joined to; the table by which edges were found while building is gone.
 */
struct automaton {
    struct state *states;
    uint32_t state_count, state_room;
    struct edge *edges;
    uint32_t edge_count, edge_room;
    struct slot *slots;
    uint32_t slot_count;
    struct gap *gaps;
    uint32_t gap_count, gap_room;
    struct gap_list *lists;
    uint32_t list_count;
    struct end *ends;
    uint32_t end_count, end_room;
    struct symbol *stems, *words; /* by id; the first is of no word */
    uint32_t stem_limit, word_limit;
    struct symbol number;
    void *tables; /* once built: the memory of all the arrays above */
};

/* The kind of edge that `symbol` is; a gap is none of the three that take a token. */
uint8_t automaton_flag(uint32_t symbol);

/* One of 63 bits: the last is kept for what counts as a word in a gap. */
static inline uint64_t automaton_filter(uint32_t symbol)
{
    uint32_t number = symbol * UINT32_C(0x9e3779b1) >> 26;

    return UINT64_C(1) << (number < 63 ? number : 62);
}

/* Where a symbol stands in the table of a state, if its place is free. */
static inline uint32_t automaton_place(uint32_t symbol)
{
    return symbol * UINT32_C(0x85ebca6b) >> 16;
}

#endif
