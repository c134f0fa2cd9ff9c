/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/xalloc.h"

#define LANGUAGE "taxonomies/language.json"

/* The first byte of Greek letters in UTF-8: none of these and the later ones is English. */
#define FOREIGN_BYTE 0xcd

enum tongue { TONGUE_NONE, TONGUE_ENGLISH, TONGUE_OTHER };

struct language {
    uint8_t *tongues; /* by word id */
    uint32_t count;
    double least_share; /* of English small words among all, in a text of some length */
    size_t length;      /* words that a text has, to be judged by its share */
    double known_share; /* of words that our phrases use: so many are English, in any style */
};

static void add_words(struct language *language, struct vocabulary *vocabulary,
                      const json_t *list, enum tongue tongue)
{
    size_t i;
    json_t *word;

    json_array_foreach(list, i, word) {
        uint32_t id =
            vocabulary_add_word(vocabulary, json_string_value(word), json_string_length(word));

        for (; language->count <= id; language->count++) {
            language->tongues = xresize(language->tongues, language->count + 1, 1);
            language->tongues[language->count] = TONGUE_NONE;
        }
        language->tongues[id] = (uint8_t)tongue;
    }
}

static bool all_strings(const json_t *list)
{
    size_t i;
    json_t *word;

    json_array_foreach(list, i, word)
        if (!json_is_string(word))
            return false;
    return json_array_size(list) > 0;
}

enum suited_status language_new(struct vocabulary *vocabulary, struct language **out,
                                struct suited_error *err)
{
    json_t *file, *english, *other;
    enum suited_status status = json_read_share(LANGUAGE, &file, err);

    *out = NULL;
    if (status)
        return status;
    english = json_object_get(file, "english");
    other = json_object_get(file, "other");
    if (all_strings(english) && all_strings(other) &&
        all_strings(json_object_get(file, "whole"))) {
        *out = xcalloc(1, sizeof(**out));
        (*out)->least_share = json_number_value(json_object_get(file, "least_share"));
        (*out)->known_share = json_number_value(json_object_get(file, "known_share"));
        (*out)->length = (size_t)json_integer_value(json_object_get(file, "length"));
        add_words(*out, vocabulary, english, TONGUE_ENGLISH);
        add_words(*out, vocabulary, other, TONGUE_OTHER);
        add_words(*out, vocabulary, json_object_get(file, "whole"), TONGUE_NONE);
    } else {
        status = suited_fail(err, SUITED_INVALID,
                             "'%s' has no lists 'english', 'other' and 'whole'", LANGUAGE);
    }
    json_decref(file);
    return status;
}

void language_free(struct language *language)
{
    if (!language)
        return;
    free(language->tongues);
    free(language);
}

bool language_is_english(const struct language *language, const struct tokens *tokens)
{
    size_t words = 0, known = 0, counts[] = {0, 0, 0};

    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->all[i];

        if (token->kind != TOKEN_WORD)
            continue;
        words++;
        known += token->word || token->stem;
        if ((uint8_t)tokens->text[token->start] >= FOREIGN_BYTE)
            counts[TONGUE_OTHER]++;
        else if (token->word && token->word < language->count)
            counts[language->tongues[token->word]]++;
    }
    known -= counts[TONGUE_OTHER] < known ? counts[TONGUE_OTHER] : known;
    if ((double)known >= language->known_share * (double)words)
        return true;
    if (counts[TONGUE_OTHER] && counts[TONGUE_OTHER] >= counts[TONGUE_ENGLISH])
        return false;
    return words < language->length ||
           (double)counts[TONGUE_ENGLISH] >= language->least_share * (double)words;
}
