/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "fingerprint.h"
#include "letters.h"

#define FILE_NAME "taxonomies/title-words.json"

/* A power of two, and some times the words of title-words.json. */
#define TABLE_SIZE ((size_t)2048)

enum { LONG_ROOM = 64 }; /* bytes of a long form with its end */

#define WORD_SKIPPED (1 << 7) /* beside enum word_role */

struct word {
    char text[WORD_ROOM];
    char same[WORD_ROOM]; /* "" keeps the word */
    uint8_t role;
    uint8_t as_good;           /* the list of such words it is in, from 1; 0 none */
    char long_form[LONG_ROOM]; /* what a short form stands for; "" it is none */
};

struct words {
    uint64_t stamp;
    struct word table[TABLE_SIZE];
    size_t count;
};

static const struct {
    const char *key;
    uint8_t role;
} roles[] = {
    {"ignored", WORD_IGNORED}, {"heads", WORD_HEAD}, {"links", WORD_LINK},
    {"cues", WORD_CUE},        {"asks", WORD_ASKS},  {"skipped", WORD_SKIPPED},
};

/* The word's own slot, or the free one that it would get. */
static size_t slot_of(const struct words *words, const char *text)
{
    size_t at = hash_bytes(text, strlen(text)) % TABLE_SIZE;

    while (words->table[at].text[0] && strcmp(words->table[at].text, text) != 0)
        at = (at + 1) % TABLE_SIZE;
    return at;
}

/* The word's entry, made when new; NULL with a sentence for what is no word. */
static struct word *add_word(struct words *words, const char *text, struct suited_error *err)
{
    struct word *word;

    if (!text || !*text || strlen(text) >= WORD_ROOM) {
        suited_fail(err, SUITED_INVALID,
                    "'taxonomies/title-words.json': '%.60s' is no word of 1 to %d letters",
                    text ? text : "", WORD_ROOM - 1);
        return NULL;
    }
    word = &words->table[slot_of(words, text)];
    if (!word->text[0] && ++words->count > TABLE_SIZE / 2) {
        suited_fail(err, SUITED_INVALID,
                    "'taxonomies/title-words.json' has more than %zu words", TABLE_SIZE / 2);
        return NULL;
    }
    memcpy(word->text, text, strlen(text) + 1);
    return word;
}

static enum suited_status add_words(struct words *words, const json_t *list, uint8_t role,
                                    struct suited_error *err)
{
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item) {
        struct word *word = add_word(words, json_string_value(item), err);

        if (!word)
            return SUITED_INVALID;
        word->role |= role;
    }
    return SUITED_OK;
}

static enum suited_status add_spellings(struct words *words, json_t *same,
                                        struct suited_error *err)
{
    const char *text;
    json_t *value;

    json_object_foreach(same, text, value) {
        struct word *word = add_word(words, text, err);
        const struct word *kept = word ? add_word(words, json_string_value(value), err) : NULL;

        if (!kept)
            return SUITED_INVALID;
        memcpy(word->same, kept->text, WORD_ROOM);
    }
    return SUITED_OK;
}

/* Lists of words that are as good as each other. */
static enum suited_status add_as_good(struct words *words, const json_t *lists,
                                      struct suited_error *err)
{
    size_t i, k;
    json_t *list, *item;

    json_array_foreach(lists, i, list) {
        if (i == UINT8_MAX || json_array_size(list) > WORDS_AS_GOOD)
            return suited_fail(err, SUITED_INVALID,
                               "'taxonomies/title-words.json': there are more than %d lists "
                               "'as_good', or more than %d words in list %zu",
                               UINT8_MAX, WORDS_AS_GOOD, i + 1);
        json_array_foreach(list, k, item) {
            struct word *word = add_word(words, json_string_value(item), err);

            if (!word)
                return SUITED_INVALID;
            word->as_good = (uint8_t)(i + 1);
        }
    }
    return SUITED_OK;
}

static enum suited_status add_short_forms(struct words *words, json_t *forms,
                                          struct suited_error *err)
{
    const char *text;
    json_t *value;

    json_object_foreach(forms, text, value) {
        struct word *word = add_word(words, text, err);
        const char *form = json_string_value(value);

        if (!word)
            return SUITED_INVALID;
        if (!form || strlen(form) >= LONG_ROOM)
            return suited_fail(err, SUITED_INVALID,
                               "'taxonomies/title-words.json': '%s' stands for no text of 1 to "
                               "%d letters",
                               text, LONG_ROOM - 1);
        memcpy(word->long_form, form, strlen(form) + 1);
    }
    return SUITED_OK;
}

enum suited_status words_open(struct words **out, struct suited_error *err)
{
    struct words *words = xcalloc(1, sizeof(*words));
    json_t *root = NULL;
    enum suited_status status = json_read_share(FILE_NAME, &root, err);

    *out = NULL;
    if (!status)
        status = fingerprint_file(FILE_NAME, &words->stamp, err);
    for (size_t i = 0; !status && i < sizeof(roles) / sizeof(*roles); i++)
        status = add_words(words, json_object_get(root, roles[i].key), roles[i].role, err);
    if (!status)
        status = add_spellings(words, json_object_get(root, "same"), err);
    if (!status)
        status = add_as_good(words, json_object_get(root, "as_good"), err);
    if (!status)
        status = add_short_forms(words, json_object_get(root, "short_forms"), err);
    json_decref(root);
    if (status)
        words_close(words);
    else
        *out = words;
    return status;
}

void words_close(struct words *words)
{
    free(words);
}

uint64_t words_stamp(const struct words *words)
{
    return words->stamp;
}

static bool ends_with(const char *text, size_t length, const char *end)
{
    size_t size = strlen(end);

    return length > size && !memcmp(text + length - size, end, size);
}

/* English plurals of nouns in titles; what is no plural may lose its s everywhere alike. */
static void make_singular(char *text)
{
    size_t length = strlen(text);

    if (ends_with(text, length, "men"))
        text[length - 2] = 'a';
    if (length < 4 || text[length - 1] != 's' || strchr("suia", text[length - 2]))
        return;
    if (ends_with(text, length, "ies") && length > 4)
        memcpy(text + length - 3, "y", 2);
    else if (ends_with(text, length, "sses") || ends_with(text, length, "ches") ||
             ends_with(text, length, "shes") || ends_with(text, length, "xes"))
        text[length - 2] = '\0';
    else
        text[length - 1] = '\0';
}

/* "handywoman", "handyperson" and "handyman" are one; a bare "woman" stays. */
static void make_neutral(char *text)
{
    static const char *const ends[] = {"woman", "person", "people"};
    size_t length = strlen(text);

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t size = strlen(ends[i]);

        if (length >= size + 3 && ends_with(text, length, ends[i])) {
            memcpy(text + length - size, "man", 4);
            return;
        }
    }
}

/* Close the word at the end of `folded`, if one was begun. True when it was kept. */
static bool end_word(const struct words *words, struct folded *folded, size_t length)
{
    char *text = folded->text[folded->count];
    const struct word *word;

    if (!length)
        return false;
    text[length] = '\0';
    make_singular(text);
    make_neutral(text);
    word = &words->table[slot_of(words, text)];
    if (word->same[0]) {
        memcpy(text, word->same, WORD_ROOM);
        word = &words->table[slot_of(words, text)];
    }
    if (word->role & WORD_SKIPPED && !(word->role & (WORD_CUE | WORD_LINK)))
        return false;
    folded->role[folded->count] = word->role;
    if (strspn(text, "0123456789") == strlen(text))
        folded->role[folded->count] |= WORD_IGNORED;
    folded->count++;
    return true;
}

/* Append the letter folded; accents need the slow way. */
static size_t add_letter(char *word, size_t length, const char *bytes, size_t taken)
{
    struct strbuf plain = STRBUF_INIT;

    if (taken == 1) {
        word[length++] = (char)(*bytes >= 'A' && *bytes <= 'Z' ? *bytes + ('a' - 'A') : *bytes);
        return length;
    }
    fold_add(&plain, bytes, taken);
    if (length + plain.length < WORD_ROOM) {
        memcpy(word + length, plain.text, plain.length);
        length += plain.length;
    }
    strbuf_release(&plain);
    return length;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018;
}

/* Whether what follows an apostrophe is the s of "driver's". */
static bool is_possessive(const char *text, size_t left)
{
    return left && (text[0] == 's' || text[0] == 'S') &&
           (left == 1 || !letters_is_letter((unsigned char)text[1]));
}

/* Whether the character goes on with a word of `length` letters so far, and is kept. */
static bool is_of_word(uint32_t c, size_t length)
{
    return letters_is_letter(c) || (c >= '0' && c <= '9') || (length && (c == '+' || c == '#'));
}

/* Whether the mark parts a title in two: "Nurse - Ward 5", "Cook / Chef". */
static bool is_break(uint32_t c, const char *at, const char *begin)
{
    if (c == '-' || c == 0x2013 || c == 0x2014)
        return at > begin && at[-1] == ' ';
    return c == ',' || c == '/' || c == '(' || c == ')' || c == '|' || c == ':' || c == ';' ||
           c == '\n' || c == '*' || c == '[' || c == ']' || c == 0x2022;
}

/* What a run over a text has in hand. */
struct run {
    const char *text;
    size_t length;
    size_t in_word; /* letters of the word begun at folded->text[folded->count] */
    bool breaks;    /* a mark that parts titles has stood since the last word */
};

/* Take the character at `at`; the bytes used. */
static size_t take(const struct words *words, struct run *run, size_t at, struct folded *folded)
{
    const char *text = run->text + at;
    size_t taken, left = run->length - at;
    uint32_t c = letters_decode(text, left, &taken);

    if (is_of_word(c, run->in_word)) {
        if (!run->in_word)
            folded->breaks[folded->count] = run->breaks;
        if (run->in_word < WORD_ROOM - 1)
            run->in_word = add_letter(folded->text[folded->count], run->in_word, text, taken);
        return taken;
    }
    if (is_apostrophe(c) && run->in_word)
        return taken + is_possessive(text + taken, left - taken);
    if (end_word(words, folded, run->in_word))
        run->breaks = false;
    run->in_word = 0;
    run->breaks = run->breaks || is_break(c, text, run->text);
    return taken;
}

void words_fold(const struct words *words, const char *text, size_t length,
                struct folded *folded)
{
    struct run run = {.text = text, .length = length};

    folded->count = 0;
    for (size_t at = 0; at < length && folded->count < WORDS_MAX;)
        at += take(words, &run, at, folded);
    if (folded->count < WORDS_MAX)
        end_word(words, folded, run.in_word);
}

uint64_t words_key(const struct folded *folded, size_t first, size_t count)
{
    char joined[WORDS_MAX * WORD_ROOM];
    size_t length = 0;
    uint64_t key;

    for (size_t i = first; i < first + count; i++) {
        size_t size = strlen(folded->text[i]);

        memcpy(joined + length, folded->text[i], size);
        length += size;
    }
    key = hash_bytes(joined, length);
    return key ? key : 1;
}

void words_without_ignored(const struct folded *folded, struct folded *out)
{
    bool breaks = false;

    out->count = 0;
    for (size_t i = 0; i < folded->count; i++) {
        breaks = breaks || folded->breaks[i];
        if (folded->role[i] & WORD_IGNORED)
            continue;
        memcpy(out->text[out->count], folded->text[i], WORD_ROOM);
        out->role[out->count] = folded->role[i];
        out->breaks[out->count++] = breaks;
        breaks = false;
    }
}

size_t words_as_good(const struct words *words, const char *text,
                     const char *out[WORDS_AS_GOOD])
{
    const struct word *word = &words->table[slot_of(words, text)];
    size_t count = 0;

    for (size_t i = 0; word->as_good && i < TABLE_SIZE && count < WORDS_AS_GOOD; i++)
        if (words->table[i].as_good == word->as_good && &words->table[i] != word)
            out[count++] = words->table[i].text;
    return count;
}

bool words_write_out(const struct words *words, const struct folded *folded, struct folded *out)
{
    struct strbuf text = STRBUF_INIT;
    bool is_any = false;

    for (size_t i = 0; i < folded->count; i++) {
        const struct word *word = &words->table[slot_of(words, folded->text[i])];

        is_any = is_any || word->long_form[0];
        strbuf_printf(&text, "%s %s", folded->breaks[i] ? "," : "",
                      word->long_form[0] ? word->long_form : folded->text[i]);
    }
    words_fold(words, text.text, text.length, out);
    strbuf_release(&text);
    return is_any;
}
