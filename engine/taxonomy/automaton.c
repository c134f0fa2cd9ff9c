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

struct edge *automaton_edge(const struct automaton *automaton, uint32_t from, uint32_t symbol)
{
    uint64_t mixed = ((uint64_t)from << 32 | symbol) * UINT64_C(0x9e3779b97f4a7c15);
    uint32_t mask = automaton->edge_room - 1;
    uint32_t at = (uint32_t)(mixed >> 32) & mask;

    while (automaton->edges[at].to &&
           (automaton->edges[at].from != from || automaton->edges[at].symbol != symbol))
        at = (at + 1) & mask;
    return &automaton->edges[at];
}

static uint32_t add_state(struct automaton *automaton, uint32_t flags)
{
    if (automaton->state_count == automaton->state_room) {
        automaton->state_room = automaton->state_room ? automaton->state_room * 2 : 1024;
        automaton->states =
            xresize(automaton->states, automaton->state_room, sizeof(*automaton->states));
    }
    automaton->states[automaton->state_count] =
        (struct state){0, AUTOMATON_NONE, AUTOMATON_NONE, flags};
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
    free(automaton->states);
    free(automaton->edges);
    free(automaton->gaps);
    free(automaton->ends);
    free(automaton->first_by_stem);
    free(automaton->first_by_word);
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
            *automaton_edge(automaton, old[i].from, old[i].symbol) = old[i];
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
        .ends = AUTOMATON_NONE,
    };

    automaton->states[state].gaps = automaton->gap_count;
    push_gap(automaton, gap);
}

/* What kind of edge `symbol` is; a gap is none of the three that take a token. */
static uint32_t flag_of(uint32_t symbol)
{
    static const uint32_t flags[] = {STATE_BY_STEM, STATE_BY_WORD, STATE_BY_NUMBER, 0};

    return flags[symbol & 3];
}

uint32_t automaton_step(struct automaton *automaton, uint32_t state, uint32_t symbol)
{
    struct edge *edge = automaton_edge(automaton, state, symbol);
    bool is_gap = (symbol & 3) == 3;
    uint32_t to;

    if (edge->to)
        return edge->to;
    to = add_state(automaton, is_gap ? STATE_IN_GAP : 0);
    *edge = (struct edge){state, symbol, to};
    automaton->states[state].flags |= flag_of(symbol);
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

/* Gaps as they were built: chained, and the first of each state. */
struct chains {
    struct gap *gaps;
    uint32_t *first;
};

static void lay_out_state(struct automaton *automaton, const struct chains *chains,
                          uint32_t state)
{
    for (uint32_t i = chains->first[state]; i != AUTOMATON_NONE; i = chains->gaps[i].next) {
        struct gap gap = chains->gaps[i];
        bool is_joined = gap.words == AUTOMATON_JOINED;

        gap.filter = automaton->states[gap.to].filter;
        gap.ends = is_joined ? automaton->states[gap.to].ends : AUTOMATON_NONE;
        gap.next = automaton->gap_count + 1;
        push_gap(automaton, gap);
        if (is_joined)
            lay_out_state(automaton, chains, gap.to);
    }
}

static void lay_out_gaps(struct automaton *automaton)
{
    struct chains chains = {
        .gaps = automaton->gaps,
        .first = xcalloc(automaton->state_count, sizeof(*chains.first)),
    };

    automaton->gaps = NULL;
    automaton->gap_count = automaton->gap_room = 0;
    for (uint32_t state = 0; state < automaton->state_count; state++)
        chains.first[state] = automaton->states[state].gaps;
    for (uint32_t state = 0; state < automaton->state_count; state++) {
        uint32_t start = automaton->gap_count;

        lay_out_state(automaton, &chains, state);
        if (automaton->gap_count == start)
            continue;
        automaton->gaps[automaton->gap_count - 1].next = AUTOMATON_NONE;
        automaton->states[state].gaps = start;
    }
    free(chains.gaps);
    free(chains.first);
}

void automaton_finish(struct automaton *automaton)
{
    lay_out_gaps(automaton);
    for (uint32_t i = 0; i < automaton->edge_room; i++) {
        const struct edge *edge = &automaton->edges[i];
        uint32_t id = edge->symbol >> 2;

        if (!edge->to || edge->from != AUTOMATON_ROOT)
            continue;
        if (flag_of(edge->symbol) == STATE_BY_STEM && id >= automaton->stem_limit)
            automaton->stem_limit = id + 1;
        if (flag_of(edge->symbol) == STATE_BY_WORD && id >= automaton->word_limit)
            automaton->word_limit = id + 1;
    }
    automaton->first_by_stem = xcalloc(automaton->stem_limit + 1, sizeof(uint32_t));
    automaton->first_by_word = xcalloc(automaton->word_limit + 1, sizeof(uint32_t));
    for (uint32_t id = 0; id < automaton->stem_limit; id++)
        automaton->first_by_stem[id] =
            automaton_edge(automaton, AUTOMATON_ROOT, automaton_stem(id))->to;
    for (uint32_t id = 0; id < automaton->word_limit; id++)
        automaton->first_by_word[id] =
            automaton_edge(automaton, AUTOMATON_ROOT, automaton_word(id))->to;
}
