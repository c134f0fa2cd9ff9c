/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "letters.h"
#include "spans.h"
#include "vocabulary.h"

/* Digits of a number past this many are read over: its value would mean nothing. */
#define DIGITS_MAX 15

/* A seam between two words has so many letters before it; "iPhone" has none. */
#define SEAM_AFTER 2

/* Fewer than this are a word only if it is known: "hr" in "hrBenefits", not "Mc" in "McAdam".
 */
#define SEAM_SURE 3

/* So much of a word is kept: enough to see that it is too long for the vocabulary. */
#define WORD_ROOM (VOCABULARY_WORD_MAX + 1)

struct scanner {
    const char *text;
    size_t length, at;
    uint32_t c; /* the character at `at`, of `taken` bytes; 0 at the end */
    size_t taken;
    struct vocabulary *vocabulary;
};

static void look(struct scanner *scanner)
{
    scanner->taken = scanner->at < scanner->length;
    scanner->c = scanner->taken ? (uint8_t)scanner->text[scanner->at] : 0;
    if (scanner->c >= 0x80)
        scanner->c = letters_decode(scanner->text + scanner->at, scanner->length - scanner->at,
                                    &scanner->taken);
}

static void advance(struct scanner *scanner)
{
    scanner->at += scanner->taken;
    look(scanner);
}

static bool is_plain_letter(char c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26;
}

static bool is_small_letter(char c)
{
    return (uint8_t)(c - 'a') < 26;
}

/* Whether a word of plain letters alone may go on with this. */
static bool joins_words(char c)
{
    return c == '\'' || (uint8_t)c >= 0x80;
}

static uint32_t character_at(const struct scanner *scanner, size_t at)
{
    size_t taken;

    return at < scanner->length
               ? letters_decode(scanner->text + at, scanner->length - at, &taken)
               : 0;
}

static bool is_space(uint32_t c)
{
    if (c >= 0x80)
        return letters_is_space(c);
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool in_word(const struct scanner *scanner)
{
    uint32_t c = scanner->c;

    return letters_is_letter(c) || (c >= 0x300 && c <= 0x36f) ||
           ((c == '\'' || c == 0x2019) &&
            letters_is_letter(character_at(scanner, scanner->at + scanner->taken)));
}

/* Where text lost its line ends, words are run together: "requiredGood". */
static bool is_seam(const struct scanner *scanner, size_t length)
{
    uint32_t next = character_at(scanner, scanner->at + scanner->taken);

    return length >= SEAM_AFTER && letters_lower(scanner->c) != scanner->c &&
           letters_is_letter(next) && letters_lower(next) == next;
}

/*
 * A word of plain letters, the most of any text, in lower case; its length. 0: it needs a
 * closer look, for accents, apostrophes or a seam, or is longer than any word.
 */
static size_t take_plain(struct scanner *scanner, char lower[WORD_ROOM])
{
    const char *text = scanner->text + scanner->at;
    size_t left = scanner->length - scanner->at, most = left < WORD_ROOM ? left : WORD_ROOM;
    size_t run = 0, capitals = 0;

    for (; run < most && is_plain_letter(text[run]); run++) {
        lower[run] = (char)(text[run] | 0x20);
        capitals += lower[run] != text[run];
    }
    if (run == WORD_ROOM || (run < left && joins_words(text[run])))
        return 0;
    if (capitals > 1 ? capitals < run : capitals && is_small_letter(text[0]))
        return 0;
    scanner->at += run;
    look(scanner);
    return run;
}

/* Plain small letters from here on are taken as they are. */
static size_t take_small(struct scanner *scanner, char *lower, size_t *length)
{
    size_t run = 0, kept;

    while (scanner->at + run < scanner->length &&
           is_small_letter(scanner->text[scanner->at + run]))
        run++;
    kept = *length >= WORD_ROOM ? 0 : WORD_ROOM - *length;
    if (kept > run)
        kept = run;
    memcpy(lower + *length, scanner->text + scanner->at, kept);
    *length += kept;
    scanner->at += run;
    if (run)
        look(scanner);
    return run;
}

/* The word in lower case goes to the vocabulary; one too long for it has no ids. */
static void read_any_word(struct scanner *scanner, struct token *token)
{
    char lower[WORD_ROOM + 4];
    size_t length = 0, seam = 0, seam_length = 0;
    bool lower_before = false;

    while (in_word(scanner)) {
        if (take_small(scanner, lower, &length)) {
            lower_before = true;
            continue;
        }
        if (!seam && lower_before && is_seam(scanner, length)) {
            seam = scanner->at;
            seam_length = length;
        }
        lower_before = letters_lower(scanner->c) == scanner->c;
        if (length < WORD_ROOM)
            length += letters_encode(scanner->c == 0x2019 ? '\'' : letters_lower(scanner->c),
                                     lower + length);
        advance(scanner);
    }
    vocabulary_look_up(scanner->vocabulary, lower, length, &token->word, &token->stem);
    if (!seam || token->word || token->stem || length > VOCABULARY_WORD_MAX)
        return;
    vocabulary_look_up(scanner->vocabulary, lower, seam_length, &token->word, &token->stem);
    if (seam_length < SEAM_SURE && !token->word && !token->stem)
        return;
    scanner->at = seam;
    look(scanner);
}

static void read_word(struct scanner *scanner, struct token *token)
{
    char lower[WORD_ROOM];
    size_t length;

    token->kind = TOKEN_WORD;
    token->capital = letters_lower(scanner->c) != scanner->c;
    length = take_plain(scanner, lower);
    if (length)
        vocabulary_look_up(scanner->vocabulary, lower, length, &token->word, &token->stem);
    else
        read_any_word(scanner, token);
}

/* Whether the comma here parts thousands: just three digits follow. */
static bool parts_thousands(const struct scanner *scanner)
{
    for (size_t i = 1; i <= 3; i++)
        if (!is_digit(character_at(scanner, scanner->at + i)))
            return false;
    return !is_digit(character_at(scanner, scanner->at + 4));
}

static double fraction_of(uint32_t c)
{
    return c == 0xbc ? 0.25 : c == 0xbd ? 0.5 : c == 0xbe ? 0.75 : 0;
}

static void read_number(struct scanner *scanner, struct token *token)
{
    double unit = 1;
    bool point = false;
    uint32_t stem;

    token->kind = TOKEN_NUMBER;
    for (int digits = 0;; advance(scanner)) {
        if (is_digit(scanner->c)) {
            if (digits++ >= DIGITS_MAX)
                continue;
            token->value = token->value * 10 + scanner->c - '0';
            unit *= point ? 10 : 1;
        } else if (scanner->c == '.' && !point &&
                   is_digit(character_at(scanner, scanner->at + 1))) {
            point = true;
        } else if (scanner->c != ',' || point || !parts_thousands(scanner)) {
            break;
        }
    }
    token->value /= unit;
    if (fraction_of(scanner->c) > 0) {
        token->value += fraction_of(scanner->c);
        advance(scanner);
    }
    vocabulary_look_up(scanner->vocabulary, scanner->text + token->start,
                       scanner->at - token->start, &token->word, &stem);
}

static void read_mark(struct scanner *scanner, struct token *token)
{
    token->kind = TOKEN_MARK;
    if (scanner->c != LETTERS_BAD)
        token->mark = letters_fold_mark(scanner->c);
    if (token->mark == '&')
        vocabulary_look_up(scanner->vocabulary, "and", 3, &token->word, &token->stem);
    advance(scanner);
}

static bool begins_word(const struct scanner *scanner)
{
    if (scanner->c < 0x80)
        return is_plain_letter((char)scanner->c);
    return scanner->c != 0x2019 && in_word(scanner);
}

static void read_token(struct scanner *scanner, struct token *token)
{
    token->start = (uint32_t)scanner->at;
    if (begins_word(scanner))
        read_word(scanner, token);
    else if (is_digit(scanner->c) || fraction_of(scanner->c) > 0)
        read_number(scanner, token);
    else
        read_mark(scanner, token);
    token->end = (uint32_t)scanner->at;
}

static struct token *next_token(struct tokens *tokens)
{
    if (tokens->count == tokens->room) {
        tokens->room = tokens->room ? tokens->room * 2 : 1024;
        tokens->all = xresize(tokens->all, tokens->room, sizeof(*tokens->all));
    }
    return &tokens->all[tokens->count++];
}

void tokens_read(struct tokens *tokens, struct vocabulary *vocabulary, const char *text,
                 size_t length)
{
    struct scanner scanner = {.text = text, .vocabulary = vocabulary};
    struct token next = {.spaced = true, .on_new_line = true};

    scanner.length = length < UINT32_MAX ? length : UINT32_MAX - 1;
    tokens->text = text;
    tokens->length = scanner.length;
    tokens->count = 0;
    look(&scanner);
    while (scanner.at < scanner.length) {
        if (is_space(scanner.c)) {
            next.spaced = true;
            next.on_new_line |= scanner.c == '\n';
            advance(&scanner);
            continue;
        }
        struct token *token = next_token(tokens);

        *token = next;
        read_token(&scanner, token);
        next = (struct token){0};
    }
    spans_mark(tokens);
}

void tokens_release(struct tokens *tokens)
{
    free(tokens->all);
    free(tokens->spans);
    *tokens = (struct tokens){0};
}
