/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_WORDS_H
#define TAXONOMY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

/*
 * How words of titles and skills are made alike before they are compared: lower case,
 * no accents, singular, one spelling ("asst", "advisor"), from title-words.json.
 */
struct words;

enum suited_status words_open(struct words **out, struct suited_error *err);
void words_close(struct words *words);

/* A number for the very file that they were read from. */
uint64_t words_stamp(const struct words *words);

enum word_role {
    WORD_IGNORED = 1 << 0, /* seniority, band, contract: says nothing of the occupation */
    WORD_HEAD = 1 << 1,    /* a person at work: "manager", "nurse" */
    WORD_LINK = 1 << 2,    /* "of", "for", "in": what follows only says more */
    WORD_CUE = 1 << 3,     /* "a", "as", "for": an occupation may follow in a sentence */
    WORD_ASKS = 1 << 4,    /* "seeking", "recruit": a sentence that may name the occupation */
};

#define WORDS_MAX 24 /* words kept of one text */
#define WORD_ROOM 32 /* bytes of one word with its end; longer ones are cut */

#define WORDS_AS_GOOD 8 /* at most, of one word */

struct folded {
    char text[WORDS_MAX][WORD_ROOM];
    uint8_t role[WORDS_MAX]; /* bits of enum word_role */
    bool breaks[WORDS_MAX];  /* a comma, slash, bracket or dash stands before it */
    size_t count;
};

/* Fold the first WORDS_MAX words of `text`; articles and "and" are left out. */
void words_fold(const struct words *words, const char *text, size_t length,
                struct folded *folded);

/* One key for words in a row, the same however they are spaced ("healthcare"). Never 0. */
uint64_t words_key(const struct folded *folded, size_t first, size_t count);

/* The words without those that say nothing of the occupation. */
void words_without_ignored(const struct folded *folded, struct folded *out);

/* The words of a title that are as good as this one: "operative" for "operator". Borrowed. */
size_t words_as_good(const struct words *words, const char *text,
                     const char *out[WORDS_AS_GOOD]);

/* The words with short forms written out ("HCA"); false where there are none. */
bool words_write_out(const struct words *words, const struct folded *folded,
                     struct folded *out);

#endif
