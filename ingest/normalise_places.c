/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "suited/places.h"

#define NAME_MAX_BYTES   120
#define PHRASE_WORDS_MAX 4
#define DEGREE           100000.0

/* MATCHING section 2: a full postcode or a street is known to 1 km, a town to 3. */
#define RADIUS_STREET 1
#define RADIUS_TOWN   3

/* One place as the feed has it; texts are ours. */
struct raw {
    char *name, *region, *postcode;
    const char *country; /* two letters, or "" */
    double lat, lon;     /* NAN: not given */
    bool street;
};

struct places {
    const struct advert_context *context;
    const json_t *words; /* what stands in place of towns */
    json_t *list, *countries, *facts;
};

static void release_raw(struct raw *raw)
{
    free(raw->name);
    free(raw->region);
    free(raw->postcode);
}

/* "52.01", -0.26; NAN where it is no number. */
static double degrees_of(const json_t *value)
{
    const char *text = json_string_value(value);
    char *rest;
    double number;

    if (json_is_number(value))
        return json_number_value(value);
    if (!text || !*text)
        return NAN;
    number = strtod(text, &rest);
    return rest != text && !*rest ? number : NAN;
}

static bool has_point(const struct raw *raw)
{
    return fabs(raw->lat) <= 90 && fabs(raw->lon) <= 180 && (raw->lat != 0 || raw->lon != 0);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* How much of `text` its first `count` words take; 0 when it has fewer. */
static size_t words_length(const char *text, size_t length, int count)
{
    size_t at = 0;

    while (count-- > 0) {
        while (at < length && is_space(text[at]))
            at++;
        if (at == length)
            return 0;
        while (at < length && !is_space(text[at]))
            at++;
    }
    return at;
}

static const json_t *entry_of(const struct places *places, const char *text, size_t length)
{
    char folded[NAME_MAX_BYTES];

    field_fold(text, length, folded, sizeof(folded));
    return json_object_get(places->words, folded);
}

/* Words at the front of `*text` that are no place ("Remote in") become facts and go. */
static bool strip_front(const struct places *places, const char **text, size_t *length)
{
    for (int count = PHRASE_WORDS_MAX; count > 0; count--) {
        size_t taken = words_length(*text, *length, count);
        const json_t *entry = taken ? entry_of(places, *text, taken) : NULL;

        if (!entry)
            continue;
        facts_add(places->facts, entry, "places", places->context);
        *text += taken;
        *length -= taken;
        return true;
    }
    return false;
}

/* The like at the end: "UK only", "London Remote". */
static bool strip_back(const struct places *places, const char *text, size_t *length)
{
    size_t start = *length;
    const json_t *entry;

    while (start > 0 && !is_space(text[start - 1]))
        start--;
    entry = start ? entry_of(places, text + start, *length - start) : NULL;
    if (!entry)
        return false;
    facts_add(places->facts, entry, "places", places->context);
    *length = start;
    return true;
}

static void trim(const char **text, size_t *length)
{
    while (*length && (is_space(**text) || **text == '-')) {
        (*text)++;
        (*length)--;
    }
    while (*length && (is_space((*text)[*length - 1]) || (*text)[*length - 1] == '-'))
        (*length)--;
}

/* The length of the part of a place's text that stands before the next comma or the like. */
static size_t part_length(const char *text)
{
    size_t length = 0;

    while (text[length] && !strchr(",()/", text[length])) {
        if (text[length] == '-' && length && text[length - 1] == ' ' && text[length + 1] == ' ')
            break;
        length++;
    }
    return length;
}

/* `text` without the parts that are no place, joined by commas; the caller frees it. */
static char *place_words(const struct places *places, const char *text)
{
    char *line = field_line(text, NAME_MAX_BYTES);
    struct strbuf out = STRBUF_INIT;

    for (const char *at = line; *at;) {
        size_t whole = part_length(at), length = whole;
        const char *part = at;

        trim(&part, &length);
        while (strip_front(places, &part, &length))
            trim(&part, &length);
        while (strip_back(places, part, &length))
            trim(&part, &length);
        if (length) {
            strbuf_puts(&out, out.length ? ", " : "");
            strbuf_add(&out, part, length);
        }
        at += whole + (at[whole] != '\0');
    }
    free(line);
    return strbuf_detach(&out);
}

/* "SO40 3AB": a full British postcode by its shape; others stand for a whole quarter. */
static bool is_full_postcode(const char *postcode)
{
    char folded[12];
    size_t length;

    field_fold(postcode, strlen(postcode), folded, sizeof(folded));
    length = strlen(folded);
    return length >= 5 && length <= 7 && isalpha((unsigned char)folded[0]) &&
           isdigit((unsigned char)folded[length - 3]) &&
           isalpha((unsigned char)folded[length - 2]) &&
           isalpha((unsigned char)folded[length - 1]);
}

static bool find_postcode(const struct places *places, const struct raw *raw,
                          struct suited_place *found)
{
    return *raw->postcode &&
           !suited_postcode_find(places->context->taxonomy, raw->postcode, found, NULL) &&
           (!*raw->country || !strcmp(raw->country, found->country));
}

/* A town of another country than the feed's own word for it is another town. */
static bool find_named(const struct places *places, const struct raw *raw,
                       struct suited_place *found)
{
    const char *country = *raw->country ? raw->country : places->context->country;
    struct strbuf text = STRBUF_INIT;
    bool is_found;

    strbuf_puts(&text, raw->name);
    if (*raw->region && strcmp(raw->name, raw->region) != 0)
        strbuf_printf(&text, "%s%s", text.length ? ", " : "", raw->region);
    is_found = text.length &&
               !suited_place_find(places->context->taxonomy, text.text, country, found, NULL) &&
               (!*raw->country || !strcmp(raw->country, found->country));
    strbuf_release(&text);
    return is_found;
}

static void put_string(json_t *place, const char *key, const char *text)
{
    if (*text)
        json_object_set_new(place, key, json_string(text));
}

static void put_coordinates(json_t *place, double lat, double lon, int radius_km)
{
    json_object_set_new(place, "lat", json_real(lat));
    json_object_set_new(place, "lon", json_real(lon));
    json_object_set_new(place, "radius_km", json_integer(radius_km));
}

/* The feed's own point stands before that of the place; its radius is of what is named. */
static void put_point(json_t *place, const struct raw *raw, const struct suited_place *found)
{
    int radius_km = found ? found->point.radius_km : RADIUS_TOWN;

    if (raw->street || is_full_postcode(raw->postcode))
        radius_km = RADIUS_STREET;
    if (has_point(raw))
        put_coordinates(place, raw->lat, raw->lon, radius_km);
    else if (found)
        put_coordinates(place, found->point.lat / DEGREE, found->point.lon / DEGREE,
                        found->point.radius_km);
}

static const char *name_of(const struct raw *raw, const struct suited_place *found)
{
    const char *name = *raw->name ? raw->name : raw->region;

    if (!*name)
        name = raw->postcode;
    return *name || !found ? name : found->name;
}

static json_t *place_of(const struct raw *raw, const struct suited_place *found)
{
    json_t *place = json_object();

    put_string(place, "name", name_of(raw, found));
    put_string(place, "postcode", raw->postcode);
    put_string(place, "country", *raw->country || !found ? raw->country : found->country);
    put_point(place, raw, found);
    return place;
}

static void add_place(struct places *places, json_t *place)
{
    size_t i;
    json_t *other;

    json_array_foreach(places->list, i, other)
        if (json_equal(other, place))
            break;
    if (i == json_array_size(places->list) && i < SUITED_PLACES_MAX)
        json_array_append(places->list, place);
    json_decref(place);
}

static void add_country(struct places *places, const char *code)
{
    if (*code && json_array_size(places->countries) < SUITED_COUNTRIES_MAX)
        json_list_add(places->countries, code);
}

static void add_raw(struct places *places, const struct raw *raw)
{
    struct suited_place found;
    bool is_found = find_postcode(places, raw, &found) || find_named(places, raw, &found);
    bool named = *raw->name || *raw->region || *raw->postcode;
    bool wide = is_found && found.kind == SUITED_COUNTRY;

    if (wide && !has_point(raw) && !*raw->postcode)
        add_country(places, found.country);
    else if (!named && !has_point(raw))
        add_country(places, raw->country);
    else
        add_place(places, place_of(raw, is_found && !wide ? &found : NULL));
}

static void read_text(struct places *places, const char *text)
{
    struct raw raw = {.country = "", .lat = NAN, .lon = NAN};

    raw.name = place_words(places, text);
    raw.region = field_line("", 0);
    raw.postcode = field_line("", 0);
    if (*raw.name)
        add_raw(places, &raw);
    release_raw(&raw);
}

/* "Leeds; York | Hull" are three places. */
static void read_texts(struct places *places, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, ";|\n");
        struct strbuf one = STRBUF_INIT;

        strbuf_add(&one, text, length);
        read_text(places, one.text);
        strbuf_release(&one);
        text += length + (text[length] != '\0');
    }
}

static void read_object(struct places *places, const json_t *place)
{
    const char *city = json_text_of(place, "city"), *text = json_text_of(place, "text");
    struct raw raw = {.name = place_words(places, *city ? city : text),
                      .region = place_words(places, json_text_of(place, "region")),
                      .postcode = field_line(json_text_of(place, "postcode"), NAME_MAX_BYTES),
                      .country = suited_country_code(places->context->taxonomy,
                                                     json_text_of(place, "country")),
                      .lat = degrees_of(json_object_get(place, "lat")),
                      .lon = degrees_of(json_object_get(place, "lon")),
                      .street = *json_text_of(place, "street") != '\0'};

    add_raw(places, &raw);
    release_raw(&raw);
}

static void read_countries(struct places *places, const json_t *names)
{
    size_t i;
    const json_t *name;

    json_array_foreach(names, i, name)
        if (json_is_string(name))
            add_country(places, suited_country_code(places->context->taxonomy,
                                                    json_string_value(name)));
}

void normalise_places(const json_t *mapped, const struct advert_context *context,
                      json_t *advert)
{
    const json_t *table = json_object_get(context->words, "places");
    const json_t *named = json_object_get(mapped, "places");
    struct places places = {.context = context,
                            .words = json_object_get(table, "words"),
                            .list = json_array(),
                            .countries = json_array(),
                            .facts = json_object_get(advert, "facts")};
    size_t i;
    const json_t *place;

    read_countries(&places, json_object_get(mapped, "countries"));
    if (json_is_string(named))
        read_texts(&places, json_string_value(named));
    json_array_foreach(named, i, place) {
        if (json_is_string(place))
            read_texts(&places, json_string_value(place));
        else
            read_object(&places, place);
    }
    json_object_set_new(advert, "places", places.list);
    json_object_set_new(advert, "countries", places.countries);
}
