/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "settle_parts.h"

enum strength { PRIOR, WEAK_FEED, ADVERT, FEED, ADVISER, EMPLOYER };

int source_strength(const json_t *sourced)
{
    const char *source = json_text_of(sourced, "source");

    if (!strcmp(source, "employer"))
        return EMPLOYER;
    if (!strcmp(source, "adviser"))
        return ADVISER;
    if (!strcmp(source, "feed"))
        return json_is_true(json_object_get(sourced, "weak")) ? WEAK_FEED : FEED;
    return strcmp(source, "advert") ? PRIOR : ADVERT;
}

bool source_is_person(const json_t *sourced)
{
    return source_strength(sourced) >= ADVISER;
}

struct settle_words settle_words(const char *title, const char *text)
{
    struct strbuf words = STRBUF_INIT;
    size_t length;

    strbuf_puts(&words, title);
    strbuf_putc(&words, '\n');
    strbuf_puts(&words, text);
    length = words.length;
    return (struct settle_words){strbuf_detach(&words), length};
}

void settle_words_release(struct settle_words *words)
{
    free(words->text);
    *words = (struct settle_words){0};
}

/* Source and quote; false where nothing is quoted. */
static bool set_words(json_t *object, const struct settle_words *words, struct quote quote)
{
    json_object_set_new(object, "source", json_string("advert"));
    if (quote.start >= quote.end || quote.end > words->length)
        return false;
    json_object_set_new(object, "quote",
                        json_stringn(words->text + quote.start, quote.end - quote.start));
    return true;
}

void settle_quote(json_t *object, const struct settle_words *words, struct quote quote)
{
    if (!set_words(object, words, quote))
        return;
    json_object_set_new(object, "start", json_integer(quote.start));
    json_object_set_new(object, "end", json_integer(quote.end));
}

void settle_quote_quantity(json_t *object, const struct settle_words *words, struct quote quote)
{
    if (set_words(object, words, quote))
        json_object_set_new(
            object, "at", json_pack("[I, I]", (json_int_t)quote.start, (json_int_t)quote.end));
}

static const char *value_name(uint8_t value)
{
    return value == FACT_YES ? "yes" : value == FACT_NO ? "no" : "agree";
}

json_t *settle_read_facts(const struct suited_taxonomy *taxonomy, const struct reading *reading,
                          const struct settle_words *words, bool standing)
{
    json_t *facts = json_array();

    for (size_t c = 0; c < suited_taxonomy_conditions(taxonomy); c++)
        for (size_t i = 0; i < reading->fact_count; i++) {
            const struct read_fact *read = &reading->facts[i];
            json_t *fact;

            if (read->condition != c || read->standing != standing)
                continue;
            fact =
                json_pack("{s:s, s:s}", "condition", suited_taxonomy_condition(taxonomy, c)->id,
                          "value", value_name(read->value));
            settle_quote(fact, words, read->quote);
            json_array_append_new(facts, fact);
        }
    return facts;
}

#define NO_CONDITION UINT8_MAX

/* The catalogue number of each candidate's condition; the caller frees the array. */
static uint8_t *numbers_of(const struct suited_taxonomy *taxonomy, const json_t *candidates)
{
    uint8_t *numbers = xcalloc(json_array_size(candidates) + 1, sizeof(*numbers));
    size_t i;
    json_t *fact;

    json_array_foreach(candidates, i, fact) {
        const struct suited_condition *condition =
            suited_condition_find(taxonomy, json_text_of(fact, "condition"));

        numbers[i] = condition ? (uint8_t)condition->number : NO_CONDITION;
    }
    return numbers;
}

/* The candidate for a condition that none is stronger than, the first among equals. */
static const json_t *strongest(const json_t *candidates, const uint8_t *numbers, size_t number)
{
    const json_t *best = NULL;

    for (size_t i = 0; i < json_array_size(candidates); i++) {
        const json_t *fact = json_array_get(candidates, i);

        if (numbers[i] == number && (!best || source_strength(fact) > source_strength(best)))
            best = fact;
    }
    return best;
}

static void append_once(json_t *list, json_t *fact)
{
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
        if (json_equal(item, fact))
            return;
    json_array_append(list, fact);
}

void settle_facts(const struct suited_taxonomy *taxonomy, const json_t *candidates,
                  json_t *record)
{
    json_t *facts = json_array(), *also = json_array();
    uint8_t *numbers = numbers_of(taxonomy, candidates);

    for (size_t c = 0; c < suited_taxonomy_conditions(taxonomy); c++) {
        const json_t *best = strongest(candidates, numbers, c);

        if (!best)
            continue;
        json_array_append(facts, (json_t *)best);
        for (size_t i = 0; i < json_array_size(candidates); i++) {
            json_t *fact = json_array_get(candidates, i);

            if (numbers[i] == c && !json_equal(fact, best))
                append_once(also, fact);
        }
    }
    json_object_set_new(record, "facts", facts);
    json_object_set_new(record, "also", also);
    free(numbers);
}
