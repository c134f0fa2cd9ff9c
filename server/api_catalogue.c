/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "match/wish_words.h"
#include "suited/places.h"

#define SUGGESTIONS 8

static json_t *conditions_json(const struct suited_taxonomy *taxonomy)
{
    json_t *list = json_array();

    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++) {
        const struct suited_condition *condition = suited_taxonomy_condition(taxonomy, i);

        json_array_append_new(
            list, json_pack("{s:s, s:s, s:{s:s, s:s}, s:s, s:s}", "id", condition->id, "name",
                            condition->name, "wish", "no", condition->wish[0], "yes",
                            condition->wish[1], "ask_client", condition->ask_client,
                            "ask_employer", condition->ask_employer));
    }
    return list;
}

/* The wishes that a limitation leads to, each said in words. */
static json_t *limitations_json(const struct suited_taxonomy *taxonomy)
{
    json_t *list = json_deep_copy(suited_taxonomy_limitations(taxonomy)), *limitation, *offer;
    size_t i, k;

    json_array_foreach(list, i, limitation) {
        json_array_foreach(json_object_get(limitation, "offers"), k, offer) {
            struct strbuf words = STRBUF_INIT;

            wish_words(taxonomy, json_object_get(offer, "wish"), &words);
            json_object_set_new(offer, "says", json_string(words.text));
            strbuf_release(&words);
        }
    }
    return list;
}

static json_t *registers_json(const struct suited_taxonomy *taxonomy)
{
    json_t *list = json_array();
    const char *name;

    for (unsigned i = 0; (name = suited_register_name(taxonomy, i)); i++)
        json_array_append_new(list, json_string(name));
    return list;
}

API(catalogue)
{
    const struct suited_taxonomy *taxonomy = service->taxonomy;

    (void)request, (void)err;
    reply_json(reply, 200,
               json_pack("{s:o, s:o, s:O, s:o}", "conditions", conditions_json(taxonomy),
                         "limitations", limitations_json(taxonomy), "reasons",
                         suited_taxonomy_reasons(taxonomy), "registers",
                         registers_json(taxonomy)));
    return SUITED_OK;
}

/* What stands under an entry of suited_taxonomy_find(), said for a person to choose. */
static json_t *suggestion(const json_t *found, bool is_occupation)
{
    const char *label = json_text_of(found, "label"), *title = json_text_of(found, "title");
    const char *value = is_occupation && *label ? label : title;
    json_t *hint = is_occupation ? json_sprintf("%s (%s)", title, json_text_of(found, "code"))
                                 : json_string(strcmp(label, title) != 0 ? label : "");

    return json_pack("{s:s, s:s, s:o}", "value", value, "label", value, "hint", hint);
}

static json_t *known_json(const struct service *service, const char *words, bool is_occupation)
{
    json_t *found = suited_taxonomy_find(service->taxonomy,
                                         is_occupation ? SUITED_OCCUPATIONS : SUITED_SKILLS,
                                         words, SUGGESTIONS);
    json_t *list = json_array(), *one;
    size_t i;

    json_array_foreach(json_object_get(found, is_occupation ? "occupations" : "skills"), i, one)
        json_array_append_new(list, suggestion(one, is_occupation));
    json_decref(found);
    return list;
}

static bool is_offered(const json_t *list, const char *value)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
        if (!strcmp(json_text_of(one, "value"), value))
            return true;
    return false;
}

/* Of two of one name the lesser is told apart by its region: "Newport, Shropshire". */
static void place_name(const struct suited_place_offer *offer, const json_t *list,
                       struct strbuf *out)
{
    strbuf_puts(out, offer->place.name);
    if (is_offered(list, offer->place.name))
        strbuf_printf(out, ", %s", offer->region);
}

static json_t *place_hint(const struct service *service, const struct suited_place_offer *offer)
{
    static const char *const kinds[] = {
        "postcode", "postcode district", "town", "city", "county", "country"};
    const struct suited_place *place = &offer->place;
    bool is_abroad = strcmp(place->country, service->country) != 0;

    return json_sprintf("%s%s%s%s%s", kinds[place->kind], *offer->region ? ", " : "",
                        offer->region, is_abroad ? ", " : "", is_abroad ? place->country : "");
}

static void add_place(const struct service *service, const struct suited_place_offer *offer,
                      json_t *list)
{
    struct strbuf name = STRBUF_INIT;

    place_name(offer, list, &name);
    if (!is_offered(list, name.text))
        json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "value", name.text, "label",
                                              name.text, "hint", place_hint(service, offer)));
    strbuf_release(&name);
}

static json_t *places_json(const struct service *service, const char *words)
{
    struct suited_place_offer offers[SUGGESTIONS];
    size_t count =
        suited_place_complete(service->taxonomy, words, service->country, offers, SUGGESTIONS);
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++)
        add_place(service, &offers[i], list);
    return list;
}

API(suggest)
{
    const char *words = request_query(request, "words"), *kind = request_query(request, "kind");
    json_t *list;

    if (!words || !kind)
        return suited_fail(err, SUITED_INVALID,
                           "cannot suggest anything: 'words' or 'kind' is missing (give both)");
    if (!strcmp(kind, "places"))
        list = places_json(service, words);
    else if (!strcmp(kind, "occupations") || !strcmp(kind, "skills"))
        list = known_json(service, words, *kind == 'o');
    else
        return suited_fail(
            err, SUITED_INVALID,
            "cannot suggest anything: there is no kind '%.40s' (use occupations, "
            "skills or places)",
            kind);
    reply_json(reply, 200, list);
    return SUITED_OK;
}
