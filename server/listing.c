/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listing.h"

#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "match/ground_words.h"
#include "match/wish_words.h"
#include "suited/places.h"

#define DEGREE 100000.0 /* of struct suited_point */

uint32_t listing_number(const json_t *vacancy)
{
    return (uint32_t)json_integer_value(json_object_get(vacancy, "vacancy"));
}

/* Set what was said; null where that is nothing. Takes the words. */
static void set_words(json_t *object, const char *key, struct strbuf *words)
{
    json_object_set_new(object, key, words->length ? json_string(words->text) : json_null());
    strbuf_release(words);
}

static void say_wish(const struct listing *listing, json_t *holder)
{
    struct strbuf words = STRBUF_INIT;
    const json_t *wish = json_object_get(holder, "wish");

    if (json_is_object(wish))
        wish_words(listing->service->taxonomy, wish, &words);
    set_words(holder, "says", &words);
}

static void say_wishes(const struct listing *listing, const json_t *list)
{
    json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
        say_wish(listing, one);
}

static void say_grounds(const json_t *wishes)
{
    json_t *wish;
    size_t i;

    json_array_foreach(wishes, i, wish) {
        struct strbuf words = STRBUF_INIT;

        ground_words(wish, &words);
        set_words(wish, "ground", &words);
    }
}

static json_t *point_json(const struct suited_point *point)
{
    return json_pack("{s:f, s:f}", "lat", point->lat / DEGREE, "lon", point->lon / DEGREE);
}

/* The nearest of the vacancy's places, or its first where home is not known. */
static json_t *nearest_point(const struct suited_row *row, const struct suited_place *home)
{
    const struct suited_point *nearest = row->place_count ? &row->places[0] : NULL;

    for (uint8_t i = 1; home && i < row->place_count; i++)
        if (suited_distance_km(&home->point, &row->places[i]) <
            suited_distance_km(&home->point, nearest))
            nearest = &row->places[i];
    return nearest ? point_json(nearest) : json_null();
}

enum suited_status listing_dress_vacancy(const struct listing *listing, json_t *vacancy,
                                         struct suited_error *err)
{
    const json_t *wishes = json_object_get(vacancy, "wishes");
    struct suited_row row;
    enum suited_status status =
        suited_view_row(listing->view, listing_number(vacancy), &row, err);

    if (status)
        return status;
    say_wishes(listing, wishes);
    say_grounds(wishes);
    json_object_set_new(vacancy, "point",
                        nearest_point(&row, suited_profile_home(listing->profile)));
    return SUITED_OK;
}

static enum suited_status dress_group(const struct listing *listing, const json_t *group,
                                      struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < json_array_size(group); i++)
        status = listing_dress_vacancy(listing, json_array_get(group, i), err);
    return status;
}

static json_t *home_json(const struct suited_place *home)
{
    json_t *out;

    if (!home)
        return json_null();
    out = point_json(&home->point);
    json_object_set_new(out, "place", json_string(home->name));
    return out;
}

static void say_costs(const struct listing *listing, const json_t *costs)
{
    json_t *cost;
    size_t i;

    say_wishes(listing, costs);
    json_array_foreach(costs, i, cost) {
        json_t *step = json_object_get(cost, "next_step");

        if (json_is_object(step))
            say_wish(listing, step);
    }
}

enum suited_status listing_dress(const struct listing *listing, json_t *shortlist,
                                 struct suited_error *err)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};
    const json_t *out = json_object_get(shortlist, "ruled_out");
    json_t *wishes = suited_profile_wishes(listing->profile);
    enum suited_status status = dress_group(listing, json_object_get(out, "vacancies"), err);

    for (size_t i = 0; !status && i < sizeof(groups) / sizeof(*groups); i++)
        status = dress_group(listing, json_object_get(shortlist, groups[i]), err);
    say_wishes(listing, wishes);
    json_object_set_new(shortlist, "wishes", wishes);
    say_wishes(listing, json_object_get(out, "reasons"));
    say_costs(listing, json_object_get(shortlist, "cost_of_musts"));
    json_object_set_new(shortlist, "home", home_json(suited_profile_home(listing->profile)));
    return status;
}
