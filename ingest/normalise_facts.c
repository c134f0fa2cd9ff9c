/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"

#define FOLDED_MAX       80
#define PHRASE_WORDS_MAX 4

static json_t *find_fact(json_t *facts, const char *condition)
{
    size_t i;
    json_t *fact;

    json_array_foreach(facts, i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return fact;
    return NULL;
}

void facts_add(json_t *facts, const json_t *entry, const char *field,
               const struct advert_context *context)
{
    bool weak = json_list_has(context->weak, field);
    const char *condition;
    json_t *value;

    json_object_foreach((json_t *)entry, condition, value) {
        json_t *fact = find_fact(facts, condition);

        if (!suited_condition_find(context->taxonomy, condition) ||
            (fact && (weak || !json_object_get(fact, "weak"))))
            continue;
        if (!fact) {
            fact = json_pack("{s:s, s:s}", "condition", condition, "source", "feed");
            json_array_append_new(facts, fact);
        }
        json_object_set(fact, "value", value);
        json_object_del(fact, "weak");
        if (weak)
            json_object_set_new(fact, "weak", json_true());
    }
}

/* The yes, no and agree of `said`, for conditions that there are. */
static void add_outright(json_t *facts, const json_t *said,
                         const struct advert_context *context)
{
    const char *condition;
    json_t *value;

    json_object_foreach((json_t *)said, condition, value) {
        const char *word = json_is_string(value) ? json_string_value(value) : "";
        json_t *entry;

        if (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0 && strcmp(word, "agree") != 0)
            continue;
        entry = json_pack("{s:s}", condition, word);
        facts_add(facts, entry, "facts", context);
        json_decref(entry);
    }
}

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The end of the word that begins at or behind `text`; NULL when there is none. */
static const char *word_end(const char *text)
{
    while (*text && !is_word_byte(*text))
        text++;
    if (!*text)
        return NULL;
    while (is_word_byte(*text))
        text++;
    return text;
}

/* The longest known phrase that begins at `text`; `*end` is where it ends. */
static const json_t *longest_phrase(const char *text, const json_t *words, const char **end)
{
    const char *at = word_end(text);
    const json_t *best = NULL;

    *end = at;
    for (int count = 0; at && count < PHRASE_WORDS_MAX; count++, at = word_end(at)) {
        char folded[FOLDED_MAX];
        const json_t *entry;

        field_fold(text, (size_t)(at - text), folded, sizeof(folded));
        entry = json_object_get(words, folded);
        if (entry) {
            best = entry;
            *end = at;
        }
    }
    return best;
}

/* Note what `entry` says in `said`; what was said otherwise before is "both". */
static void merge(json_t *said, const json_t *entry)
{
    const char *condition;
    json_t *value;

    json_object_foreach((json_t *)entry, condition, value) {
        const json_t *before = json_object_get(said, condition);

        if (before && !json_equal(before, value))
            json_object_set_new(said, condition, json_string("both"));
        else
            json_object_set(said, condition, value);
    }
}

static void read_phrases(const char *text, const json_t *words, json_t *said)
{
    const char *end;

    for (; text; text = end)
        merge(said, longest_phrase(text, words, &end));
}

/* Words that speak against each other ("full-time", "part-time") mean what "both" says. */
static void settle_both(json_t *said, const json_t *both)
{
    json_t *settled = json_object();
    const char *condition;
    json_t *value;

    json_object_foreach(said, condition, value)
        if (strcmp(json_string_value(value), "both") != 0)
            json_object_set(settled, condition, value);
    json_object_foreach(said, condition, value)
        if (!strcmp(json_string_value(value), "both"))
            json_object_update(settled, json_object_get(both, condition));
    json_object_clear(said);
    json_object_update(said, settled);
    json_decref(settled);
}

static void read_field(const json_t *field, const json_t *words, json_t *said)
{
    size_t i;
    const json_t *item;

    if (json_is_string(field))
        read_phrases(json_string_value(field), words, said);
    else if (json_is_boolean(field))
        merge(said, json_object_get(words, json_is_true(field) ? "true" : "false"));
    else
        json_array_foreach(field, i, item)
            if (json_is_string(item))
                read_phrases(json_string_value(item), words, said);
}

static void add_field(json_t *facts, const json_t *mapped, const char *field, const char *words,
                      const struct advert_context *context)
{
    const json_t *table = json_object_get(context->words, words);
    json_t *said = json_object();

    read_field(json_object_get(mapped, field), json_object_get(table, "words"), said);
    settle_both(said, json_object_get(table, "both"));
    facts_add(facts, said, field, context);
    json_decref(said);
}

void normalise_facts(const json_t *mapped, const struct advert_context *context, json_t *advert)
{
    json_t *facts = json_array();

    add_outright(facts, json_object_get(mapped, "facts"), context);
    add_field(facts, mapped, "remote", "remote", context);
    add_field(facts, mapped, "type", "types", context);
    json_object_set_new(advert, "facts", facts);
}
