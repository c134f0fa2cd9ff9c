/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "automaton_states.h"

#include <assert.h>
#include <string.h>

#include "base/xalloc.h"

/* Marks that a phrase passes over between two words ("sit/stand", "5+ years"), at most. */
#define MARKS_BETWEEN 3

/* A gap takes no account of marks, up to this many; but "[" begins what was put in later. */
#define MARKS_IN_GAP 8

/* The bit of a token that counts as a word in a gap: words and numbers, and "&". */
#define COUNTED (UINT64_C(1) << 63)

/* The bit, among those for an edge, of a token that a walk may begin with. */
#define BEGINS (UINT64_C(1) << 63)

/* A gap of fewer words than NEAR is held against what stands near, else as far as any goes. */
#define NEAR 4
#define FAR  (3 * NEAR)
#define RING 16 /* a power of two above FAR */

static_assert(AUTOMATON_GAP_MAX < FAR && FAR <= RING, "no gap goes past what is noted");

/* Bits of a token in the filters, and of the words that gaps before it may reach. */
struct token_bits {
    uint64_t next, gap; /* of its symbols on an edge, and on one behind a gap with COUNTED */
    uint64_t near, far; /* `gap` of the NEAR and FAR words from here on, in its span */
};

struct walk {
    const struct automaton *automaton;
    const struct tokens *tokens;
    struct phrase_hits *hits;
    struct token_bits *bits; /* by token */
    uint32_t first, end;     /* where it began; the end of its span */
    size_t first_hit;        /* where the hits of this first token begin */
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

/* The state after `symbol` in `state`, or 0. */
static uint32_t step(const struct automaton *automaton, const struct state *state,
                     uint32_t symbol)
{
    const struct slot *slots = automaton->slots + state->slots;
    uint32_t mask = (UINT32_C(1) << state->slot_bits) - 1;
    uint32_t at = automaton_place(symbol) & mask;

    if (!mask)
        return state->only.symbol == symbol ? state->only.to : 0;
    while (slots[at].symbol != symbol) {
        if (!slots[at].symbol)
            return 0;
        at = (at + 1) & mask;
    }
    return slots[at].to;
}

static void take_symbol(struct walk *walk, const struct state *state, uint32_t symbol,
                        uint32_t at)
{
    uint32_t to = step(walk->automaton, state, symbol);

    if (to)
        walk_from(walk, to, at + 1);
}

/* Take the token at `at` by every edge of `state` that fits it. */
static void take_token(struct walk *walk, uint32_t number, uint32_t at)
{
    const struct token *token = &walk->tokens->all[at];
    const struct state *state = &walk->automaton->states[number];
    uint32_t flags = state->flags;

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
        if (walk->bits[at].gap & gap->filter)
            take_token(walk, gap->to, at);
        if (walk->bits[at].gap & COUNTED)
            words++;
        else if (++marks > MARKS_IN_GAP || walk->tokens->all[at].mark == '[')
            return;
    }
}

/* Go on past the gaps, and as the states that are joined; `next` is the next word. */
static void walk_gaps(struct walk *walk, const struct gap_list *list, uint32_t at,
                      uint32_t next)
{
    const struct gap *gap = walk->automaton->gaps + list->first;
    uint64_t bits = next < walk->end ? walk->bits[next].next : 0;

    if (!(bits & list->joined) && !(walk->bits[at].far & list->across))
        return;
    for (const struct gap *end = gap + list->count; gap < end; gap++) {
        if (gap->words == AUTOMATON_JOINED) {
            if (bits & gap->filter)
                take_token(walk, gap->to, next);
        } else if (gap->filter &
                   (gap->words < NEAR ? walk->bits[at].near : walk->bits[at].far)) {
            cross_gap(walk, gap, at);
        }
    }
}

static void add_ends(struct walk *walk, uint32_t first, uint32_t at)
{
    const struct end *ends = walk->automaton->ends;

    for (uint32_t i = first; i != AUTOMATON_NONE; i = ends[i].next)
        add_hit(walk, (struct phrase_hit){ends[i].payload, walk->first, at - 1});
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

static void walk_from(struct walk *walk, uint32_t number, uint32_t at)
{
    const struct state *state = &walk->automaton->states[number];
    uint32_t next;

    add_ends(walk, state->ends, at);
    if (at >= walk->end)
        return;
    next = next_word(walk, at);
    if (state->gaps != AUTOMATON_NONE)
        walk_gaps(walk, &walk->automaton->lists[state->gaps], at, next);
    if (next < walk->end && walk->bits[next].next & state->filter)
        take_token(walk, number, next);
}

static const struct symbol *stem_of(const struct automaton *automaton,
                                    const struct token *token)
{
    return &automaton->stems[token->stem < automaton->stem_limit ? token->stem : 0];
}

static const struct symbol *word_of(const struct automaton *automaton,
                                    const struct token *token)
{
    return &automaton->words[token->word < automaton->word_limit ? token->word : 0];
}

/* Most words begin some phrase, and few go on as it does: those walks end before they begin. */
static bool may_begin(const struct walk *walk, const struct symbol *symbol, uint32_t at)
{
    uint32_t next;

    if (!symbol->first || symbol->ends)
        return symbol->first;
    next = next_word(walk, at);
    return (next < walk->end && walk->bits[next].next & symbol->then) ||
           (at < walk->end && walk->bits[at].far & symbol->across);
}

static void begin_with(struct walk *walk, const struct symbol *symbol, uint32_t at)
{
    if (may_begin(walk, symbol, at))
        walk_from(walk, symbol->first, at);
}

/* As take_token() for the root, whose edges stand with the symbols. */
static void begin_at(struct walk *walk, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;
    const struct token *token = &walk->tokens->all[at];
    const struct symbol *stem = stem_of(automaton, token), *word = word_of(automaton, token);

    walk->first = at;
    walk->first_hit = walk->hits->count;
    begin_with(walk, stem, at + 1);
    begin_with(walk, word, at + 1);
    if (token->kind == TOKEN_NUMBER)
        begin_with(walk, &automaton->number, at + 1);
}

static struct token_bits bits_of(const struct automaton *automaton, const struct token *token)
{
    const struct symbol *stem = stem_of(automaton, token), *word = word_of(automaton, token);
    struct token_bits bits = {.next = stem->next | word->next, .gap = stem->gap | word->gap};

    if (token->kind == TOKEN_NUMBER) {
        bits.next |= automaton->number.next;
        bits.gap |= automaton->number.gap;
    }
    if (token->kind != TOKEN_MARK || token->stem)
        bits.gap |= COUNTED;
    return bits;
}

/* The words passed on the way from a span's end, the last at `count`. */
struct ahead {
    uint64_t gap[RING], near[RING];
    uint32_t count;
};

static void pass_word(struct ahead *ahead, uint64_t gap)
{
    uint32_t at = ++ahead->count % RING;

    ahead->gap[at] = ahead->near[at] = gap;
    for (uint32_t i = 1; i < NEAR; i++)
        ahead->near[at] |= ahead->gap[(at - i) % RING];
}

/* Whether a walk may begin with the symbol; its first state is fetched before it is asked for.
 */
static uint64_t begins_with(const struct walk *walk, const struct symbol *symbol, uint32_t at)
{
    if (!may_begin(walk, symbol, at))
        return 0;
    __builtin_prefetch(&walk->automaton->states[symbol->first]);
    return BEGINS;
}

static uint64_t begins_at(const struct walk *walk, uint32_t at)
{
    const struct automaton *automaton = walk->automaton;
    const struct token *token = &walk->tokens->all[at];
    uint64_t begins = begins_with(walk, stem_of(automaton, token), at + 1) |
                      begins_with(walk, word_of(automaton, token), at + 1);

    if (token->kind == TOKEN_NUMBER)
        begins |= begins_with(walk, &automaton->number, at + 1);
    return begins;
}

static void note_span(struct walk *walk, const struct span *span)
{
    struct token_bits *bits = walk->bits;
    struct ahead ahead = {.count = 0};

    for (uint32_t at = span->first + span->count; at-- > span->first;) {
        bits[at] = bits_of(walk->automaton, &walk->tokens->all[at]);
        if (bits[at].gap & COUNTED)
            pass_word(&ahead, bits[at].gap & ~COUNTED);
        bits[at].near = ahead.near[ahead.count % RING];
        bits[at].far = bits[at].near | ahead.near[(ahead.count - NEAR) % RING] |
                       ahead.near[(ahead.count - 2 * NEAR) % RING];
        bits[at].next |= begins_at(walk, at);
    }
}

void automaton_match(const struct automaton *automaton, const struct tokens *tokens,
                     struct phrase_hits *hits)
{
    struct walk walk = {.automaton = automaton, .tokens = tokens, .hits = hits};

    hits->count = 0;
    if (hits->bit_room < tokens->count) {
        hits->bit_room = tokens->count;
        hits->bits = xresize(hits->bits, hits->bit_room, sizeof(*hits->bits));
    }
    walk.bits = hits->bits;
    for (uint32_t i = 0; i < tokens->span_count; i++) {
        const struct span *span = &tokens->spans[i];

        walk.end = span->first + span->count;
        note_span(&walk, span);
        for (uint32_t at = span->first; at < walk.end; at++)
            if (walk.bits[at].next & BEGINS)
                begin_at(&walk, at);
    }
}
