/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_room.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "base/xalloc.h"
#include "places_complete.h"
#include "places_key.h"
#include "places_near.h"
#include "places_text.h"

/* A bare district further than this from the place named beside it is a room number ("E4"). */
#define DISTRICT_OFF_KM 60

struct places {
    struct places_cache cache;
    struct postcodes postcodes;
};

enum suited_status places_open(const char *data_dir, struct places **out,
                               struct suited_error *err)
{
    struct places *places = xcalloc(1, sizeof(*places));
    char *path = share_path("places.cache");
    enum suited_status status = places_cache_open(path, &places->cache, err);

    *out = NULL;
    free(path);
    if (!status && data_dir) {
        path = postcodes_path(data_dir);
        status = postcodes_open(path, &places->postcodes, err);
        free(path);
    }
    if (status)
        places_close(places);
    else
        *out = places;
    return status;
}

void places_close(struct places *places)
{
    if (!places)
        return;
    postcodes_release(&places->postcodes);
    places_cache_release(&places->cache);
    free(places);
}

/* Copy a name, cut between characters where it is too long. */
static void copy_name(char out[80], const char *name)
{
    size_t length = strlen(name);

    if (length > 79)
        for (length = 79; length && ((unsigned char)name[length] & 0xc0) == 0x80;)
            length--;
    memcpy(out, name, length);
    out[length] = '\0';
}

static void place_of(const struct places *places, const struct places_entry *entry,
                     struct suited_place *out)
{
    memset(out, 0, sizeof(*out));
    copy_name(out->name, places_cache_text(&places->cache, entry->name));
    memcpy(out->country, entry->country, 2);
    out->kind = entry->kind < SUITED_COUNTRY ? entry->kind : SUITED_COUNTRY;
    if (out->kind != SUITED_COUNTRY)
        out->point = (struct suited_point){entry->lat, entry->lon,
                                           (uint16_t)places_radius_km(entry->kind)};
}

/* The place by its postcode, where it has one that is known and fits the names beside it. */
static bool find_by_postcode(const struct places *places, const struct postcode *postcode,
                             const struct suited_place *named, struct suited_place *out)
{
    if (!*postcode->outward || !postcodes_find(&places->postcodes, postcode, out))
        return false;
    if (*postcode->inward || !named || named->kind >= SUITED_COUNTY)
        return true;
    return suited_distance_km(&out->point, &named->point) <= DISTRICT_OFF_KM;
}

static enum suited_status refuse_place(const struct places *places, const char *text,
                                       const char *country, struct suited_error *err)
{
    const char *nearest = err ? places_nearest(&places->cache, text, country) : NULL;

    if (nearest)
        return suited_fail(err, SUITED_NOTFOUND, "there is no place '%.80s' (did you mean %s?)",
                           text, nearest);
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no place '%.80s' (a town, county, country or postcode)", text);
}

/* A country's two letters, as they stand in the cache; NULL gives "". */
static void write_capitals(const char *country, char upper[3])
{
    memset(upper, 0, 3);
    for (size_t i = 0; country && i < 2 && country[i]; i++)
        upper[i] = (char)toupper((unsigned char)country[i]);
}

enum suited_status places_find(const struct places *places, const char *text,
                               const char *country, struct suited_place *out,
                               struct suited_error *err)
{
    struct place_text *parts = xcalloc(1, sizeof(*parts));
    char upper[3];
    const struct places_entry *entry;
    struct suited_place named;
    bool found;

    write_capitals(country, upper);
    memset(out, 0, sizeof(*out));
    place_text_read(&places->cache, text, upper, parts);
    entry = places_choose(&places->cache, parts->parts, parts->count, upper);
    if (entry)
        place_of(places, entry, &named);
    found = find_by_postcode(places, &parts->postcode, entry ? &named : NULL, out);
    if (!found && entry)
        *out = named;
    free(parts);
    if (found || entry)
        return SUITED_OK;
    memset(out, 0, sizeof(*out));
    return refuse_place(places, text, upper, err);
}

static void offer_of(const struct places *places, const struct places_entry *entry,
                     struct suited_place_offer *out)
{
    place_of(places, entry, &out->place);
    copy_name(out->region, places_region(&places->cache, entry));
}

static size_t offer_names(const struct places *places, const char *text, const char *country,
                          struct suited_place_offer *out, size_t capacity)
{
    const struct places_entry *entries[PLACES_COMPLETE_MAX];
    size_t count =
        places_complete(&places->cache, text, country, entries,
                        capacity < PLACES_COMPLETE_MAX ? capacity : PLACES_COMPLETE_MAX);

    for (size_t i = 0; i < count; i++)
        offer_of(places, entries[i], &out[i]);
    return count;
}

static size_t offer_districts(const struct places *places, const char *text,
                              struct suited_place_offer *out, size_t capacity)
{
    struct suited_place districts[PLACES_COMPLETE_MAX];
    size_t count =
        postcodes_complete(&places->postcodes, text, districts,
                           capacity < PLACES_COMPLETE_MAX ? capacity : PLACES_COMPLETE_MAX);

    for (size_t i = 0; i < count; i++)
        out[i] = (struct suited_place_offer){.place = districts[i]};
    return count;
}

size_t places_offer(const struct places *places, const char *text, const char *country,
                    struct suited_place_offer *out, size_t capacity)
{
    char upper[3];
    size_t count;

    write_capitals(country, upper);
    count = offer_districts(places, text, out, capacity);
    if (!count)
        count = offer_names(places, text, upper, out, capacity);
    if (count || !capacity)
        return count;
    *out = (struct suited_place_offer){0};
    return !places_find(places, text, country, &out->place, NULL);
}

enum suited_status places_postcode(const struct places *places, const char *postcode,
                                   struct suited_place *out, struct suited_error *err)
{
    struct postcode code;

    memset(out, 0, sizeof(*out));
    if (!postcode_parse(postcode, strlen(postcode), &code))
        return suited_fail(err, SUITED_NOTFOUND,
                           "'%.20s' is not a postcode (like SO40 3AB or SO40)", postcode);
    if (!places->postcodes.head)
        return suited_fail(err, SUITED_NOTFOUND,
                           "the postcode '%.20s' is not known: no postcodes are imported "
                           "(suited taxonomy import places FILE)",
                           postcode);
    if (postcodes_find(&places->postcodes, &code, out))
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND, "the postcode '%.20s' is not among those imported",
                       postcode);
}

const char *places_country(const struct places *places, const char *name)
{
    struct strbuf key = STRBUF_INIT;
    const struct places_key *first;
    const char *code = "";
    size_t count;

    places_key_add(&key, name, strnlen(name, PLACES_TEXT_MAX));
    count = places_cache_find(&places->cache, key.text, &first);
    for (size_t i = 0; i < count && !*code; i++) {
        const struct places_entry *entry = places_cache_entry(&places->cache, &first[i]);

        if (entry->kind == SUITED_COUNTRY)
            code = entry->country;
    }
    strbuf_release(&key);
    return code;
}
