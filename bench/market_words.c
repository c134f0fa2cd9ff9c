/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "market.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "suited/places.h"

/* Forms of words that 100,000 adverts of NHS Jobs and Adzuna come to, misspellings and all. */
#define WORDS 60000

/* Zipf's law with Mandelbrot's shift, as English text has it. */
#define SHIFT 2.7

#define TOWN_LEAST 1000 /* people */

const char *market_one_of(struct chance *chance, const json_t *strings)
{
    return json_string_value(
        json_array_get(strings, chance_below(chance, json_array_size(strings))));
}

static char *make_word(struct market *market, struct chance *chance)
{
    const json_t *syllables = json_object_get(market->figures, "syllables");
    struct strbuf word = STRBUF_INIT;

    for (int32_t left = chance_between(chance, 1, 3); left > 0; left--)
        strbuf_puts(&word, market_one_of(chance, syllables));
    return strbuf_detach(&word);
}

static char *with_ending(struct market *market, char *stem)
{
    struct strbuf word = STRBUF_INIT;

    strbuf_puts(&word, stem);
    strbuf_puts(&word,
                market_one_of(&market->chance, json_object_get(market->figures, "endings")));
    free(stem);
    return strbuf_detach(&word);
}

char *market_name(struct market *market, struct chance *chance)
{
    char *name = make_word(market, chance);

    name[0] = (char)toupper((unsigned char)name[0]);
    return name;
}

static void make_words(struct market *market)
{
    const json_t *common = json_object_get(market->figures, "common");
    double sum = 0;

    market->words = xcalloc(WORDS, sizeof(*market->words));
    market->word_sums = xcalloc(WORDS, sizeof(*market->word_sums));
    for (size_t i = 0; i < WORDS; i++) {
        const char *known = json_string_value(json_array_get(common, i));

        market->words[i] =
            known ? xstrdup(known) : with_ending(market, make_word(market, &market->chance));
        market->word_sums[i] = sum += 1 / ((double)i + 1 + SHIFT);
    }
    market->word_count = WORDS;
}

static bool is_town(const struct places_entry *entry)
{
    return !strcmp(entry->country, "GB") && entry->weight >= TOWN_LEAST &&
           (entry->kind == SUITED_TOWN || entry->kind == SUITED_CITY);
}

static void choose_towns(struct market *market)
{
    const struct places_head *head = market->places.head;
    double sum = 0;

    market->towns = xcalloc(head->entries, sizeof(*market->towns));
    market->town_sums = xcalloc(head->entries, sizeof(*market->town_sums));
    for (uint32_t i = 0; i < head->entries; i++) {
        const struct places_entry *entry = &market->places.entries[i];

        if (!is_town(entry))
            continue;
        market->town_sums[market->town_count] = sum += entry->weight;
        market->towns[market->town_count++] = i;
    }
}

static void weigh_work(struct market *market)
{
    const json_t *work = json_object_get(market->figures, "work");
    double sum = 0;
    size_t i;
    json_t *kind;

    market->work_sums = xcalloc(json_array_size(work), sizeof(*market->work_sums));
    json_array_foreach(work, i, kind)
        market->work_sums[i] = sum += json_number_value(json_object_get(kind, "share"));
}

enum suited_status market_open(struct market *market, const char *figures,
                               struct suited_error *err)
{
    json_error_t why;
    char *places = share_path("places.cache");
    enum suited_status status = places_cache_open(places, &market->places, err);

    free(places);
    if (status)
        return status;

    market->figures = json_load_file(figures, 0, &why);
    if (!market->figures)
        return suited_fail(err, SUITED_INVALID, "cannot read '%s': %s", figures, why.text);
    choose_towns(market);
    weigh_work(market);
    make_words(market);
    return SUITED_OK;
}

void market_close(struct market *market)
{
    for (size_t i = 0; i < market->word_count; i++)
        free(market->words[i]);
    free(market->words);
    free(market->word_sums);
    free(market->work_sums);
    free(market->towns);
    free(market->town_sums);
    places_cache_release(&market->places);
    json_decref(market->figures);
}

char *market_sentence(struct market *market, size_t length)
{
    struct strbuf text = STRBUF_INIT;

    for (size_t i = 0; i < length; i++) {
        size_t rank = chance_weighed(&market->chance, market->word_sums, market->word_count);

        strbuf_puts(&text, i ? " " : "");
        strbuf_puts(&text, market->words[rank]);
    }
    strbuf_puts(&text, ".");
    text.text[0] = (char)toupper((unsigned char)text.text[0]);
    return strbuf_detach(&text);
}
