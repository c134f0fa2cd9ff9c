/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "profile.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "model.h"

/* Far above what people wish for, low enough that no plan grows without bound. */
#define WISHES_MAX 1000

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

enum suited_status refuse(const struct spot *spot, const char *format, ...)
{
    struct strbuf place = STRBUF_INIT;
    char why[360];
    va_list args;
    enum suited_status status;

    va_start(args, format);
    vsnprintf(why, sizeof(why), format, args);
    va_end(args);
    strbuf_puts(&place, spot->list);
    if (spot->place)
        strbuf_printf(&place, " wish %zu", spot->place);
    if (spot->key)
        strbuf_printf(&place, " '%.40s'", spot->key);
    status = suited_fail(spot->err, SUITED_INVALID, "profile '%.60s' cannot be used: %s: %s",
                         spot->profile->id, place.text, why);
    strbuf_release(&place);
    return status;
}

static void list_names(struct strbuf *out, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        strbuf_printf(out, "%s%s", i ? ", " : "", names[i]);
}

enum suited_status refuse_name(const struct spot *spot, const char *what, const char *word,
                               const char *const *names, size_t count)
{
    const char *nearest = suited_nearest(word, names, count);
    struct strbuf all = STRBUF_INIT;
    enum suited_status status;

    if (nearest)
        return refuse(spot, "there is no %s '%.40s' (did you mean '%s'?)", what, word, nearest);
    if (count > 12) /* a sentence has no room for a catalogue */
        return refuse(spot, "there is no %s '%.40s' (see `suited help match` for all)", what,
                      word);
    list_names(&all, names, count);
    status = refuse(spot, "there is no %s '%.40s' (use one of: %s)", what, word, all.text);
    strbuf_release(&all);
    return status;
}

enum suited_status check_keys(const struct spot *spot, const json_t *object,
                              const char *const *names, size_t count)
{
    const char *key;
    json_t *value;

    if (!json_is_object(object))
        return refuse(spot, "it must be an object in {} (see `suited help match`)");
    json_object_foreach((json_t *)object, key, value) {
        size_t i = 0;

        while (i < count && strcmp(names[i], key) != 0)
            i++;
        if (i == count)
            return refuse_name(spot, "key", key, names, count);
    }
    return SUITED_OK;
}

void note(struct suited_profile *profile, const char *format, ...)
{
    char sentence[512];
    va_list args;

    va_start(args, format);
    vsnprintf(sentence, sizeof(sentence), format, args);
    va_end(args);
    json_list_add(profile->notes, sentence);
}

static enum suited_status one_of(const struct spot *spot, const char *key,
                                 const char *const *names, size_t count)
{
    const json_t *value = json_object_get(spot->profile->json, key);

    if (!value)
        return SUITED_OK;
    if (!json_is_string(value))
        return refuse(spot, "it must be a word in quotes");
    for (size_t i = 0; i < count; i++)
        if (!strcmp(json_string_value(value), names[i]))
            return SUITED_OK;
    return refuse_name(spot, key, json_string_value(value), names, count);
}

static enum suited_status check_top(struct suited_profile *profile, struct suited_error *err)
{
    static const char *const keys[] = {"id",     "home",    "stage", "order",
                                       "skills", "has",     "must",  "important",
                                       "nice",   "bad_day", "avoid", "alerts"};
    static const char *const stages[] = {"ready", "adapting", "exploring"};
    static const char *const orders[] = {"equal", "ranked"};
    struct spot spot = {.profile = profile, .err = err, .list = "the profile"};
    enum suited_status status = check_keys(&spot, profile->json, keys, COUNT(keys));

    spot.list = "stage";
    if (!status)
        status = one_of(&spot, "stage", stages, COUNT(stages));
    spot.list = "order";
    if (!status)
        status = one_of(&spot, "order", orders, COUNT(orders));
    profile->ranked = !strcmp(json_text_of(profile->json, "order"), "ranked");
    return status;
}

static enum suited_status parse_skills(struct suited_profile *profile, struct suited_error *err)
{
    struct spot spot = {.profile = profile, .err = err, .list = "skills"};
    const json_t *list = json_object_get(profile->json, "skills");

    return list ? seek_all(&spot, list, SUITED_SKILLS, &profile->skills) : SUITED_OK;
}

static enum suited_status parse_tier(struct suited_profile *profile, enum tier tier,
                                     struct suited_error *err)
{
    struct spot spot = {.profile = profile, .err = err, .list = tier_name(tier)};
    const json_t *list = json_object_get(profile->json, tier_name(tier));
    size_t i;
    json_t *item;

    if (list && !json_is_array(list))
        return refuse(&spot, "it must be a list of wishes in []");
    json_array_foreach(list, i, item) {
        struct wish wish = {.tier = tier};
        enum suited_status status;

        spot.place = i + 1;
        spot.key = NULL;
        if (profile->wish_count == WISHES_MAX)
            return suited_fail(err, SUITED_LIMIT,
                               "profile '%.60s' cannot be used: it has more than %d wishes "
                               "(join or drop some)",
                               profile->id, WISHES_MAX);
        status = parse_wish(&spot, item, &wish);
        if (status) {
            wish_release(&wish);
            return status;
        }
        profile->wishes[profile->wish_count++] = wish;
    }
    return SUITED_OK;
}

static bool has_kind(const struct suited_profile *profile, enum wish_kind kind, bool must_only)
{
    for (size_t i = 0; i < profile->wish_count; i++) {
        const struct wish *wish = &profile->wishes[i];

        if (wish->kind == kind && (must_only ? wish->tier == TIER_MUST : wish->tier < TIERS))
            return true;
    }
    return false;
}

static bool has_condition(const struct suited_profile *profile, unsigned number)
{
    for (size_t i = 0; i < profile->wish_count; i++) {
        const struct wish *wish = &profile->wishes[i];

        if (wish->kind == WISH_CONDITION && wish->condition.number == number &&
            wish->tier < TIERS)
            return true;
    }
    return false;
}

static void imply(struct suited_profile *profile, struct wish wish)
{
    wish.tier = TIER_MUST;
    wish.implied = true;
    profile->wishes[profile->wish_count++] = wish;
}

/*
 * Musts that nobody has to write. A wish of the kind in any tier takes the place of
 * `unpaid` and `can_apply`; only a must about travel takes that of the 60 kilometres.
 */
static void imply_musts(struct suited_profile *profile, const struct suited_profile *said)
{
    const struct suited_condition *unpaid = suited_condition_find(profile->taxonomy, "unpaid");
    int64_t km = model_number(profile->taxonomy, "implied", "travel_km");

    if (unpaid && !has_condition(said, unpaid->number))
        imply(profile, (struct wish){.kind = WISH_CONDITION,
                                     .json = json_pack("{s:s}", "unpaid", "no"),
                                     .condition = {unpaid->number, false}});
    if (profile->has.given && !has_kind(said, WISH_CAN_APPLY, false))
        imply(profile, (struct wish){.kind = WISH_CAN_APPLY,
                                     .json = json_pack("{s:s}", "can_apply", "yes")});
    if (profile->home.given && !has_kind(said, WISH_TRAVEL, true))
        imply(profile,
              (struct wish){.kind = WISH_TRAVEL,
                            .json = json_pack("{s:{s:I}}", "travel", "max_km", (json_int_t)km),
                            .limits = {NO_LIMIT, km * 1000}});
}

/* The wishes as said, then the musts they imply moved in behind the client's own musts. */
static enum suited_status parse_wishes(struct suited_profile *profile, struct suited_error *err)
{
    struct suited_profile said;
    size_t musts = 0;
    enum suited_status status = SUITED_OK;

    profile->wishes = xcalloc(WISHES_MAX + 3, sizeof(*profile->wishes));
    for (int tier = TIER_MUST; !status && tier <= TIER_BAD_DAY; tier++)
        status = parse_tier(profile, (enum tier)tier, err);
    if (status)
        return status;

    said = *profile;
    while (musts < said.wish_count && said.wishes[musts].tier == TIER_MUST)
        musts++;
    profile->wishes = xcalloc(said.wish_count + 3, sizeof(*profile->wishes));
    memcpy(profile->wishes, said.wishes, musts * sizeof(*said.wishes));
    profile->wish_count = musts;
    imply_musts(profile, &said);
    memcpy(profile->wishes + profile->wish_count, said.wishes + musts,
           (said.wish_count - musts) * sizeof(*said.wishes));
    profile->wish_count += said.wish_count - musts;
    free(said.wishes);
    return SUITED_OK;
}

/* An id stands in lists and sentences, where a line end or an escape would not be seen. */
static bool has_controls(const char *text)
{
    for (; *text; text++)
        if (iscntrl((unsigned char)*text))
            return true;
    return false;
}

static enum suited_status parse_id(const json_t *json, struct suited_profile *profile,
                                   struct suited_error *err)
{
    if (!json_is_object(json))
        return suited_fail(err, SUITED_INVALID,
                           "the profile cannot be used: it is no JSON object (begin with "
                           "{\"id\": …})");
    profile->json = json_deep_copy(json);
    profile->id = json_text_of(profile->json, "id");
    if (!*profile->id || strlen(profile->id) > 200)
        return suited_fail(err, SUITED_INVALID,
                           "the profile cannot be used: it has no 'id' (give the client an id "
                           "of up to 200 letters in quotes)");
    if (has_controls(profile->id))
        return suited_fail(err, SUITED_INVALID,
                           "the profile cannot be used: its 'id' holds a line end or a control "
                           "character (write it as one word or name)");
    if (!strcmp(profile->id, ".") || !strcmp(profile->id, ".."))
        return suited_fail(
            err, SUITED_INVALID,
            "the profile cannot be used: its 'id' is '%s', which no page's address "
            "can have (choose another)",
            profile->id);
    return SUITED_OK;
}

enum suited_status suited_profile_parse(const json_t *json,
                                        const struct suited_taxonomy *taxonomy,
                                        const char *country, struct suited_profile **out,
                                        struct suited_error *err)
{
    struct suited_profile *profile = xcalloc(1, sizeof(*profile));
    enum suited_status status;

    *out = NULL;
    profile->taxonomy = taxonomy;
    profile->notes = json_array();
    status = parse_id(json, profile, err);
    if (!status)
        status = model_check(taxonomy, err);
    if (!status)
        status = check_top(profile, err);
    if (!status)
        status = parse_home(profile, country, err);
    if (!status)
        status = parse_holdings(profile, err);
    if (!status)
        status = parse_skills(profile, err);
    if (!status)
        status = parse_avoid(profile, err);
    if (!status)
        status = check_alerts(profile, err);
    if (!status)
        status = parse_wishes(profile, err);
    if (status) {
        suited_profile_free(profile);
        return status;
    }
    *out = profile;
    return SUITED_OK;
}

void suited_profile_free(struct suited_profile *profile)
{
    if (!profile)
        return;
    for (size_t i = 0; i < profile->wish_count; i++)
        wish_release(&profile->wishes[i]);
    free(profile->wishes);
    sought_list_release(&profile->skills);
    sought_list_release(&profile->avoid_work);
    json_decref(profile->notes);
    json_decref(profile->json);
    free(profile);
}

const char *suited_profile_id(const struct suited_profile *profile)
{
    return profile->id;
}

const struct suited_place *suited_profile_home(const struct suited_profile *profile)
{
    return profile->home.given ? &profile->home.place : NULL;
}

json_t *suited_profile_wishes(const struct suited_profile *profile)
{
    json_t *list = json_array();

    for (size_t i = 0; i < profile->wish_count; i++) {
        const struct wish *wish = &profile->wishes[i];

        if (wish->tier < TIERS)
            json_array_append_new(list,
                                  json_pack("{s:s, s:b, s:O}", "tier", tier_name(wish->tier),
                                            "implied", wish->implied, "wish", wish->json));
    }
    return list;
}
