/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "row_of.h"
#include "settle_parts.h"
#include "taxonomy/entailments.h"

#define DAY_MINUTES (24 * 60)

/* Each pass adds a fact or is the last: as many passes as there are conditions are enough. */
#define PASSES_MAX SUITED_CONDITIONS_MAX

/* What is known while entailments are drawn; all borrowed but `by_condition`. */
struct known {
    json_t *record;
    json_t *by_condition; /* condition → fact, stated or entailed */
    json_t *quantities;
};

static int span_of(int start, int end)
{
    return (end - start + DAY_MINUTES) % DAY_MINUTES;
}

static bool read_window(const json_t *window, int *from, int *to)
{
    const char *first = json_string_value(json_array_get(window, 0));
    const char *last = json_string_value(json_array_get(window, 1));

    *from = first ? row_clock(first) : -1;
    *to = last ? row_clock(last) : -1;
    return *from >= 0 && *to >= 0;
}

/* Whether hours `start` to `end` and those of the window have a minute in common. */
static bool hours_meet(int start, int end, int from, int to)
{
    return span_of(from, start) < span_of(from, to) ||
           span_of(start, from) < span_of(start, end);
}

static bool clock_holds(const json_t *shift, const json_t *when)
{
    int start = row_clock(json_text_of(shift, "start"));
    int end = row_clock(json_text_of(shift, "end"));
    int from, to;

    if (start < 0 || end < 0)
        return false;
    if (read_window(json_object_get(when, "starts_within"), &from, &to))
        return span_of(from, start) <= span_of(from, to);
    if (read_window(json_object_get(when, "touches"), &from, &to))
        return hours_meet(start, end, from, to);
    return read_window(json_object_get(when, "clear_of"), &from, &to) &&
           !hours_meet(start, end, from, to);
}

static bool days_hold(const json_t *named, const json_t *when)
{
    const json_t *touch = json_object_get(when, "days_touch");
    const json_t *within = json_object_get(when, "days_within");
    bool touches = false, all_within = json_array_size(named) > 0;
    size_t i;
    json_t *day;

    json_array_foreach(named, i, day) {
        const char *name = json_string_value(day);

        touches |= name && json_list_has(touch, name);
        all_within &= name && json_list_has(within, name);
    }
    return touch ? touches : all_within;
}

static bool figure_holds(const json_t *quantity, const json_t *when)
{
    const json_t *figure = json_object_get(quantity, json_text_of(when, "of"));
    const json_t *from = json_object_get(when, "from"), *below = json_object_get(when, "below");
    double value = json_number_value(figure);

    return json_is_number(figure) && (!from || value >= json_number_value(from)) &&
           (!below || value < json_number_value(below));
}

static bool quantity_holds(const json_t *quantity, const json_t *when)
{
    if (!quantity || json_object_get(quantity, "from"))
        return false; /* not said, or entailed itself */
    if (json_object_get(when, "of"))
        return figure_holds(quantity, when);
    if (json_object_get(when, "days_touch") || json_object_get(when, "days_within"))
        return days_hold(json_object_get(quantity, "named"), when);
    if (json_object_get(when, "has"))
        return json_object_get(quantity, json_text_of(when, "has")) != NULL;
    if (json_object_get(when, "starts_within") || json_object_get(when, "touches") ||
        json_object_get(when, "clear_of"))
        return clock_holds(quantity, when);
    return true;
}

/* What makes `when` hold: the fact or quantity, borrowed; NULL where it does not. */
static const json_t *basis_of(const struct known *known, const json_t *when)
{
    const char *name = json_text_of(when, "quantity");
    const json_t *basis;

    if (*name) {
        basis = json_object_get(known->quantities, name);
        return quantity_holds(basis, when) ? basis : NULL;
    }
    basis = json_object_get(known->by_condition, json_text_of(when, "condition"));
    if (!basis || strcmp(json_text_of(basis, "value"), json_text_of(when, "value")) != 0)
        return NULL;
    return basis;
}

static bool is_ruled_out(const struct known *known, const json_t *unless)
{
    size_t i;
    json_t *when;

    json_array_foreach(unless, i, when)
        if (basis_of(known, when))
            return true;
    return false;
}

/* Source and quote of what it follows from, and which that is. */
static void give_source(json_t *entailed, const json_t *basis, const json_t *when)
{
    static const char *const kept[] = {"source", "weak", "quote", "by", "day"};
    const char *from = json_text_of(when, "condition");
    const json_t *at = json_object_get(basis, "at");
    json_t *start = at ? json_array_get(at, 0) : json_object_get(basis, "start");
    json_t *end = at ? json_array_get(at, 1) : json_object_get(basis, "end");

    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
        if (json_object_get(basis, kept[i]))
            json_object_set(entailed, kept[i], json_object_get(basis, kept[i]));
    if (json_is_integer(start) && json_is_integer(end)) {
        json_object_set(entailed, "start", start);
        json_object_set(entailed, "end", end);
    }
    json_object_set_new(entailed, "from",
                        json_string(*from ? from : json_text_of(when, "quantity")));
}

static bool entail_quantity(const struct known *known, const json_t *then, const json_t *basis,
                            const json_t *when)
{
    const char *name = json_text_of(then, "quantity");
    json_t *quantity;

    if (json_object_get(known->quantities, name))
        return false;
    quantity = json_copy((json_t *)then);
    json_object_del(quantity, "quantity");
    give_source(quantity, basis, when);
    json_object_set_new(known->quantities, name, quantity);
    return true;
}

/* Let what a person's word entails stand before a weaker source that says otherwise; that
 * one is kept beside it. False where it is not so. */
static bool overrule(const struct known *known, json_t *stated, const json_t *then,
                     const json_t *basis)
{
    json_t *facts = json_object_get(known->record, "facts");

    if (!source_is_person(basis) || source_strength(stated) >= source_strength(basis) ||
        !strcmp(json_text_of(stated, "value"), json_text_of(then, "value")))
        return false;
    for (size_t i = json_array_size(facts); i-- > 0;)
        if (json_array_get(facts, i) == stated) {
            json_array_append(json_object_get(known->record, "also"), stated);
            json_array_remove(facts, i);
        }
    return true;
}

static bool entail_fact(const struct known *known, const json_t *then, const json_t *basis,
                        const json_t *when)
{
    const char *condition = json_text_of(then, "condition");
    json_t *stated = json_object_get(known->by_condition, condition), *fact;

    if (stated && !overrule(known, stated, then, basis))
        return false;
    fact =
        json_pack("{s:s, s:s}", "condition", condition, "value", json_text_of(then, "value"));
    give_source(fact, basis, when);
    json_object_set(known->by_condition, condition, fact);
    json_array_append_new(json_object_get(known->record, "entailed"), fact);
    return true;
}

/* Whether it added anything; with `people`, only from what people said. */
static bool entail(const struct known *known, const json_t *entailment, bool people)
{
    const json_t *when = json_object_get(entailment, "when");
    const json_t *then = json_object_get(entailment, "then");
    const json_t *basis = basis_of(known, when);

    if (!basis || (people && !source_is_person(basis)) ||
        is_ruled_out(known, json_object_get(entailment, "unless")))
        return false;
    return json_object_get(then, "quantity") ? entail_quantity(known, then, basis, when)
                                             : entail_fact(known, then, basis, when);
}

static bool entail_all(const struct known *known, const json_t *entailments, bool people)
{
    bool added = false;
    size_t i;
    json_t *entailment;

    json_array_foreach(entailments, i, entailment)
        added |= entail(known, entailment, people);
    return added;
}

void settle_entail(const struct suited_taxonomy *taxonomy, json_t *record)
{
    const json_t *entailments = taxonomy_entailments(taxonomy);
    struct known known = {record, json_object(), json_object_get(record, "quantities")};
    size_t i;
    json_t *fact;

    json_object_set_new(record, "entailed", json_array());
    json_array_foreach(json_object_get(record, "facts"), i, fact)
        json_object_set(known.by_condition, json_text_of(fact, "condition"), fact);
    for (int people = 1; people >= 0; people--)
        for (int pass = 0; pass < PASSES_MAX && entail_all(&known, entailments, people); pass++)
            continue;
    json_decref(known.by_condition);
}
