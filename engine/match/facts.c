/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts.h"

#include <math.h>
#include <string.h>

#include "base/json.h"

static json_t *quote_or_null(const json_t *sourced)
{
    json_t *quote = json_object_get(sourced, "quote");

    return json_is_string(quote) ? json_incref(quote) : json_null();
}

static json_t *fact_json(json_t *value, const json_t *sourced, const char *otherwise)
{
    const char *source = json_text_of(sourced, "source");
    json_t *from = json_object_get(sourced, "from");
    json_t *fact = json_pack("{s:o, s:s, s:o}", "value", value, "source",
                             *source ? source : otherwise, "quote", quote_or_null(sourced));

    if (from)
        json_object_set(fact, "from", from);
    return fact;
}

static const json_t *find_fact(const json_t *list, const char *condition)
{
    size_t i;
    json_t *fact;

    json_array_foreach(list, i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return fact;
    return NULL;
}

static const char *value_of(const struct suited_row *row, const struct known_conditions *known,
                            unsigned number)
{
    uint64_t bit = UINT64_C(1) << number;

    if (row->agree & bit)
        return "agree";
    if (row->yes & bit)
        return "yes";
    return (row->no | known->silent_no) & bit ? "no" : NULL;
}

/* The row says what is so, the record who says it; silence is a prior. */
static json_t *condition_fact(const struct sight *sight,
                              const struct suited_condition *condition, const json_t *record)
{
    const char *value =
        condition ? value_of(sight->row, sight->known, condition->number) : NULL;
    const json_t *fact;

    if (!value)
        return json_null();
    fact = find_fact(json_object_get(record, "facts"), condition->id);
    if (!fact || strcmp(json_text_of(fact, "value"), value) != 0)
        fact = find_fact(json_object_get(record, "entailed"), condition->id);
    return fact_json(json_string(value), fact, "prior");
}

static json_t *fact_about(const struct plan *plan, const char *id, const struct sight *sight,
                          const json_t *record)
{
    return condition_fact(sight, suited_condition_find(plan->profile->taxonomy, id), record);
}

/* A quantity without what belongs to its source; one that is a mere value is just that. */
static json_t *quantity_fact(const json_t *record, const char *name)
{
    static const char *const of_source[] = {"source", "quote", "at",  "weak",
                                            "by",     "day",   "from"};
    const json_t *quantity = json_object_get(json_object_get(record, "quantities"), name);
    json_t *value;

    if (!json_is_object(quantity))
        return json_null();
    value = json_deep_copy(quantity);
    for (size_t i = 0; i < sizeof(of_source) / sizeof(*of_source); i++)
        json_object_del(value, of_source[i]);
    if (json_object_size(value) == 1 && json_object_get(value, "value")) {
        json_t *only = json_incref(json_object_get(value, "value"));

        json_decref(value);
        value = only;
    }
    return fact_json(value, quantity, "advert");
}

static bool read_point(const json_t *place, struct suited_point *point)
{
    const json_t *lat = json_object_get(place, "lat"), *lon = json_object_get(place, "lon");

    if (!json_is_number(lat) || !json_is_number(lon))
        return false;
    *point = (struct suited_point){(int32_t)lround(json_number_value(lat) * 1e5),
                                   (int32_t)lround(json_number_value(lon) * 1e5), 0};
    return true;
}

const json_t *nearest_place(const struct home *home, const json_t *record)
{
    const json_t *places = json_object_get(record, "places");
    const json_t *nearest = json_array_get(places, 0);
    double least = INFINITY;
    struct suited_point point;
    size_t i;
    json_t *place;

    json_array_foreach(places, i, place) {
        double km;

        if (!home->given || !read_point(place, &point))
            continue;
        km = suited_distance_km(&home->place.point, &point);
        if (km < least) {
            least = km;
            nearest = place;
        }
    }
    return nearest;
}

double distance_to(const struct sight *sight)
{
    double least = -1;

    for (unsigned i = 0; sight->home->given && i < sight->row->place_count; i++) {
        double km = suited_distance_km(&sight->home->place.point, &sight->row->places[i]);

        if (least < 0 || km < least)
            least = km;
    }
    return least < 0 ? -1 : round(least * 10) / 10;
}

static json_t *travel_fact(const struct plan *plan, const struct sight *sight,
                           const json_t *record)
{
    const json_t *place = nearest_place(sight->home, record);
    double km = distance_to(sight);

    if (sight->row->yes & plan->known.remote_work)
        return fact_about(plan, "remote_work", sight, record);
    if (km < 0)
        return json_null();
    return fact_json(json_pack("{s:s, s:f}", "place", json_text_of(place, "name"), "km", km),
                     place, "feed");
}

static json_t *work_fact(const struct plan *plan, size_t which, const struct sight *sight,
                         const json_t *record)
{
    const struct planned *planned = &plan->wishes[which];
    const json_t *code = json_array_get(json_object_get(record, "occupations"), 0);
    uint32_t number = sight->row->number;

    if (planned->words && number <= plan->numbers && planned->words[number] == GRADE_MET)
        return fact_json(json_pack("{s:s}", "title", json_text_of(record, "title")), NULL,
                         "feed");
    if (!sight->row->codes[0])
        return json_null();
    return fact_json(json_pack("{s:s, s:s}", "code", json_text_of(code, "code"), "title",
                               json_text_of(code, "title")),
                     NULL, "prior");
}

/* Which of the client's skills are asked for. */
static json_t *skills_fact(const struct plan *plan, size_t which, const struct sight *sight)
{
    const struct planned *planned = &plan->wishes[which];
    json_t *used = json_array();

    for (size_t i = 0; i < planned->found_count; i++)
        if (word_hits_has(&planned->found[i], sight->row->number))
            json_array_append_new(used, json_string(plan->profile->skills.all[i].text));
    if (json_array_size(used) || sight->row->skills)
        return fact_json(used, NULL, "advert");
    json_decref(used);
    return json_null();
}

static json_t *hours_fact(const struct plan *plan, const struct sight *sight,
                          const json_t *record)
{
    json_t *fact = quantity_fact(record, "hours_per_week");

    return json_is_null(fact) ? fact_about(plan, "part_time", sight, record) : fact;
}

static json_t *days_fact(const json_t *record)
{
    static const char *const names[] = {"days", "days_per_week", "shift"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        json_t *fact = quantity_fact(record, names[i]);

        if (!json_is_null(fact))
            return fact;
    }
    return json_null();
}

static json_t *required_fact(const struct plan *plan, const struct sight *sight,
                             const json_t *record)
{
    json_t *fact = quantity_fact(record, "requires");

    if (!json_is_null(fact) || !(sight->row->yes & plan->known.licence))
        return fact;
    return fact_about(plan, "licence_required", sight, record);
}

json_t *fact_of(const struct plan *plan, size_t which, const struct sight *sight,
                const json_t *record)
{
    const struct wish *wish = plan->wishes[which].wish;

    switch (wish->kind) {
    case WISH_CONDITION:
        return condition_fact(
            sight, suited_taxonomy_condition(plan->profile->taxonomy, wish->condition.number),
            record);
    case WISH_HOURS:
        return hours_fact(plan, sight, record);
    case WISH_DAYS:
        return days_fact(record);
    case WISH_TRAVEL:
        return travel_fact(plan, sight, record);
    case WISH_WORK:
        return work_fact(plan, which, sight, record);
    case WISH_SKILLS:
        return skills_fact(plan, which, sight);
    case WISH_ABOUT:
        return json_null();
    case WISH_CAN_APPLY:
        return required_fact(plan, sight, record);
    default:
        return quantity_fact(record, wish_key(wish->kind));
    }
}
