/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_WORDS_H
#define TAXONOMY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"

/*
 * How words of titles and skills are made alike before they are compared: lower case,
 * no accents, singular, one spelling ("co-ordinator", "asst"), from title-words.json.
 */
struct words;

enum suited_status words_open(struct words **out, struct suited_error *err);
void words_close(struct words *words);

enum word_role {
    WORD_IGNORED = 1 << 0, /* seniority, band, contract: says nothing of the occupation */
    WORD_HEAD = 1 << 1,    /* a person's job by itself: "manager", "worker" */
    WORD_LINK = 1 << 2,    /* "of", "for", "in": what follows only says more */
    WORD_CUE = 1 << 3,     /* "for", "as", "a": an occupation may follow in a sentence */
};

#define WORDS_MAX 24 /* words kept of one text */
#define WORD_MAX  32 /* bytes of one word with its end */

struct folded {
    char text[WORDS_MAX][WORD_MAX];
    uint32_t start[WORDS_MAX], end[WORDS_MAX]; /* bytes in what was folded */
    uint8_t role[WORDS_MAX];                   /* enum word_role */
    bool breaks[WORDS_MAX]; /* a comma, slash, bracket or dash stands before the word */
    size_t count;
};

/* Fold up to WORDS_MAX words of `text`. */
void words_fold(const struct words *words, const char *text, size_t length,
                struct folded *folded);

/* One key for words in a row, the same however they are spaced ("healthcare"). */
uint64_t words_key(const struct folded *folded, size_t first, size_t count);

#endif
