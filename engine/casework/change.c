/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "change_words.h"

/* Degrees, of both: the same place, however finely it was found; about 2 km. */
#define SAME_PLACE 0.02

const json_t *reason_named(const struct suited_taxonomy *taxonomy, const char *id)
{
    size_t i;
    json_t *reason;

    json_array_foreach(suited_taxonomy_reasons(taxonomy), i, reason)
        if (!strcmp(json_text_of(reason, "id"), id))
            return reason;
    return NULL;
}

/* The value of a condition in a list of facts; NULL where it is not in it. */
static json_t *value_in(const json_t *facts, const char *condition)
{
    size_t i;
    json_t *fact;

    json_array_foreach(facts, i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return json_incref(json_object_get(fact, "value"));
    return NULL;
}

static json_t *places_of(const json_t *record)
{
    static const char *const keys[] = {"name", "lat", "lon"};
    json_t *places = json_array(), *place;
    size_t i;

    json_array_foreach(json_object_get(record, "places"), i, place) {
        json_t *kept = json_object();

        for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
            json_object_set(kept, keys[k], json_object_get(place, keys[k]));
        json_array_append_new(places, kept);
    }
    return places;
}

static json_t *quantity_of(const json_t *record, const char *name)
{
    static const char *const of_source[] = {"source", "quote", "at",  "weak",
                                            "by",     "day",   "from"};
    const json_t *quantity = json_object_get(json_object_get(record, "quantities"), name);
    json_t *value = quantity ? json_copy((json_t *)quantity) : NULL;

    for (size_t i = 0; value && i < sizeof(of_source) / sizeof(*of_source); i++)
        json_object_del(value, of_source[i]);
    return value;
}

/* What the record says under a key of a reason's `back`; NULL where it says nothing. */
static json_t *said_of(const json_t *record, const char *key)
{
    json_t *value;

    if (!strcmp(key, "places"))
        value = places_of(record);
    else if (!strcmp(key, "work"))
        value = json_deep_copy(json_object_get(record, "occupations"));
    else
        value = quantity_of(record, key);
    if (!value)
        value = value_in(json_object_get(record, "facts"), key);
    if (!value)
        value = value_in(json_object_get(record, "entailed"), key);
    if (json_is_array(value) && !json_array_size(value)) {
        json_decref(value);
        value = NULL;
    }
    return value;
}

json_t *change_then(const json_t *reason, const json_t *record)
{
    json_t *then = json_object(), *how;
    const char *key;

    json_object_foreach(json_object_get(reason, "back"), key, how) {
        json_t *said = said_of(record, key);

        if (said)
            json_object_set_new(then, key, said);
    }
    return then;
}

/* What could be agreed is half way to what is wanted. */
static int nearness(const json_t *value, const json_t *wanted)
{
    const char *text = json_string_value(value);

    if (text && !strcmp(text, "agree"))
        return 1;
    return json_equal((json_t *)value, (json_t *)wanted) ? 2 : 0;
}

/* The end of a range that counts: of pay the lower (MATCHING section 2), of hours and loads
 * the one that could be had. */
static double end_of(const char *key, const json_t *amount, bool less)
{
    bool lower = less || !strcmp(key, "pay");
    const json_t *first = json_object_get(amount, lower ? "min" : "max");
    const json_t *second = json_object_get(amount, lower ? "max" : "min");

    if (!first)
        first = second ? second : json_object_get(amount, "value");
    return first ? json_number_value(first) : NAN;
}

static bool amount_changed(const char *key, const json_t *then, const json_t *now, bool less)
{
    double before = end_of(key, then, less), after = end_of(key, now, less);

    if (isnan(after))
        return false;
    if (isnan(before) || strcmp(json_text_of(then, "period"), json_text_of(now, "period")) != 0)
        return true;
    return less ? after < before : after > before;
}

static bool is_same_place(const json_t *one, const json_t *other)
{
    const json_t *lat = json_object_get(one, "lat"), *lon = json_object_get(one, "lon");
    const json_t *other_lat = json_object_get(other, "lat");

    if (!lat || !other_lat)
        return !strcmp(json_text_of(one, "name"), json_text_of(other, "name"));
    return fabs(json_number_value(lat) - json_number_value(other_lat)) < SAME_PLACE &&
           fabs(json_number_value(lon) - json_number_value(json_object_get(other, "lon"))) <
               SAME_PLACE;
}

static bool is_same_work(const json_t *one, const json_t *other)
{
    return !strcmp(json_text_of(one, "code"), json_text_of(other, "code"));
}

static bool is_among(const json_t *list, const json_t *item,
                     bool (*is_same)(const json_t *one, const json_t *other))
{
    size_t i;
    json_t *other;

    json_array_foreach(list, i, other)
        if (is_same(item, other))
            return true;
    return false;
}

/* A further place may be nearer; of work, the first code is what it is most likely to be. */
static bool became_other(const char *key, const json_t *then, const json_t *now)
{
    size_t i;
    json_t *place;

    if (!strcmp(key, "work"))
        return !is_among(then, json_array_get(now, 0), is_same_work);
    if (strcmp(key, "places") != 0)
        return !json_equal((json_t *)then, (json_t *)now);
    json_array_foreach(now, i, place)
        if (!is_among(then, place, is_same_place))
            return true;
    return false;
}

static bool changed(const char *key, const json_t *how, const json_t *then, const json_t *now)
{
    const char *way = json_string_value(how);

    if (!now)
        return false;
    if (!strcmp(way, "yes") || !strcmp(way, "no"))
        return nearness(now, how) > nearness(then, how);
    if (!strcmp(way, "other"))
        return became_other(key, then, now);
    return amount_changed(key, then, now, !strcmp(way, "less"));
}

json_t *change_since(const struct suited_taxonomy *taxonomy, const json_t *reason,
                     const json_t *then, const json_t *record)
{
    struct strbuf words = STRBUF_INIT;
    json_t *how, *out;
    const char *key;

    if (!strcmp(json_text_of(record, "status"), "closed"))
        return json_null();
    json_object_foreach(json_object_get(reason, "back"), key, how) {
        const json_t *before = json_object_get(then, key);
        json_t *now = said_of(record, key);

        if (changed(key, how, before, now))
            change_words(taxonomy, key, before, now, &words);
        json_decref(now);
    }
    out = words.length ? json_string(words.text) : json_null();
    strbuf_release(&words);
    return out;
}
