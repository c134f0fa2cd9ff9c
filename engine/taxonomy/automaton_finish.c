/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "automaton_states.h"
#include "base/xalloc.h"

#define CACHE_LINE 64

/* Gaps and ends as they were built: chained. */
struct chains {
    struct gap *gaps;
    struct end *ends;
    struct state *first; /* of each state */
};

static void add_gap(struct automaton *automaton, struct gap_list *list, struct gap gap)
{
    gap.filter = automaton->states[gap.to].filter;
    if (gap.words == AUTOMATON_JOINED)
        list->joined |= gap.filter;
    else
        list->across |= gap.filter;
    if (automaton->gap_count == automaton->gap_room) {
        automaton->gap_room = automaton->gap_room ? automaton->gap_room * 2 : 64;
        automaton->gaps =
            xresize(automaton->gaps, automaton->gap_room, sizeof(*automaton->gaps));
    }
    automaton->gaps[automaton->gap_count++] = gap;
    list->count++;
}

static void add_ends(struct automaton *automaton, const struct chains *chains, uint32_t first)
{
    for (uint32_t i = first; i != AUTOMATON_NONE; i = chains->ends[i].next) {
        if (automaton->end_count == automaton->end_room) {
            automaton->end_room = automaton->end_room ? automaton->end_room * 2 : 256;
            automaton->ends =
                xresize(automaton->ends, automaton->end_room, sizeof(*automaton->ends));
        }
        automaton->ends[automaton->end_count] =
            (struct end){chains->ends[i].payload, automaton->end_count + 1};
        automaton->end_count++;
    }
}

/* What `from` has goes to `list` and the last ends: its own, or of one that it is joined to. */
static void lay_out(struct automaton *automaton, const struct chains *chains,
                    struct gap_list *list, uint32_t from)
{
    add_ends(automaton, chains, chains->first[from].ends);
    for (uint32_t i = chains->first[from].gaps; i != AUTOMATON_NONE; i = chains->gaps[i].next) {
        add_gap(automaton, list, chains->gaps[i]);
        if (chains->gaps[i].words == AUTOMATON_JOINED)
            lay_out(automaton, chains, list, chains->gaps[i].to);
    }
}

static void lay_out_state(struct automaton *automaton, const struct chains *chains,
                          uint32_t number)
{
    struct state *state = &automaton->states[number];
    struct gap_list list = {.first = automaton->gap_count};
    uint32_t ends = automaton->end_count;

    lay_out(automaton, chains, &list, number);
    state->ends = automaton->end_count > ends ? ends : AUTOMATON_NONE;
    if (automaton->end_count > ends)
        automaton->ends[automaton->end_count - 1].next = AUTOMATON_NONE;
    state->gaps = list.count ? automaton->list_count : AUTOMATON_NONE;
    if (list.count)
        automaton->lists[automaton->list_count++] = list;
}

static uint32_t count_lists(const struct automaton *automaton)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < automaton->state_count; i++)
        count += automaton->states[i].gaps != AUTOMATON_NONE;
    return count;
}

static void lay_out_states(struct automaton *automaton)
{
    struct chains chains = {
        .gaps = automaton->gaps,
        .ends = automaton->ends,
        .first = xcalloc(automaton->state_count, sizeof(*chains.first)),
    };

    automaton->gaps = NULL;
    automaton->ends = NULL;
    automaton->gap_count = automaton->gap_room = 0;
    automaton->end_count = automaton->end_room = 0;
    automaton->lists = xcalloc(count_lists(automaton), sizeof(*automaton->lists));
    for (uint32_t i = 0; i < automaton->state_count; i++)
        chains.first[i] = automaton->states[i];
    for (uint32_t i = 0; i < automaton->state_count; i++)
        lay_out_state(automaton, &chains, i);
    free(chains.gaps);
    free(chains.ends);
    free(chains.first);
}

/* What is known of a symbol that takes a token. */
static struct symbol *symbol_of(struct automaton *automaton, uint32_t symbol)
{
    uint32_t id = symbol >> 2;

    if (automaton_flag(symbol) == STATE_BY_STEM)
        return &automaton->stems[id];
    return automaton_flag(symbol) == STATE_BY_WORD ? &automaton->words[id] : &automaton->number;
}

static void begin_with(const struct automaton *automaton, struct symbol *symbol, uint32_t first)
{
    const struct state *state = &automaton->states[first];

    symbol->first = first;
    symbol->ends = state->ends != AUTOMATON_NONE;
    symbol->then = state->filter;
    if (state->gaps == AUTOMATON_NONE)
        return;
    symbol->then |= automaton->lists[state->gaps].joined;
    symbol->across = automaton->lists[state->gaps].across;
}

static void make_symbols(struct automaton *automaton)
{
    for (uint32_t i = 0; i < automaton->edge_room; i++) {
        const struct edge *edge = &automaton->edges[i];
        uint32_t id = edge->symbol >> 2;

        if (automaton_flag(edge->symbol) == STATE_BY_STEM && id >= automaton->stem_limit)
            automaton->stem_limit = id + 1;
        if (automaton_flag(edge->symbol) == STATE_BY_WORD && id >= automaton->word_limit)
            automaton->word_limit = id + 1;
    }
    automaton->stems = xcalloc(automaton->stem_limit + 1, sizeof(*automaton->stems));
    automaton->words = xcalloc(automaton->word_limit + 1, sizeof(*automaton->words));
    for (uint32_t i = 0; i < automaton->edge_room; i++) {
        const struct edge *edge = &automaton->edges[i];
        struct symbol *symbol;

        if (!edge->to || !automaton_flag(edge->symbol))
            continue;
        symbol = symbol_of(automaton, edge->symbol);
        if (edge->from == AUTOMATON_ROOT)
            begin_with(automaton, symbol, edge->to);
        else if (automaton->states[edge->from].flags & STATE_IN_GAP)
            symbol->gap = automaton_filter(edge->symbol);
        else
            symbol->next = automaton_filter(edge->symbol);
    }
}

/* Room for the edges of each state that has several: twice as many places as are needed. */
static uint32_t share_slots(struct automaton *automaton, const uint32_t *counts)
{
    uint32_t total = 0;

    for (uint32_t i = 0; i < automaton->state_count; i++) {
        uint8_t bits = 0;

        while (counts[i] > 1 && UINT32_C(1) << bits < counts[i] * 2)
            bits++;
        automaton->states[i].slots = total;
        automaton->states[i].slot_bits = bits;
        total += bits ? UINT32_C(1) << bits : 0;
    }
    return total;
}

static void make_slots(struct automaton *automaton)
{
    uint32_t *counts = xcalloc(automaton->state_count, sizeof(*counts));

    for (uint32_t i = 0; i < automaton->edge_room; i++)
        if (automaton->edges[i].from != AUTOMATON_ROOT &&
            automaton_flag(automaton->edges[i].symbol))
            counts[automaton->edges[i].from]++;
    automaton->slot_count = share_slots(automaton, counts);
    automaton->slots = xcalloc(automaton->slot_count, sizeof(*automaton->slots));
    for (uint32_t i = 0; i < automaton->edge_room; i++) {
        const struct edge *edge = &automaton->edges[i];
        struct state *state = &automaton->states[edge->from];
        uint32_t at = automaton_place(edge->symbol),
                 mask = (UINT32_C(1) << state->slot_bits) - 1;

        if (edge->from == AUTOMATON_ROOT || !automaton_flag(edge->symbol))
            continue;
        if (!state->slot_bits) {
            state->only = (struct slot){edge->symbol, edge->to};
            continue;
        }
        while (automaton->slots[state->slots + (at & mask)].symbol)
            at++;
        automaton->slots[state->slots + (at & mask)] = (struct slot){edge->symbol, edge->to};
    }
    free(counts);
}

static size_t in_lines(size_t size)
{
    return (size + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
}

/* What an array's bytes become at `*to`, which goes on behind them. */
static void *move(char **to, void *array, size_t size)
{
    void *moved = *to;

    if (size)
        memcpy(moved, array, size);
    free(array);
    *to += in_lines(size);
    return moved;
}

/* All that is walked goes to one piece of memory, each array on lines of its own. */
static void move_together(struct automaton *automaton)
{
    const size_t states = automaton->state_count * sizeof(*automaton->states),
                 slots = automaton->slot_count * sizeof(*automaton->slots),
                 stems = (automaton->stem_limit + 1) * sizeof(*automaton->stems),
                 words = (automaton->word_limit + 1) * sizeof(*automaton->words),
                 lists = automaton->list_count * sizeof(*automaton->lists),
                 gaps = automaton->gap_count * sizeof(*automaton->gaps),
                 ends = automaton->end_count * sizeof(*automaton->ends);
    char *to = xtable(in_lines(states) + in_lines(slots) + in_lines(stems) + in_lines(words) +
                      in_lines(lists) + in_lines(gaps) + in_lines(ends));

    automaton->tables = to;
    automaton->states = move(&to, automaton->states, states);
    automaton->slots = move(&to, automaton->slots, slots);
    automaton->stems = move(&to, automaton->stems, stems);
    automaton->words = move(&to, automaton->words, words);
    automaton->lists = move(&to, automaton->lists, lists);
    automaton->gaps = move(&to, automaton->gaps, gaps);
    automaton->ends = move(&to, automaton->ends, ends);
}

void automaton_finish(struct automaton *automaton)
{
    lay_out_states(automaton);
    make_symbols(automaton);
    make_slots(automaton);
    move_together(automaton);
    free(automaton->edges);
    automaton->edges = NULL;
    automaton->edge_count = automaton->edge_room = 0;
}
