/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_PHRASES_H
#define TAXONOMY_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "tokens.h"

/*
 * One automaton over tokens that holds all phrases of all lexicons. A phrase is data:
 *
 *     fast paced             words, by stem ("pacing" is found too)
 *     =lift                  exactly this word
 *     (heavy|bulky) =loads   alternatives
 *     [full] training        a part that may be missing
 *     lift ~3 boxes          up to 3 other words between, in the same span
 *     up to # kg             # is any number
 *
 * A hyphen in the text is the same as a space, and so are a slash, a quote, "+" and "%". A gap
 * passes over any mark but "[": "[phone]" stands for what was taken out. Build once, match from
 * many threads with one vocabulary each being the caller's business.
 */
struct phrases;

struct phrase_hit {
    uint32_t payload;     /* what was given with the phrase */
    uint32_t first, last; /* tokens, both within the phrase */
};

struct phrases *phrases_new(struct vocabulary *vocabulary); /* borrowed */
void phrases_free(struct phrases *phrases);

/* Add a phrase; a broken one is SUITED_INVALID, with what is wrong and where in it. */
enum suited_status phrases_add(struct phrases *phrases, const char *phrase, uint32_t payload,
                               struct suited_error *err);

/* Build the automaton; nothing can be added afterwards. */
void phrases_build(struct phrases *phrases);

/* Keep one and use it again. Start from {0}. */
struct phrase_hits {
    struct phrase_hit *all;
    size_t count, room;
    struct token_bits *bits; /* of the matcher: the tokens' places in its filters */
    size_t bit_room;
};

/* All hits, in the order of their first token, longest first. None crosses a span. */
void phrases_match(const struct phrases *phrases, const struct tokens *tokens,
                   struct phrase_hits *hits);
void phrase_hits_release(struct phrase_hits *hits);

#endif
