/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "automaton.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define NONE          UINT32_MAX
#define NUMBER_SYMBOL 2u

/* The bit of a token that counts as a word in a gap: words and numbers, and "&". */
#define COUNTED (UINT64_C(1) << 63)

/* Marks that a phrase passes over between two words ("sit/stand", "5+ years"), at most. */
#define MARKS_BETWEEN 3
/* In place of a gap's words: the state goes over into another, whatever comes. */
#define JOINED UINT32_MAX

/* A gap takes no account of marks, up to this many. */
#define MARKS_IN_GAP 8

enum state_flag {
    BY_STEM = 1 << 0, /* it has edges of that kind */
    BY_WORD = 1 << 1,
    BY_NUMBER = 1 << 2,
    IN_GAP = 1 << 3, /* it was reached by one */
};

struct state {
    uint64_t filter; /* a bit for each of its edges' symbols: most tokens fit none */
    uint32_t gaps;   /* the first of its gaps, or NONE */
    uint32_t ends;   /* the first of the phrases that end here, or NONE */
    uint32_t flags;  /* enum state_flag */
};

struct edge {
    uint32_t from, symbol, to; /* `to` 0 is a free place: no edge leads to the root */
};

struct gap {
    uint32_t words, to, next;
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

struct walk {
    const struct automaton *automaton;
    const struct tokens *tokens;
    struct phrase_hits *hits;
    const uint64_t *bits; /* by token: the filter bits of its symbols, and COUNTED */
    uint32_t first, end;  /* where it began; the end of its span */
    size_t first_hit;     /* where the hits of this first token begin */
};

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
    return NUMBER_SYMBOL;
}

uint32_t automaton_gap(uint32_t words)
{
    return words << 2 | 3;
}

static uint32_t add_state(struct automaton *automaton, uint32_t flags)
{
    if (automaton->state_count == automaton->state_room) {
        automaton->state_room = automaton->state_room ? automaton->state_room * 2 : 1024;
        automaton->states =
            xresize(automaton->states, automaton->state_room, sizeof(*automaton->states));
    }
    automaton->states[automaton->state_count] = (struct state){0, NONE, NONE, flags};
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

/* One of 63 bits: the last is kept for COUNTED. */
static uint64_t filter_of(uint32_t symbol)
{
    uint32_t number = symbol * UINT32_C(0x9e3779b1) >> 26;

    return UINT64_C(1) << (number < 63 ? number : 62);
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

static void add_gap(struct automaton *automaton, uint32_t state, uint32_t words, uint32_t to)
{
    if (automaton->gap_count == automaton->gap_room) {
        automaton->gap_room = automaton->gap_room ? automaton->gap_room * 2 : 64;
        automaton->gaps =
            xresize(automaton->gaps, automaton->gap_room, sizeof(*automaton->gaps));
    }
    automaton->gaps[automaton->gap_count] =
        (struct gap){words, to, automaton->states[state].gaps};
    automaton->states[state].gaps = automaton->gap_count++;
}

/* What kind of edge `symbol` is; a gap is none of the three that take a token. */
static uint32_t flag_of(uint32_t symbol)
{
    static const uint32_t flags[] = {BY_STEM, BY_WORD, BY_NUMBER, 0};

    return flags[symbol & 3];
}

uint32_t automaton_step(struct automaton *automaton, uint32_t state, uint32_t symbol)
{
    struct edge *edge = edge_of(automaton, state, symbol);
    bool is_gap = (symbol & 3) == 3;
    uint32_t to;

    if (edge->to)
        return edge->to;
    to = add_state(automaton, is_gap ? IN_GAP : 0);
    *edge = (struct edge){state, symbol, to};
    automaton->states[state].flags |= flag_of(symbol);
    if (is_gap)
        add_gap(automaton, state, symbol >> 2, to);
    else
        automaton->states[state].filter |= filter_of(symbol);
    if (++automaton->edge_count > automaton->edge_room / 2)
        grow_edges(automaton);
    return to;
}

uint32_t automaton_join(struct automaton *automaton, const uint32_t *states, size_t count)
{
    uint32_t to = add_state(automaton, 0);

    for (size_t i = 0; i < count; i++)
        add_gap(automaton, states[i], JOINED, to);
    return to;
}

bool automaton_in_gap(const struct automaton *automaton, uint32_t state)
{
    return automaton->states[state].flags & IN_GAP;
}

void automaton_accept(struct automaton *automaton, uint32_t state, uint32_t payload)
{
    for (uint32_t i = automaton->states[state].ends; i != NONE; i = automaton->ends[i].next)
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

void automaton_finish(struct automaton *automaton)
{
    for (uint32_t i = 0; i < automaton->edge_room; i++) {
        const struct edge *edge = &automaton->edges[i];
        uint32_t id = edge->symbol >> 2;

        if (!edge->to || edge->from != AUTOMATON_ROOT)
            continue;
        if (flag_of(edge->symbol) == BY_STEM && id >= automaton->stem_limit)
            automaton->stem_limit = id + 1;
        if (flag_of(edge->symbol) == BY_WORD && id >= automaton->word_limit)
            automaton->word_limit = id + 1;
    }
    automaton->first_by_stem = xcalloc(automaton->stem_limit + 1, sizeof(uint32_t));
    automaton->first_by_word = xcalloc(automaton->word_limit + 1, sizeof(uint32_t));
    for (uint32_t id = 0; id < automaton->stem_limit; id++)
        automaton->first_by_stem[id] =
            edge_of(automaton, AUTOMATON_ROOT, automaton_stem(id))->to;
    for (uint32_t id = 0; id < automaton->word_limit; id++)
        automaton->first_by_word[id] =
            edge_of(automaton, AUTOMATON_ROOT, automaton_word(id))->to;
}

/* Marks that stand for a space. */
static bool is_passed_over(const struct token *token)
{
    return token->kind == TOKEN_MARK && token->mark && strchr("-/'+%", token->mark);
}

static bool is_known(const struct walk *walk, const struct phrase_hit *hit)
{
    for (size_t i = walk->first_hit; i < walk->hits->count; i++)
        if (walk->hits->all[i].payload == hit->payload && walk->hits->all[i].last == hit->last)
            return true;
    return false;
}

/* Keep the hit in its place: longest first. */
static void add_hit(struct walk *walk, struct phrase_hit hit)
{
    struct phrase_hits *hits = walk->hits;
    size_t at = hits->count;

    if (is_known(walk, &hit))
        return;
    if (hits->count == hits->room) {
        hits->room = hits->room ? hits->room * 2 : 256;
        hits->all = xresize(hits->all, hits->room, sizeof(*hits->all));
    }
    for (; at > walk->first_hit && hits->all[at - 1].last < hit.last; at--)
        hits->all[at] = hits->all[at - 1];
    hits->all[at] = hit;
    hits->count++;
}

static void walk_from(struct walk *walk, uint32_t state, uint32_t at);

static void take_symbol(struct walk *walk, uint32_t state, uint32_t symbol, uint32_t at)
{
    uint32_t to = edge_of(walk->automaton, state, symbol)->to;

    if (to)
        walk_from(walk, to, at + 1);
}

/* Take the token at `at` by every edge of `state` that fits it. */
static void take_token(struct walk *walk, uint32_t state, uint32_t at)
{
    const struct token *token = &walk->tokens->all[at];
    uint32_t flags = walk->automaton->states[state].flags;

    if ((flags & BY_STEM) && token->stem)
        take_symbol(walk, state, automaton_stem(token->stem), at);
    if ((flags & BY_WORD) && token->word)
        take_symbol(walk, state, automaton_word(token->word), at);
    if ((flags & BY_NUMBER) && token->kind == TOKEN_NUMBER)
        take_symbol(walk, state, NUMBER_SYMBOL, at);
}

static void cross_gap(struct walk *walk, const struct gap *gap, uint32_t at)
{
    uint64_t filter = walk->automaton->states[gap->to].filter;
    uint32_t words = 0, marks = 0;

    for (; at < walk->end && words <= gap->words; at++) {
        if (walk->bits[at] & filter)
            take_token(walk, gap->to, at);
        if (walk->bits[at] & COUNTED)
            words++;
        else if (++marks > MARKS_IN_GAP)
            return;
    }
}

static void walk_from(struct walk *walk, uint32_t state, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;
    const struct state *here = &automaton->states[state];

    for (uint32_t i = here->ends; i != NONE; i = automaton->ends[i].next)
        add_hit(walk, (struct phrase_hit){automaton->ends[i].payload, walk->first, at - 1});
    for (uint32_t i = here->gaps; i != NONE; i = automaton->gaps[i].next)
        if (automaton->gaps[i].words == JOINED)
            walk_from(walk, automaton->gaps[i].to, at);
        else
            cross_gap(walk, &automaton->gaps[i], at);
    if (!here->filter)
        return;
    for (uint32_t marks = 0;
         marks < MARKS_BETWEEN && at < walk->end && is_passed_over(&walk->tokens->all[at]);
         marks++)
        at++;
    if (at < walk->end && (walk->bits[at] & here->filter))
        take_token(walk, state, at);
}

/* As take_token() for the root, which has too many edges to hash for every token. */
static void begin_at(struct walk *walk, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;
    const struct token *token = &walk->tokens->all[at];
    uint32_t to;

    if (token->stem && token->stem < automaton->stem_limit &&
        (to = automaton->first_by_stem[token->stem]))
        walk_from(walk, to, at + 1);
    if (token->word && token->word < automaton->word_limit &&
        (to = automaton->first_by_word[token->word]))
        walk_from(walk, to, at + 1);
    if (token->kind == TOKEN_NUMBER)
        take_symbol(walk, AUTOMATON_ROOT, NUMBER_SYMBOL, at);
}

static void note_bits(struct phrase_hits *hits, const struct tokens *tokens)
{
    if (hits->bit_room < tokens->count) {
        hits->bit_room = tokens->count;
        hits->bits = xresize(hits->bits, hits->bit_room, sizeof(*hits->bits));
    }
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->all[i];
        uint64_t bits = token->kind != TOKEN_MARK || token->stem ? COUNTED : 0;

        if (token->stem)
            bits |= filter_of(automaton_stem(token->stem));
        if (token->word)
            bits |= filter_of(automaton_word(token->word));
        if (token->kind == TOKEN_NUMBER)
            bits |= filter_of(NUMBER_SYMBOL);
        hits->bits[i] = bits;
    }
}

void automaton_match(const struct automaton *automaton, const struct tokens *tokens,
                     struct phrase_hits *hits)
{
    struct walk walk = {.automaton = automaton, .tokens = tokens, .hits = hits};

    hits->count = 0;
    note_bits(hits, tokens);
    walk.bits = hits->bits;
    for (uint32_t span = 0; span < tokens->span_count; span++) {
        walk.end = tokens->spans[span].first + tokens->spans[span].count;
        for (uint32_t at = tokens->spans[span].first; at < walk.end; at++) {
            walk.first = at;
            walk.first_hit = hits->count;
            begin_at(&walk, at);
        }
    }
}
