/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "derive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

#define FOLLOWS     "taxonomies/follows.json"
#define RULES_MAX   64
#define DAY_MINUTES 1440

/* Longer than any shift: the day of a service, or a clock read in the wrong half. */
#define SHIFT_LONGEST (14 * 60)

/* Words this many bytes apart speak of the same hours: a sentence or two. */
#define NEAR_BYTES 120

/* What follows is the weakest that is said. */
#define DERIVED_WEIGHT 1

struct fact {
    unsigned condition;
    enum fact_value value;
};

struct from_fact {
    struct fact from, to;
    uint64_t unless; /* conditions that hold it off where they are a yes */
};

/* From a range of amounts: hours a week, or else the largest load in kg. */
struct from_amount {
    bool is_load;
    double below, from; /* the whole range is below, or at least this; NAN: no such bound */
    struct fact to;
};

struct from_shift {
    bool start_only; /* the start lies in the window, else any of the shift */
    int from, to;    /* minutes after midnight; `to` may lie on the next day */
    struct fact to_fact;
    uint64_t unless_near; /* conditions that hold it off where they are said beside it */
};

struct derive {
    struct from_fact facts[RULES_MAX];
    struct from_amount amounts[RULES_MAX];
    struct from_shift shifts[RULES_MAX];
    size_t fact_count, amount_count, shift_count;
};

static bool read_fact(const struct suited_taxonomy *taxonomy, json_t *object, struct fact *fact)
{
    void *first = json_object_iter(object);
    const char *value = first ? json_string_value(json_object_iter_value(first)) : NULL;
    const struct suited_condition *condition =
        value ? suited_condition_find(taxonomy, json_object_iter_key(first)) : NULL;

    if (!condition || (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0))
        return false;
    *fact = (struct fact){condition->number, strcmp(value, "yes") ? FACT_NO : FACT_YES};
    return true;
}

static bool read_minutes(const json_t *item, const char *key, int *minutes)
{
    const char *text = json_text_of(item, key);

    if (strlen(text) != 5 || text[2] != ':')
        return false;
    *minutes = (int)(strtol(text, NULL, 10) * 60 + strtol(text + 3, NULL, 10));
    return true;
}

static bool read_conditions(const struct suited_taxonomy *taxonomy, const json_t *list,
                            uint64_t *bits)
{
    size_t i;
    json_t *name;

    json_array_foreach(list, i, name) {
        const struct suited_condition *condition = suited_condition_find(
            taxonomy, json_is_string(name) ? json_string_value(name) : "");

        if (!condition)
            return false;
        *bits |= UINT64_C(1) << condition->number;
    }
    return true;
}

static bool read_from_fact(struct derive *derive, const struct suited_taxonomy *taxonomy,
                           const json_t *item)
{
    struct from_fact *rule = &derive->facts[derive->fact_count++];

    return read_conditions(taxonomy, json_object_get(item, "unless"), &rule->unless) &&
           read_fact(taxonomy, json_object_get(item, "fact"), &rule->from) &&
           read_fact(taxonomy, json_object_get(item, "gives"), &rule->to);
}

static bool read_from_amount(struct derive *derive, const struct suited_taxonomy *taxonomy,
                             const json_t *item)
{
    struct from_amount *rule = &derive->amounts[derive->amount_count++];
    const json_t *load = json_object_get(item, "max_lift_kg");
    const json_t *bounds = load ? load : json_object_get(item, "hours_per_week");
    const json_t *below = json_object_get(bounds, "below");
    const json_t *from = json_object_get(bounds, "from");

    rule->is_load = load != NULL;
    rule->below = below ? json_number_value(below) : NAN;
    rule->from = from ? json_number_value(from) : NAN;
    return (below || from) && read_fact(taxonomy, json_object_get(item, "gives"), &rule->to);
}

static bool read_from_shift(struct derive *derive, const struct suited_taxonomy *taxonomy,
                            const json_t *item)
{
    struct from_shift *rule = &derive->shifts[derive->shift_count++];
    const json_t *start = json_object_get(item, "shift_starts");
    const json_t *window = start ? start : json_object_get(item, "shift_touches");

    rule->start_only = start != NULL;
    if (!read_minutes(window, "from", &rule->from) || !read_minutes(window, "to", &rule->to))
        return false;
    if (rule->to <= rule->from)
        rule->to += DAY_MINUTES;
    return read_conditions(taxonomy, json_object_get(item, "unless_near"),
                           &rule->unless_near) &&
           read_fact(taxonomy, json_object_get(item, "gives"), &rule->to_fact);
}

static bool read_item(struct derive *derive, const struct suited_taxonomy *taxonomy,
                      const json_t *item)
{
    if (json_object_get(item, "fact"))
        return read_from_fact(derive, taxonomy, item);
    if (json_object_get(item, "hours_per_week") || json_object_get(item, "max_lift_kg"))
        return read_from_amount(derive, taxonomy, item);
    return read_from_shift(derive, taxonomy, item);
}

enum suited_status derive_new(const struct suited_taxonomy *taxonomy, struct derive **out,
                              struct suited_error *err)
{
    json_t *file, *item;
    const json_t *list;
    enum suited_status status = json_read_share(FOLLOWS, &file, err);
    size_t i;

    *out = NULL;
    if (status)
        return status;
    list = json_object_get(file, "follows");
    *out = xcalloc(1, sizeof(**out));
    if (!json_array_size(list) || json_array_size(list) > RULES_MAX)
        status = suited_fail(err, SUITED_INVALID, "'%s' has no list 'follows' of 1 to %d rules",
                             FOLLOWS, RULES_MAX);
    json_array_foreach(list, i, item) {
        if (!status && !read_item(*out, taxonomy, item))
            status = suited_fail(err, SUITED_INVALID, "'%s', rule %zu is not understood",
                                 FOLLOWS, i + 1);
    }
    json_decref(file);
    if (status) {
        derive_free(*out);
        *out = NULL;
    }
    return status;
}

void derive_free(struct derive *derive)
{
    free(derive);
}

static bool amount_fits(const struct from_amount *rule, const struct quantities *quantities,
                        struct quote *quote)
{
    double min = quantities->hours.min, max = quantities->hours.max;

    *quote = rule->is_load ? quantities->max_lift.quote : quantities->hours.quote;
    if (rule->is_load ? !quantities->max_lift.said : !quantities->hours.said)
        return false;
    if (rule->is_load)
        min = max = quantities->max_lift.kg;
    if (!isnan(rule->below))
        return (isnan(max) ? min : max) < rule->below;
    return min >= rule->from;
}

static bool overlap(int from, int to, int other_from, int other_to)
{
    return from < other_to && other_from < to;
}

static bool are_near(struct quote one, struct quote other)
{
    return one.start < other.end + NEAR_BYTES && other.start < one.end + NEAR_BYTES;
}

/* "Flexitime between 7am and 7pm" is a band to choose from, and no shift. */
static bool is_near_one(uint64_t conditions, const struct facts *facts, struct quote quote)
{
    for (unsigned i = 0; i < SUITED_CONDITIONS_MAX; i++)
        if (conditions >> i & 1 && facts->best[i][FACT_YES].weight &&
            are_near(facts->best[i][FACT_YES].quote, quote))
            return true;
    return false;
}

static bool shift_fits(const struct from_shift *rule, const struct quantities *quantities)
{
    int start = quantities->shift.start, end = quantities->shift.end;

    if (!quantities->shift.said || start == SUITED_UNSAID16 || end == SUITED_UNSAID16)
        return false;
    if (end <= start)
        end += DAY_MINUTES;
    if (end - start > SHIFT_LONGEST)
        return false;
    if (rule->start_only)
        end = start + 1;
    return overlap(start, end, rule->from, rule->to) ||
           overlap(start, end, rule->from - DAY_MINUTES, rule->to - DAY_MINUTES) ||
           overlap(start, end, rule->from + DAY_MINUTES, rule->to + DAY_MINUTES);
}

static bool is_held_off(const struct from_fact *rule, const struct facts *facts)
{
    for (unsigned i = 0; i < SUITED_CONDITIONS_MAX; i++)
        if (rule->unless >> i & 1 && facts->best[i][FACT_YES].weight)
            return true;
    return false;
}

static void derive_from_facts(const struct derive *derive, struct facts *facts)
{
    enum fact_value value, other;
    struct quote quote, other_quote;

    for (size_t i = 0; i < derive->fact_count; i++) {
        const struct from_fact *rule = &derive->facts[i];

        if (facts_standing(facts, rule->from.condition, &value, &quote) &&
            value == rule->from.value &&
            !facts_standing(facts, rule->to.condition, &other, &other_quote) &&
            !is_held_off(rule, facts))
            facts_offer(facts, rule->to.condition, rule->to.value, quote, DERIVED_WEIGHT);
    }
}

void derive_facts(const struct derive *derive, const struct quantities *quantities,
                  struct facts *facts)
{
    struct quote quote;

    for (size_t i = 0; i < derive->amount_count; i++) {
        const struct from_amount *rule = &derive->amounts[i];

        if (amount_fits(rule, quantities, &quote))
            facts_offer(facts, rule->to.condition, rule->to.value, quote, DERIVED_WEIGHT);
    }
    for (size_t i = 0; i < derive->shift_count; i++)
        if (shift_fits(&derive->shifts[i], quantities) &&
            !is_near_one(derive->shifts[i].unless_near, facts, quantities->shift.quote))
            facts_offer(facts, derive->shifts[i].to_fact.condition,
                        derive->shifts[i].to_fact.value, quantities->shift.quote,
                        DERIVED_WEIGHT);
    derive_from_facts(derive, facts);
}
