/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop_words.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "rooms.h"
#include "suited/taxonomy.h"

#define STOP_WORDS_FILE "taxonomies/stop_words.json"

struct stop_words {
    json_t *words; /* folded word → true */
};

static enum suited_status add_words(json_t *words, const json_t *list, struct suited_error *err)
{
    size_t i;
    json_t *item;

    if (!json_array_size(list))
        return suited_fail(err, SUITED_INVALID, "'%s' has no list 'words'", STOP_WORDS_FILE);
    json_array_foreach(list, i, item) {
        char *folded;

        if (!json_is_string(item))
            return suited_fail(err, SUITED_INVALID, "'%s', word %zu is no string",
                               STOP_WORDS_FILE, i + 1);
        folded = fold_text(json_string_value(item));
        json_object_set_new(words, folded, json_true());
        free(folded);
    }
    return SUITED_OK;
}

enum suited_status stop_words_open(struct stop_words **out, struct suited_error *err)
{
    struct stop_words *stop_words = xcalloc(1, sizeof(*stop_words));
    json_t *file = NULL;
    enum suited_status status = json_read_share(STOP_WORDS_FILE, &file, err);

    *out = NULL;
    stop_words->words = json_object();
    if (!status)
        status = add_words(stop_words->words, json_object_get(file, "words"), err);
    if (status)
        stop_words_close(stop_words);
    else
        *out = stop_words;
    json_decref(file);
    return status;
}

void stop_words_close(struct stop_words *stop_words)
{
    if (!stop_words)
        return;
    json_decref(stop_words->words);
    free(stop_words);
}

bool suited_is_stop_word(const struct suited_taxonomy *taxonomy, const char *word)
{
    char *folded = fold_text(word);
    bool found = json_object_get(taxonomy_stop_words(taxonomy)->words, folded) != NULL;

    free(folded);
    return found;
}
