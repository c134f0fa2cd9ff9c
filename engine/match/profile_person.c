/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "profile.h"

#define ADDRESS_MAX  254 /* of a mail address: RFC 5321 section 4.5.3.1.3 */
#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static enum suited_status home_by_point(const struct spot *spot, const json_t *home,
                                        struct suited_place *out)
{
    const json_t *lat = json_object_get(home, "lat"), *lon = json_object_get(home, "lon");

    if (!json_is_number(lat) || !json_is_number(lon))
        return refuse(spot, "it needs \"place\", \"postcode\", or the numbers \"lat\" and "
                            "\"lon\"");
    if (!(fabs(json_number_value(lat)) <= 90) || !(fabs(json_number_value(lon)) <= 180))
        return refuse(spot, "lat must be -90 to 90 and lon -180 to 180");
    out->point.lat = (int32_t)lround(json_number_value(lat) * 1e5);
    out->point.lon = (int32_t)lround(json_number_value(lon) * 1e5);
    return SUITED_OK;
}

/* Distances from the middle of a district or town are rough: the answer says so. */
static void note_home(struct suited_profile *profile, const char *asked)
{
    static const char *const kinds[] = {
        [SUITED_POSTCODE] = NULL,   [SUITED_DISTRICT] = "postcode district",
        [SUITED_TOWN] = "town",     [SUITED_CITY] = "city",
        [SUITED_COUNTY] = "county", [SUITED_COUNTRY] = "country",
    };
    const struct suited_place *place = &profile->home.place;

    if (kinds[place->kind])
        note(profile, "Home '%.60s' is taken as the %s %s (%s): distances are from its middle.",
             asked, kinds[place->kind], place->name, place->country);
}

static enum suited_status home_by_name(const struct spot *spot, const json_t *home,
                                       const char *country, struct suited_place *out)
{
    const char *key = json_object_get(home, "place") ? "place" : "postcode";
    const char *text = json_text_of(home, key);
    struct suited_error why = {""};
    enum suited_status status;

    if (json_object_size(home) != 1 || !*text)
        return refuse(spot, "it takes one of \"place\", \"postcode\", or \"lat\" with \"lon\"");
    if (!strcmp(key, "place"))
        status = suited_place_find(spot->profile->taxonomy, text, country, out, &why);
    else
        status = suited_postcode_find(spot->profile->taxonomy, text, out, &why);
    if (!status && out->kind == SUITED_COUNTRY)
        return refuse(spot, "'%.60s' is a whole country (name a town or a postcode)", text);
    if (status == SUITED_NOTFOUND || status == SUITED_INVALID)
        return refuse(spot, "%.280s", why.text);
    if (status)
        return suited_fail(spot->err, status, "%s", why.text);
    note_home(spot->profile, text);
    return SUITED_OK;
}

enum suited_status parse_home(struct suited_profile *profile, const char *country,
                              struct suited_error *err)
{
    static const char *const keys[] = {"place", "postcode", "lat", "lon"};
    struct spot spot = {.profile = profile, .err = err, .list = "home"};
    const json_t *home = json_object_get(profile->json, "home");
    struct suited_place *place = &profile->home.place;
    enum suited_status status;

    snprintf(profile->country, sizeof(profile->country), "%s", country ? country : "");
    if (!home)
        return SUITED_OK;
    status = check_keys(&spot, home, keys, COUNT(keys));
    if (status)
        return status;
    if (json_object_get(home, "place") || json_object_get(home, "postcode"))
        status = home_by_name(&spot, home, profile->country, place);
    else
        status = home_by_point(&spot, home, place);
    if (!status && *place->country)
        memcpy(profile->country, place->country, sizeof(profile->country));
    profile->home.given = !status;
    return status;
}

static enum suited_status refuse_register(const struct spot *spot, const char *name)
{
    const char *names[32];
    size_t count = 0;

    while (count < COUNT(names) &&
           suited_register_name(spot->profile->taxonomy, (unsigned)count)) {
        names[count] = suited_register_name(spot->profile->taxonomy, (unsigned)count);
        count++;
    }
    return refuse_name(spot, "register", name, names, count);
}

static enum suited_status parse_registers(const struct spot *spot, const json_t *list)
{
    struct holdings *has = &spot->profile->has;
    enum suited_status status;
    size_t i;
    json_t *item;

    if (!list)
        return SUITED_OK;
    status = check_words(spot, list);
    if (status)
        return status;
    has->registers_given = true;
    json_array_foreach(list, i, item) {
        int number = suited_register_find(spot->profile->taxonomy, json_string_value(item));

        if (number < 0)
            return refuse_register(spot, json_string_value(item));
        has->registers |= UINT32_C(1) << number;
    }
    return SUITED_OK;
}

enum suited_status parse_holdings(struct suited_profile *profile, struct suited_error *err)
{
    static const char *const keys[] = {"driving_licence", "level", "registers"};
    struct spot spot = {.profile = profile, .err = err, .list = "has"};
    const json_t *has = json_object_get(profile->json, "has");
    const json_t *licence = json_object_get(has, "driving_licence");
    const json_t *level = json_object_get(has, "level");
    enum suited_status status;

    profile->has.level = NO_LIMIT;
    if (!has)
        return SUITED_OK;
    status = check_keys(&spot, has, keys, COUNT(keys));
    if (status)
        return status;
    if (licence && !json_is_boolean(licence))
        return refuse(&spot, "driving_licence must be true or false, without quotes");
    if (level && (!json_is_integer(level) || json_integer_value(level) < 0 ||
                  json_integer_value(level) > 8))
        return refuse(&spot, "level must be a whole number from 0 to 8 (GCSE 2, A level 3, "
                             "degree 6)");
    profile->has.given = true;
    profile->has.no_licence = json_is_false(licence);
    if (level)
        profile->has.level = (int)json_integer_value(level);
    return parse_registers(&spot, json_object_get(has, "registers"));
}

enum suited_status parse_avoid(struct suited_profile *profile, struct suited_error *err)
{
    static const char *const keys[] = {"employers", "work", "words"};
    struct spot spot = {.profile = profile, .err = err, .list = "avoid"};
    const json_t *avoid = json_object_get(profile->json, "avoid");
    enum suited_status status = SUITED_OK;

    if (!avoid)
        return SUITED_OK;
    status = check_keys(&spot, avoid, keys, COUNT(keys));
    if (status)
        return status;
    profile->avoid_employers = json_object_get(avoid, "employers");
    profile->avoid_words = json_object_get(avoid, "words");
    if (profile->avoid_employers)
        status = check_words(&spot, profile->avoid_employers);
    if (!status && profile->avoid_words)
        status = check_words(&spot, profile->avoid_words);
    if (!status && json_object_get(avoid, "work"))
        status = seek_all(&spot, json_object_get(avoid, "work"), SUITED_OCCUPATIONS,
                          &profile->avoid_work);
    return status;
}

static enum suited_status check_groups(const struct spot *spot, const json_t *groups)
{
    static const char *const names[] = {"fits", "ask_first", "near_misses"};
    enum suited_status status = check_words(spot, groups);
    size_t i, k;
    json_t *item;

    if (status)
        return status;
    json_array_foreach(groups, i, item) {
        for (k = 0; k < COUNT(names) && strcmp(names[k], json_string_value(item)) != 0; k++)
            ;
        if (k == COUNT(names))
            return refuse_name(spot, "group", json_string_value(item), names, COUNT(names));
    }
    return SUITED_OK;
}

/* An address stands in a mail's head: what could end a line, or begin another, is none. */
static bool is_address(const char *text)
{
    const char *at = strchr(text, '@');

    if (!at || at == text || !at[1] || strchr(at + 1, '@') || strlen(text) > ADDRESS_MAX)
        return false;
    for (; *text; text++)
        if ((unsigned char)*text <= ' ' || *text == 0x7f || strchr("<>,;:\"\\()", *text))
            return false;
    return true;
}

static enum suited_status check_choices(const struct spot *spot, const json_t *alerts)
{
    static const char *const choices[] = {"tell", "leave_out"};
    const json_t *wishes = json_object_get(alerts, "changed_wishes");
    const json_t *to = json_object_get(alerts, "message_to");
    const char *word = json_text_of(alerts, "changed_wishes");

    if (wishes && strcmp(word, choices[0]) != 0 && strcmp(word, choices[1]) != 0)
        return refuse_name(spot, "choice of changed_wishes", word, choices, COUNT(choices));
    if (to && !is_address(json_text_of(alerts, "message_to")))
        return refuse(spot, "message_to must be one mail address, such as "
                            "\"ann@example.org\"");
    return SUITED_OK;
}

/* Whether a figure, where it is given, is a whole number in [least, most]. */
static bool is_whole(const json_t *figure, json_int_t least, json_int_t most)
{
    json_int_t value = json_integer_value(figure);

    return !figure || (json_is_integer(figure) && value >= least && value <= most);
}

static enum suited_status check_figures(const struct spot *spot, const json_t *alerts)
{
    const json_t *on = json_object_get(alerts, "on");

    if (on && !json_is_boolean(on))
        return refuse(spot, "on must be true or false, without quotes");
    if (!is_whole(json_object_get(alerts, "best"), 1, 1000))
        return refuse(spot, "best must be a whole number from 1 to 1000");
    if (!is_whole(json_object_get(alerts, "important"), 0, 100))
        return refuse(spot, "important must be a whole number from 0 to 100: per cent of "
                            "the important wishes");
    return SUITED_OK;
}

enum suited_status check_alerts(struct suited_profile *profile, struct suited_error *err)
{
    static const char *const keys[] = {"on",        "groups",         "best",
                                       "important", "changed_wishes", "message_to"};
    struct spot spot = {.profile = profile, .err = err, .list = "alerts"};
    const json_t *alerts = json_object_get(profile->json, "alerts");
    enum suited_status status;

    if (!alerts)
        return SUITED_OK;
    status = check_keys(&spot, alerts, keys, COUNT(keys));
    if (!status)
        status = check_figures(&spot, alerts);
    if (!status)
        status = check_choices(&spot, alerts);
    if (!status && json_object_get(alerts, "groups"))
        status = check_groups(&spot, json_object_get(alerts, "groups"));
    return status;
}
