/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settle.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "row_of.h"
#include "settle_parts.h"
#include "suited/day.h"

/* Text in another language, or unreadable: of such nothing was read. */
static const char *language_of(const json_t *advert, const struct reading *reading)
{
    const char *said = json_text_of(advert, "language");

    if (*reading->language)
        return reading->language;
    return *said && strncmp(said, "en", 2) != 0 ? said : "und";
}

/* The day it was first met or published, whichever is earlier. */
static void set_days(const json_t *advert, int32_t first_seen, json_t *record)
{
    char text[SUITED_DAY_TEXT];
    int32_t posted;

    if (!suited_day_parse(json_text_of(advert, "posted"), &posted) || posted > first_seen)
        posted = first_seen;
    suited_day_format(posted, text);
    json_object_set_new(record, "posted", json_string(text));
    suited_day_format(first_seen, text);
    json_object_set_new(record, "first_seen", json_string(text));
    if (*json_text_of(advert, "closes"))
        json_object_set(record, "closes", json_object_get(advert, "closes"));
}

static json_t *list_of(const json_t *advert, const char *key)
{
    json_t *list = json_object_get(advert, key);

    return json_is_array(list) ? json_deep_copy(list) : json_array();
}

static json_t *new_record(const json_t *advert, const struct reading *reading,
                          int32_t first_seen)
{
    const char *url = json_text_of(advert, "url");
    json_t *record = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:[], s:s}", "title", json_text_of(advert, "title"),
        "employer", json_text_of(advert, "employer"), "text", json_text_of(advert, "text"),
        "language", language_of(advert, reading), "url", url, "links", "status", "open");

    if (*url)
        json_array_append_new(json_object_get(record, "links"), json_string(url));
    set_days(advert, first_seen, record);
    json_object_set_new(record, "places", list_of(advert, "places"));
    json_object_set_new(record, "countries", list_of(advert, "countries"));
    return record;
}

/* The feed's fields beside what was read; the reading's own choice stands before the rest. */
static json_t *fact_candidates(const struct suited_taxonomy *taxonomy, const json_t *advert,
                               const struct reading *reading, const struct settle_words *words)
{
    json_t *candidates = list_of(advert, "facts");
    json_t *standing = settle_read_facts(taxonomy, reading, words, true);
    json_t *others = settle_read_facts(taxonomy, reading, words, false);

    json_array_extend(candidates, standing);
    json_array_extend(candidates, others);
    json_decref(others);
    json_decref(standing);
    return candidates;
}

/* Add quantities kept by name to `candidates`; entailed ones are no candidates. */
static void add_quantities(json_t *candidates, const json_t *quantities, bool with_people)
{
    const char *name;
    json_t *quantity;

    json_object_foreach((json_t *)quantities, name, quantity) {
        json_t *candidate;

        if (json_object_get(quantity, "from") || (!with_people && source_is_person(quantity)))
            continue;
        candidate = json_deep_copy(quantity);
        json_object_set_new(candidate, "quantity", json_string(name));
        json_array_append_new(candidates, candidate);
    }
}

static void settle_read(const struct suited_taxonomy *taxonomy, const json_t *advert,
                        const struct reading *reading, json_t *record)
{
    struct settle_words words =
        settle_words(json_text_of(advert, "title"), json_text_of(advert, "text"));
    json_t *facts = fact_candidates(taxonomy, advert, reading, &words);
    json_t *quantities = json_array();
    json_t *read = settle_quantity_candidates(taxonomy, &reading->quantities, &words);

    add_quantities(quantities, json_object_get(advert, "quantities"), true);
    json_array_extend(quantities, read);
    settle_facts(taxonomy, facts, record);
    settle_quantities(quantities, record);
    json_decref(read);
    json_decref(quantities);
    json_decref(facts);
    settle_words_release(&words);
}

void settle_advert(const struct suited_taxonomy *taxonomy, const json_t *advert,
                   const struct reading *reading, int32_t first_seen,
                   struct suited_vacancy *out)
{
    double full_time = reading->quantities.pay.full_time_hours;
    json_t *record = new_record(advert, reading, first_seen);

    settle_read(taxonomy, advert, reading, record);
    settle_entail(taxonomy, record);
    json_object_set_new(record, "occupations", settle_occupations(taxonomy, reading));
    json_object_set_new(record, "skills", settle_skills(reading));
    if (full_time > 0)
        json_object_set_new(record, "full_time_hours", json_real(full_time));
    if (reading->home_temporary)
        json_object_set_new(record, "home_temporary", json_true());
    out->record = record;
    row_of(taxonomy, record, &out->row);
}

/* What of `facts` the advert and its feed say; of people's words where there are no others. */
static void add_stated(json_t *candidates, const json_t *facts, bool with_people)
{
    size_t i;
    json_t *fact;

    json_array_foreach(facts, i, fact)
        if (with_people || !source_is_person(fact))
            json_array_append(candidates, fact);
}

/* What people said of a kind, "condition" or "quantity": the latest first. */
static void add_said(json_t *candidates, const json_t *tags, const char *kind)
{
    for (size_t i = json_array_size(tags); i-- > 0;) {
        json_t *tag = json_array_get(tags, i);

        if (json_object_get(tag, kind))
            json_array_append_new(candidates, json_deep_copy(tag));
    }
}

void settle_again(const struct suited_taxonomy *taxonomy, const json_t *tags,
                  struct suited_vacancy *vacancy)
{
    json_t *record = vacancy->record, *facts = json_array(), *quantities = json_array();
    uint32_t number = vacancy->row.number;

    add_said(facts, tags, "condition");
    add_stated(facts, json_object_get(record, "facts"), !tags);
    add_stated(facts, json_object_get(record, "also"), !tags);
    settle_facts(taxonomy, facts, record);
    add_said(quantities, tags, "quantity");
    add_quantities(quantities, json_object_get(record, "quantities"), !tags);
    add_stated(quantities, json_object_get(record, "quantities_also"), !tags);
    settle_quantities(quantities, record);
    settle_entail(taxonomy, record);
    row_of(taxonomy, record, &vacancy->row);
    vacancy->row.number = number;
    json_decref(quantities);
    json_decref(facts);
}
