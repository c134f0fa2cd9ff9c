/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "posting_property.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"

#define ID_MAX_BYTES 80

bool posting_is_person(const json_t *sourced)
{
    const char *source = json_text_of(sourced, "source");

    return !strcmp(source, "employer") || !strcmp(source, "adviser");
}

bool posting_is_said(const json_t *sourced)
{
    if (json_object_get(sourced, "from"))
        return false; /* it follows from something else */
    return posting_is_person(sourced) || (!strcmp(json_text_of(sourced, "source"), "feed") &&
                                          !json_is_true(json_object_get(sourced, "weak")));
}

static void add(json_t *properties, const char *id, const char *name, const char *value)
{
    char property[ID_MAX_BYTES];

    snprintf(property, sizeof(property), "suited:%s", id);
    json_array_append_new(properties,
                          json_pack("{s:s, s:s, s:s, s:s}", "@type", "PropertyValue",
                                    "propertyID", property, "name", name, "value", value));
}

static void add_facts(const struct suited_taxonomy *taxonomy, const json_t *facts,
                      json_t *properties)
{
    const json_t *fact;
    size_t i;

    json_array_foreach(facts, i, fact) {
        const struct suited_condition *condition =
            suited_condition_find(taxonomy, json_text_of(fact, "condition"));

        if (condition && posting_is_said(fact))
            add(properties, condition->id, condition->name, json_text_of(fact, "value"));
    }
}

/* ---- quantities, as `suited tag` takes them ---- */

static void put_range(const json_t *quantity, struct strbuf *out)
{
    const json_t *least = json_object_get(quantity, "min");
    const json_t *most = json_object_get(quantity, "max");

    if (!most)
        return;
    if (least)
        strbuf_printf(out, "%g-%g", json_number_value(least), json_number_value(most));
    else
        strbuf_printf(out, "up to %g", json_number_value(most));
}

static void put_load(const json_t *quantity, struct strbuf *out)
{
    strbuf_printf(out, "%g", json_number_value(json_object_get(quantity, "value")));
}

static void put_shift(const json_t *quantity, struct strbuf *out)
{
    const char *start = json_text_of(quantity, "start"), *end = json_text_of(quantity, "end");

    if (*start && *end)
        strbuf_printf(out, "%s-%s", start, end);
}

static void put_names(const json_t *names, struct strbuf *out)
{
    const json_t *name;
    size_t i;

    json_array_foreach(names, i, name)
        if (json_is_string(name))
            strbuf_printf(out, "%s%s", out->length ? "," : "", json_string_value(name));
}

static void put_days(const json_t *quantity, struct strbuf *out)
{
    put_names(json_object_get(quantity, "named"), out);
    put_names(json_object_get(quantity, "parts"), out);
}

static const struct {
    const char *id, *name;
    void (*put)(const json_t *quantity, struct strbuf *out);
} kinds[] = {
    {"hours_per_week", "Hours a week", put_range},
    {"days_per_week", "Days a week", put_range},
    {"max_lift_kg", "Heaviest load in kilograms", put_load},
    {"shift", "Working times", put_shift},
    {"days", "Days and parts of the day", put_days},
};

static void add_quantities(const json_t *quantities, json_t *properties)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const json_t *quantity = json_object_get(quantities, kinds[i].id);
        struct strbuf value = STRBUF_INIT;

        if (quantity && posting_is_said(quantity))
            kinds[i].put(quantity, &value);
        if (value.length)
            add(properties, kinds[i].id, kinds[i].name, value.text);
        strbuf_release(&value);
    }
}

json_t *posting_properties(const struct suited_taxonomy *taxonomy, const json_t *record)
{
    json_t *properties = json_array();

    add_facts(taxonomy, json_object_get(record, "facts"), properties);
    add_quantities(json_object_get(record, "quantities"), properties);
    return properties;
}
