/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "automaton_states.h"

#include <stdlib.h>

#include "base/xalloc.h"

/* The low two bits of a symbol are its kind. */
uint32_t automaton_stem(uint32_t stem_id)
{
    return stem_id << 2;
}

uint32_t automaton_word(uint32_t word_id)
{
    return word_id << 2 | 1;
}

uint32_t automaton_number(void)
{
    return 2; /* the only one of its kind */
}

uint32_t automaton_gap(uint32_t words)
{
    return words << 2 | 3;
}

static struct edge *edge_of(const struct automaton *automaton, uint32_t from, uint32_t symbol)
{
    uint64_t mixed = ((uint64_t)from << 32 | symbol) * UINT64_C(0x9e3779b97f4a7c15);
    uint32_t mask = automaton->edge_room - 1;
    uint32_t at = (uint32_t)(mixed >> 32) & mask;

    while (automaton->edges[at].to &&
           (automaton->edges[at].from != from || automaton->edges[at].symbol != symbol))
        at = (at + 1) & mask;
    return &automaton->edges[at];
}

static uint32_t add_state(struct automaton *automaton, uint8_t flags)
{
    if (automaton->state_count == automaton->state_room) {
        automaton->state_room = automaton->state_room ? automaton->state_room * 2 : 1024;
        automaton->states =
            xresize(automaton->states, automaton->state_room, sizeof(*automaton->states));
    }
    automaton->states[automaton->state_count] =
        (struct state){.gaps = AUTOMATON_NONE, .ends = AUTOMATON_NONE, .flags = flags};
    return automaton->state_count++;
}

struct automaton *automaton_new(void)
{
    struct automaton *automaton = xcalloc(1, sizeof(*automaton));

    automaton->edge_room = 4096;
    automaton->edges = xcalloc(automaton->edge_room, sizeof(*automaton->edges));
    add_state(automaton, 0);
    return automaton;
}

void automaton_free(struct automaton *automaton)
{
    if (!automaton)
        return;
    if (!automaton->tables) {
        free(automaton->states);
        free(automaton->edges);
        free(automaton->gaps);
        free(automaton->ends);
    }
    free(automaton->tables);
    free(automaton);
}

static void grow_edges(struct automaton *automaton)
{
    struct edge *old = automaton->edges;
    uint32_t old_room = automaton->edge_room;

    automaton->edge_room *= 2;
    automaton->edges = xcalloc(automaton->edge_room, sizeof(*automaton->edges));
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i].to)
            *edge_of(automaton, old[i].from, old[i].symbol) = old[i];
    free(old);
}

static void push_gap(struct automaton *automaton, struct gap gap)
{
    if (automaton->gap_count == automaton->gap_room) {
        automaton->gap_room = automaton->gap_room ? automaton->gap_room * 2 : 64;
        automaton->gaps =
            xresize(automaton->gaps, automaton->gap_room, sizeof(*automaton->gaps));
    }
    automaton->gaps[automaton->gap_count++] = gap;
}

static void add_gap(struct automaton *automaton, uint32_t state, uint32_t words, uint32_t to)
{
    const struct gap gap = {
        .words = words,
        .to = to,
        .next = automaton->states[state].gaps,
    };

    automaton->states[state].gaps = automaton->gap_count;
    push_gap(automaton, gap);
}

uint8_t automaton_flag(uint32_t symbol)
{
    static const uint8_t flags[] = {STATE_BY_STEM, STATE_BY_WORD, STATE_BY_NUMBER, 0};

    return flags[symbol & 3];
}

uint32_t automaton_step(struct automaton *automaton, uint32_t state, uint32_t symbol)
{
    struct edge *edge = edge_of(automaton, state, symbol);
    bool is_gap = (symbol & 3) == 3;
    uint32_t to;

    if (edge->to)
        return edge->to;
    to = add_state(automaton, is_gap ? STATE_IN_GAP : 0);
    *edge = (struct edge){state, symbol, to};
    automaton->states[state].flags |= automaton_flag(symbol);
    if (is_gap)
        add_gap(automaton, state, symbol >> 2, to);
    else
        automaton->states[state].filter |= automaton_filter(symbol);
    if (++automaton->edge_count > automaton->edge_room / 2)
        grow_edges(automaton);
    return to;
}

uint32_t automaton_join(struct automaton *automaton, const uint32_t *states, size_t count)
{
    uint32_t to = add_state(automaton, 0);

    for (size_t i = 0; i < count; i++)
        add_gap(automaton, states[i], AUTOMATON_JOINED, to);
    return to;
}

bool automaton_in_gap(const struct automaton *automaton, uint32_t state)
{
    return automaton->states[state].flags & STATE_IN_GAP;
}

void automaton_accept(struct automaton *automaton, uint32_t state, uint32_t payload)
{
    for (uint32_t i = automaton->states[state].ends; i != AUTOMATON_NONE;
         i = automaton->ends[i].next)
        if (automaton->ends[i].payload == payload)
            return;
    if (automaton->end_count == automaton->end_room) {
        automaton->end_room = automaton->end_room ? automaton->end_room * 2 : 256;
        automaton->ends =
            xresize(automaton->ends, automaton->end_room, sizeof(*automaton->ends));
    }
    automaton->ends[automaton->end_count] =
        (struct end){payload, automaton->states[state].ends};
    automaton->states[state].ends = automaton->end_count++;
}
