/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "automaton_states.h"

#include <string.h>

#include "base/xalloc.h"

/* Marks that a phrase passes over between two words ("sit/stand", "5+ years"), at most. */
#define MARKS_BETWEEN 3

/* A gap takes no account of marks, up to this many; but "[" begins what was put in later. */
#define MARKS_IN_GAP 8

struct walk {
    const struct automaton *automaton;
    const struct tokens *tokens;
    struct phrase_hits *hits;
    const uint64_t *bits; /* by token: the filter bits of its symbols, and AUTOMATON_COUNTED */
    uint32_t first, end;  /* where it began; the end of its span */
    size_t first_hit;     /* where the hits of this first token begin */
};

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
    uint32_t to = automaton_edge(walk->automaton, state, symbol)->to;

    if (to)
        walk_from(walk, to, at + 1);
}

/* Take the token at `at` by every edge of `state` that fits it. */
static void take_token(struct walk *walk, uint32_t state, uint32_t at)
{
    const struct token *token = &walk->tokens->all[at];
    uint32_t flags = walk->automaton->states[state].flags;

    if ((flags & STATE_BY_STEM) && token->stem)
        take_symbol(walk, state, automaton_stem(token->stem), at);
    if ((flags & STATE_BY_WORD) && token->word)
        take_symbol(walk, state, automaton_word(token->word), at);
    if ((flags & STATE_BY_NUMBER) && token->kind == TOKEN_NUMBER)
        take_symbol(walk, state, automaton_number(), at);
}

static void cross_gap(struct walk *walk, const struct gap *gap, uint32_t at)
{
    uint32_t words = 0, marks = 0;

    for (; at < walk->end && words <= gap->words; at++) {
        if (walk->bits[at] & gap->filter)
            take_token(walk, gap->to, at);
        if (walk->bits[at] & AUTOMATON_COUNTED)
            words++;
        else if (++marks > MARKS_IN_GAP || walk->tokens->all[at].mark == '[')
            return;
    }
}

static void add_ends(struct walk *walk, uint32_t first, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;

    for (uint32_t i = first; i != AUTOMATON_NONE; i = automaton->ends[i].next)
        add_hit(walk, (struct phrase_hit){automaton->ends[i].payload, walk->first, at - 1});
}

/* Where the next word stands, past marks that are the same as a space. */
static uint32_t next_word(const struct walk *walk, uint32_t at)
{
    for (uint32_t marks = 0;
         marks < MARKS_BETWEEN && at < walk->end && is_passed_over(&walk->tokens->all[at]);
         marks++)
        at++;
    return at;
}

static void walk_from(struct walk *walk, uint32_t state, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;
    const struct state *here = &automaton->states[state];
    uint32_t next = next_word(walk, at);
    uint64_t bits = next < walk->end ? walk->bits[next] & ~AUTOMATON_COUNTED : 0;

    add_ends(walk, here->ends, at);
    for (uint32_t i = here->gaps; i != AUTOMATON_NONE; i = automaton->gaps[i].next) {
        const struct gap *gap = &automaton->gaps[i];

        if (gap->words != AUTOMATON_JOINED) {
            cross_gap(walk, gap, at);
            continue;
        }
        add_ends(walk, gap->ends, at);
        if (bits & gap->filter)
            take_token(walk, gap->to, next);
    }
    if (bits & here->filter)
        take_token(walk, state, next);
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
        take_symbol(walk, AUTOMATON_ROOT, automaton_number(), at);
}

static void note_bits(struct phrase_hits *hits, const struct tokens *tokens)
{
    if (hits->bit_room < tokens->count) {
        hits->bit_room = tokens->count;
        hits->bits = xresize(hits->bits, hits->bit_room, sizeof(*hits->bits));
    }
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->all[i];
        uint64_t bits = token->kind != TOKEN_MARK || token->stem ? AUTOMATON_COUNTED : 0;

        if (token->stem)
            bits |= automaton_filter(automaton_stem(token->stem));
        if (token->word)
            bits |= automaton_filter(automaton_word(token->word));
        if (token->kind == TOKEN_NUMBER)
            bits |= automaton_filter(automaton_number());
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
