/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_TOKENS_H
#define TAXONOMY_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The one tokeniser. Text is cut into words, numbers and marks, each with its byte
 * offsets; lines and sentences are marked off, bullets and headings known as such.
 * Bad UTF-8 bytes are marks of their own: any bytes may be given. Linear in length.
 *
 * Words are lower-cased (Latin letters, accents kept) and looked up in a vocabulary:
 * the words that the phrases use. A word outside it has the ids 0. Words run together
 * ("requiredGood") are parted where a capital begins the second, unless the whole is a
 * word of the vocabulary ("JavaScript").
 */
struct vocabulary;

struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *vocabulary);

/* Ids, from 1, of a word as written and of its stem; both are made when new. */
uint32_t vocabulary_add_word(struct vocabulary *vocabulary, const char *word, size_t length);
uint32_t vocabulary_add_stem(struct vocabulary *vocabulary, const char *word, size_t length);

enum token_kind {
    TOKEN_WORD,   /* letters, and ' or ’ inside: "don't", "driver's" */
    TOKEN_NUMBER, /* digits with . and , inside: "12,000", "37.5"; `value` holds it */
    TOKEN_MARK,   /* anything else but space: one character, folded into `mark` */
};

struct token {
    uint32_t start, end;  /* bytes in the text */
    uint32_t word, stem;  /* vocabulary ids, 0 outside it */
    uint32_t span;        /* index of the span (sentence, bullet, heading) it stands in */
    uint8_t kind;         /* enum token_kind */
    bool spaced : 1;      /* white space stands before it */
    bool on_new_line : 1; /* a line ended before it, or the text begins */
    bool capital;         /* a word that begins with a capital */
    char mark;            /* '-' for all dashes, '\'' for quotes, '*' for bullets; 'L' is £ */
    double value;
};

enum span_kind { SPAN_SENTENCE, SPAN_BULLET, SPAN_HEADING };

struct span {
    uint32_t first, count; /* its tokens */
    uint32_t heading;      /* index of the heading it stands under; UINT32_MAX none */
    uint8_t kind;          /* enum span_kind */
};

/* Keep one and use it again for the next text: its memory is kept. Start from {0}. */
struct tokens {
    const char *text; /* borrowed */
    size_t length;
    struct token *all;
    size_t count, room;
    struct span *spans;
    size_t span_count, span_room;
};

/* Text past 4 GiB is not read. `vocabulary` learns the stems of words it has not met. */
void tokens_read(struct tokens *tokens, struct vocabulary *vocabulary, const char *text,
                 size_t length);
void tokens_release(struct tokens *tokens);

#endif
