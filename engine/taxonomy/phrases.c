/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "phrases.h"

#include <stdlib.h>
#include <string.h>

#include "automaton.h"
#include "base/xalloc.h"

/* The most ways in which one phrase may be said, and the deepest nesting of its brackets. */
#define WAYS_MAX  1024
#define DEPTH_MAX 8

/* From so many ways on, what follows a group is not said again for each of them. */
#define WAYS_JOINED 6

struct phrases {
    struct vocabulary *vocabulary;
    struct automaton *automaton;
    struct tokens scratch;
};

/* The states that the part read so far may end in. */
struct ways {
    uint32_t *states;
    size_t count, room;
};

struct parser {
    struct phrases *phrases;
    const char *phrase, *at;
    int depth;
    struct suited_error *err;
};

static enum suited_status parse_sequence(struct parser *parser, struct ways *ways);

static enum suited_status broken(const struct parser *parser, const char *what)
{
    return suited_fail(parser->err, SUITED_INVALID,
                       "phrase '%s' is broken at character %td: %s", parser->phrase,
                       parser->at - parser->phrase + 1, what);
}

static void add_way(struct ways *ways, uint32_t state)
{
    for (size_t i = 0; i < ways->count; i++)
        if (ways->states[i] == state)
            return;
    if (ways->count == ways->room) {
        ways->room = ways->room ? ways->room * 2 : 8;
        ways->states = xresize(ways->states, ways->room, sizeof(*ways->states));
    }
    ways->states[ways->count++] = state;
}

static void copy_ways(struct ways *to, const struct ways *from)
{
    to->count = 0;
    for (size_t i = 0; i < from->count; i++)
        add_way(to, from->states[i]);
}

static void step_ways(struct parser *parser, struct ways *ways, uint32_t symbol)
{
    for (size_t i = 0; i < ways->count; i++)
        ways->states[i] = automaton_step(parser->phrases->automaton, ways->states[i], symbol);
}

static bool any_in_gap(const struct parser *parser, const struct ways *ways)
{
    for (size_t i = 0; i < ways->count; i++)
        if (automaton_in_gap(parser->phrases->automaton, ways->states[i]))
            return true;
    return false;
}

static bool has_root(const struct ways *ways)
{
    for (size_t i = 0; i < ways->count; i++)
        if (ways->states[i] == AUTOMATON_ROOT)
            return true;
    return false;
}

static void join_ways(const struct parser *parser, struct ways *ways)
{
    if (ways->count < WAYS_JOINED || has_root(ways) || any_in_gap(parser, ways))
        return;
    ways->states[0] = automaton_join(parser->phrases->automaton, ways->states, ways->count);
    ways->count = 1;
}

static enum suited_status parse_gap(struct parser *parser, struct ways *ways)
{
    char digit = parser->at[1];

    if (digit < '0' || digit > '9')
        return broken(parser, "'~' wants a figure from 0 to 9 after it");
    if (parser->at[2] >= '0' && parser->at[2] <= '9')
        return broken(parser, "a gap is of 9 words at most");
    if (has_root(ways))
        return broken(parser, "a phrase cannot begin with a gap");
    if (any_in_gap(parser, ways))
        return broken(parser, "a gap cannot follow a gap");
    step_ways(parser, ways, automaton_gap((uint32_t)(digit - '0')));
    parser->at += 2;
    return SUITED_OK;
}

static enum suited_status parse_group(struct parser *parser, struct ways *ways)
{
    char close = *parser->at == '(' ? ')' : ']';
    struct ways before = {0}, all = {0};
    enum suited_status status = SUITED_OK;

    if (++parser->depth > DEPTH_MAX)
        return broken(parser, "its brackets are nested too deeply");
    copy_ways(&before, ways);
    if (close == ']')
        copy_ways(&all, ways);
    do {
        parser->at++;
        copy_ways(ways, &before);
        status = parse_sequence(parser, ways);
        for (size_t i = 0; i < ways->count && !status; i++)
            add_way(&all, ways->states[i]);
        if (!status && all.count > WAYS_MAX)
            status = broken(parser, "it can be said in too many ways");
    } while (!status && *parser->at == '|');
    if (!status && *parser->at != close)
        status = broken(parser, close == ')' ? "')' is missing" : "']' is missing");
    parser->at += !status;
    parser->depth--;
    copy_ways(ways, &all);
    join_ways(parser, ways);
    free(before.states);
    free(all.states);
    return status;
}

static uint32_t symbol_of(struct phrases *phrases, const struct token *token, bool exact)
{
    char lower[256];
    size_t length = token->end - token->start;

    memcpy(lower, phrases->scratch.text + token->start, length);
    if (token->kind == TOKEN_NUMBER || exact)
        return automaton_word(vocabulary_add_word(phrases->vocabulary, lower, length));
    return automaton_stem(vocabulary_add_stem(phrases->vocabulary, lower, length));
}

/* Words between brackets, gaps and blanks: "part-time" is two. */
static enum suited_status parse_words(struct parser *parser, struct ways *ways)
{
    struct phrases *phrases = parser->phrases;
    bool exact = *parser->at == '=';
    const char *start = parser->at + exact;
    size_t length = strcspn(start, " ()[]|~#=\t\n"), words = 0;

    if (length > 200)
        return broken(parser, "a word is too long");
    tokens_read(&phrases->scratch, phrases->vocabulary, start, length);
    for (size_t i = 0; i < phrases->scratch.count; i++) {
        const struct token *token = &phrases->scratch.all[i];

        if (token->kind == TOKEN_MARK && token->mark && strchr("-/'+%", token->mark))
            continue;
        if (token->kind == TOKEN_MARK)
            return broken(parser, "only words, numbers, hyphens and the signs of phrases are "
                                  "known");
        if (token->capital)
            return broken(parser, "phrases are written in lower case");
        step_ways(parser, ways, symbol_of(phrases, token, exact));
        words++;
    }
    if (!words)
        return broken(parser, exact ? "'=' wants a word after it" : "a word is missing");
    parser->at = start + length;
    return SUITED_OK;
}

static enum suited_status parse_item(struct parser *parser, struct ways *ways)
{
    if (*parser->at == '(' || *parser->at == '[')
        return parse_group(parser, ways);
    if (*parser->at == '~')
        return parse_gap(parser, ways);
    if (*parser->at != '#')
        return parse_words(parser, ways);
    step_ways(parser, ways, automaton_number());
    parser->at++;
    return SUITED_OK;
}

/* Up to the end of the phrase, or to the sign that ends a part of a group. */
static enum suited_status parse_sequence(struct parser *parser, struct ways *ways)
{
    const char *start;
    enum suited_status status = SUITED_OK;

    parser->at += strspn(parser->at, " ");
    start = parser->at;
    while (!status && *parser->at && !strchr(")]|", *parser->at)) {
        status = parse_item(parser, ways);
        if (!status)
            parser->at += strspn(parser->at, " ");
    }
    if (!status && parser->at == start)
        return broken(parser, *start ? "nothing stands here" : "it has no words");
    return status;
}

static enum suited_status accept_ways(struct parser *parser, const struct ways *ways,
                                      uint32_t payload)
{
    if (*parser->at)
        return broken(parser, "this sign has no opening bracket before it");
    if (has_root(ways))
        return broken(parser, "it may be missing altogether");
    if (any_in_gap(parser, ways))
        return broken(parser, "a phrase cannot end with a gap");
    for (size_t i = 0; i < ways->count; i++)
        automaton_accept(parser->phrases->automaton, ways->states[i], payload);
    return SUITED_OK;
}

struct phrases *phrases_new(struct vocabulary *vocabulary)
{
    struct phrases *phrases = xcalloc(1, sizeof(*phrases));

    phrases->vocabulary = vocabulary;
    phrases->automaton = automaton_new();
    vocabulary_add_stem(vocabulary, "and", 3);
    return phrases;
}

void phrases_free(struct phrases *phrases)
{
    if (!phrases)
        return;
    automaton_free(phrases->automaton);
    tokens_release(&phrases->scratch);
    free(phrases);
}

enum suited_status phrases_add(struct phrases *phrases, const char *phrase, uint32_t payload,
                               struct suited_error *err)
{
    struct parser parser = {.phrases = phrases, .phrase = phrase, .at = phrase, .err = err};
    struct ways ways = {0};
    enum suited_status status;

    add_way(&ways, AUTOMATON_ROOT);
    status = parse_sequence(&parser, &ways);
    if (!status)
        status = accept_ways(&parser, &ways, payload);
    free(ways.states);
    return status;
}

void phrases_build(struct phrases *phrases)
{
    automaton_finish(phrases->automaton);
    tokens_release(&phrases->scratch);
}

void phrases_match(const struct phrases *phrases, const struct tokens *tokens,
                   struct phrase_hits *hits)
{
    automaton_match(phrases->automaton, tokens, hits);
}

void phrase_hits_release(struct phrase_hits *hits)
{
    free(hits->all);
    free(hits->bits);
    *hits = (struct phrase_hits){0};
}
