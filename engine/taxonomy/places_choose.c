/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "places_choose.h"

#include <stdlib.h>
#include <string.h>

#include "suited/places.h"

/* A town counts as "of" a city or county when it is this far or less beyond both radii. */
#define NEAR_KM 25

/* A place with fewer people in another country is not meant by its bare name. */
#define ABROAD_PEOPLE 100000

struct text_parts {
    const struct places_cache *cache;
    const struct candidates *parts;
    size_t count;
    const char *country;
};

/* What one part's best candidate is worth, against the others'. */
struct standing {
    const struct places_entry *entry;
    unsigned borne_out; /* two for each part that it lies in or near, one for its country */
    bool aside;         /* the part was read out of other words */
    bool wanted;        /* in the country that was asked for */
};

unsigned places_radius_km(unsigned kind)
{
    switch (kind) {
    case SUITED_POSTCODE:
        return 1;
    case SUITED_DISTRICT:
    case SUITED_TOWN:
        return 3;
    case SUITED_CITY:
        return 10;
    case SUITED_COUNTY:
        return 30;
    default:
        return 0;
    }
}

bool candidates_of(const struct places_cache *cache, const char *key, struct candidates *out)
{
    const struct places_key *first;
    size_t found = places_cache_find(cache, key, &first);

    out->count = 0;
    for (size_t i = 0; i < found && out->count < PLACES_CANDIDATES_MAX; i++) {
        const struct places_entry *entry = places_cache_entry(cache, &first[i]);

        if (entry->kind < PLACES_IGNORE)
            out->all[out->count++] = entry;
    }
    return out->count > 0;
}

static bool has_point(const struct places_entry *entry)
{
    return entry->kind < SUITED_COUNTRY;
}

static bool is_near(const struct places_entry *a, const struct places_entry *b)
{
    struct suited_point p = {.lat = a->lat, .lon = a->lon}, q = {.lat = b->lat, .lon = b->lon};
    unsigned reach = places_radius_km(a->kind) + places_radius_km(b->kind) + NEAR_KM;

    if (labs((long)a->lat - b->lat) > 200000) /* two degrees are more than any reach */
        return false;
    return suited_distance_km(&p, &q) <= reach;
}

static bool is_wanted(const struct places_entry *entry, const char *country)
{
    return !*country || !strncmp(entry->country, country, 2);
}

/* Nearness says nothing abroad: Boston and Lincoln are neighbours in Massachusetts too. */
static unsigned agreement(const struct places_cache *cache, const char *country,
                          const struct places_entry *a, const struct places_entry *b)
{
    uint32_t number_a = (uint32_t)(a - cache->entries);
    uint32_t number_b = (uint32_t)(b - cache->entries);

    if (memcmp(a->country, b->country, 2) != 0)
        return 0;
    if (a->kind == SUITED_COUNTRY || b->kind == SUITED_COUNTRY)
        return 1;
    if (has_point(a) && has_point(b))
        return is_wanted(a, country) && is_near(a, b) ? 2 : 0;
    return a->region[0] == number_b || a->region[1] == number_b || b->region[0] == number_a ||
                   b->region[1] == number_a
               ? 2
               : 0;
}

/* What one other part says for an entry. */
static unsigned best_agreement(const struct text_parts *text, const struct candidates *part,
                               const struct places_entry *entry)
{
    unsigned best = 0;

    for (size_t i = 0; i < part->count && best < 2; i++) {
        unsigned one = agreement(text->cache, text->country, entry, part->all[i]);

        best = one > best ? one : best;
    }
    return best;
}

static unsigned borne_out(const struct text_parts *text, size_t own,
                          const struct places_entry *entry)
{
    unsigned sum = 0;

    for (size_t i = 0; i < text->count; i++)
        if (i != own)
            sum += best_agreement(text, &text->parts[i], entry);
    return sum;
}

static struct standing standing_of(const struct text_parts *text, size_t own,
                                   const struct places_entry *entry)
{
    return (struct standing){.entry = entry,
                             .aside = text->parts[own].aside,
                             .borne_out = borne_out(text, own, entry),
                             .wanted = is_wanted(entry, text->country)};
}

static bool is_meant(const struct standing *one)
{
    return one->wanted || one->borne_out || one->entry->weight >= ABROAD_PEOPLE ||
           (one->entry->kind == PLACES_REGION && one->entry->weight) ||
           one->entry->kind == SUITED_COUNTRY;
}

/* Of one name; candidates come heaviest first, so that the earlier of two equal ones stays. */
static struct standing best_of(const struct text_parts *text, size_t own)
{
    struct standing best = {0};

    for (size_t i = 0; i < text->parts[own].count; i++) {
        struct standing one = standing_of(text, own, text->parts[own].all[i]);

        if (one.wanted && one.entry->kind == SUITED_COUNTRY)
            return one; /* the nation of Wales, not the village in Yorkshire */
        if (!is_meant(&one))
            continue;
        if (!best.entry || one.borne_out > best.borne_out ||
            (one.borne_out == best.borne_out && one.wanted && !best.wanted))
            best = one;
    }
    return best;
}

static unsigned size_of_kind(const struct places_entry *entry)
{
    return entry->kind == PLACES_REGION ? SUITED_COUNTY : entry->kind;
}

/* How sure a part is, beside others: to be borne out once is enough. */
static unsigned sureness(const struct standing *one)
{
    return one->borne_out < 2 ? one->borne_out : 2;
}

/*
 * Parts are written from small to large, so of two towns the later is meant to hold the
 * other; a city beside another is one of a list, of which the first stays.
 */
static bool is_larger(const struct places_entry *b, const struct places_entry *a)
{
    return b->kind > a->kind || (b->kind == SUITED_TOWN && a->kind == SUITED_TOWN);
}

/*
 * Of two parts, the first of the text being `a`. The smaller is in the larger when it is
 * borne out; else it is another place of that name, and the larger is what is certain.
 */
static bool is_better(const struct standing *b, const struct standing *a)
{
    if (!a->entry || !b->entry)
        return !a->entry;
    if (has_point(a->entry) != has_point(b->entry))
        return has_point(b->entry);
    if (a->aside != b->aside)
        return a->aside;
    if (sureness(a) != sureness(b))
        return sureness(b) > sureness(a);
    if (a->wanted != b->wanted)
        return b->wanted;
    if (has_point(a->entry) && sureness(a) < 2)
        return is_larger(b->entry, a->entry);
    return size_of_kind(b->entry) < size_of_kind(a->entry);
}

const struct places_entry *places_choose(const struct places_cache *cache,
                                         const struct candidates *parts, size_t count,
                                         const char *country)
{
    struct text_parts text = {cache, parts, count, country};
    struct standing best = {0};

    for (size_t i = 0; i < count; i++) {
        struct standing one = best_of(&text, i);

        if (is_better(&one, &best))
            best = one;
    }
    return best.entry;
}
