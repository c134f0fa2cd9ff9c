/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "row_of.h"
#include "settle_parts.h"

static const char *const quantity_names[] = {
    "hours_per_week", "days_per_week", "pay", "max_lift_kg", "shift", "days", "requires",
};

#define QUANTITIES (sizeof(quantity_names) / sizeof(*quantity_names))

/* To the hundredth, as rows keep amounts; whole numbers as such. */
static json_t *number_of(double value)
{
    double rounded = round(value * 100) / 100;

    return rounded == floor(rounded) ? json_integer((json_int_t)rounded) : json_real(rounded);
}

static json_t *range_of(double min, double max)
{
    json_t *range = json_object();

    if (!isnan(min))
        json_object_set_new(range, "min", number_of(min));
    if (!isnan(max))
        json_object_set_new(range, "max", number_of(max));
    return range;
}

static json_t *clock_of(uint16_t minutes)
{
    char text[sizeof("HH:MM") + 4];

    snprintf(text, sizeof(text), "%02u:%02u", minutes / 60u % 24, minutes % 60u);
    return json_string(text);
}

static json_t *names_of(uint32_t bits, const char *(*name)(unsigned bit))
{
    json_t *names = json_array();

    for (unsigned bit = 0; name(bit); bit++)
        if (bits >> bit & 1)
            json_array_append_new(names, json_string(name(bit)));
    return names;
}

static json_t *pay_of(const struct quantities *quantities)
{
    json_t *pay = range_of(quantities->pay.min, quantities->pay.max);

    json_object_set_new(pay, "period", json_string(row_period_name(quantities->pay.period)));
    json_object_set_new(pay, "currency", json_string(quantities->pay.currency));
    if (quantities->pay.pro_rata)
        json_object_set_new(pay, "pro_rata", json_true());
    return pay;
}

static json_t *days_of(const struct quantities *quantities)
{
    json_t *days = json_object();

    if (quantities->days.named)
        json_object_set_new(days, "named", names_of(quantities->days.named, row_day_name));
    if (quantities->days.parts)
        json_object_set_new(days, "parts", names_of(quantities->days.parts, row_day_part_name));
    if (quantities->days.in_a_row)
        json_object_set_new(days, "in_a_row", json_integer(quantities->days.in_a_row));
    return days;
}

static json_t *requires_of(const struct suited_taxonomy *taxonomy,
                           const struct quantities *quantities)
{
    json_t *requires = json_object(), *registers = json_array();
    const char *name;

    for (unsigned i = 0; i < 32; i++)
        if (quantities->requires.registers >> i & 1 &&
            (name = suited_register_name(taxonomy, i)) != NULL)
            json_array_append_new(registers, json_string(name));
    if (quantities->requires.level)
        json_object_set_new(requires, "level", json_integer(quantities->requires.level));
    if (json_array_size(registers))
        json_object_set(requires, "registers", registers);
    if (quantities->requires.driving_licence)
        json_object_set_new(requires, "driving_licence", json_true());
    json_decref(registers);
    return requires;
}

static json_t *shift_of(const struct quantities *quantities)
{
    json_t *shift = json_object();

    json_object_set_new(shift, "start", clock_of(quantities->shift.start));
    json_object_set_new(shift, "end", clock_of(quantities->shift.end));
    return shift;
}

json_t *settle_read_quantities(const struct suited_taxonomy *taxonomy,
                               const struct quantities *quantities)
{
    json_t *out = json_object();

    if (quantities->hours.said)
        json_object_set_new(out, "hours_per_week",
                            range_of(quantities->hours.min, quantities->hours.max));
    if (quantities->days_per_week.said)
        json_object_set_new(
            out, "days_per_week",
            range_of(quantities->days_per_week.min, quantities->days_per_week.max));
    if (quantities->pay.said)
        json_object_set_new(out, "pay", pay_of(quantities));
    if (quantities->max_lift.said)
        json_object_set_new(out, "max_lift_kg", number_of(quantities->max_lift.kg));
    if (quantities->shift.said)
        json_object_set_new(out, "shift", shift_of(quantities));
    if (quantities->days.said)
        json_object_set_new(out, "days", days_of(quantities));
    if (quantities->requires.said)
        json_object_set_new(out, "requires", requires_of(taxonomy, quantities));
    return out;
}

static struct quote quote_of(const struct quantities *quantities, const char *name)
{
    const struct quote quotes[] = {
        quantities->hours.quote,    quantities->days_per_week.quote, quantities->pay.quote,
        quantities->max_lift.quote, quantities->shift.quote,         quantities->days.quote,
        quantities->requires.quote,
    };

    static_assert(sizeof(quotes) / sizeof(*quotes) == QUANTITIES, "one quote for each name");
    for (size_t i = 0; i < QUANTITIES; i++)
        if (!strcmp(quantity_names[i], name))
            return quotes[i];
    return (struct quote){0};
}

json_t *settle_quantity_candidates(const struct suited_taxonomy *taxonomy,
                                   const struct quantities *quantities,
                                   const struct settle_words *words)
{
    json_t *read = settle_read_quantities(taxonomy, quantities), *value;
    json_t *candidates = json_array();
    const char *name;

    json_object_foreach(read, name, value) {
        json_t *candidate =
            json_is_number(value) ? json_pack("{s:O}", "value", value) : json_copy(value);

        json_object_set_new(candidate, "quantity", json_string(name));
        settle_quote_quantity(candidate, words, quote_of(quantities, name));
        json_array_append_new(candidates, candidate);
    }
    json_decref(read);
    return candidates;
}

static bool is_of(const json_t *candidate, const char *name)
{
    return !strcmp(json_text_of(candidate, "quantity"), name);
}

/* A field that has words and no amount ("competitive") stands only where nothing else does. */
static int strength_of(const json_t *candidate)
{
    bool has_amount = json_object_get(candidate, "min") || json_object_get(candidate, "max");

    return is_of(candidate, "pay") && !has_amount ? -1 : source_strength(candidate);
}

static const json_t *strongest(const json_t *candidates, const char *name)
{
    const json_t *best = NULL;
    size_t i;
    json_t *candidate;

    json_array_foreach(candidates, i, candidate)
        if (is_of(candidate, name) && (!best || strength_of(candidate) > strength_of(best)))
            best = candidate;
    return best;
}

/* Pay that one source gives as "pro rata" is so, whichever source's figures stand. */
static void share_pro_rata(const json_t *candidates, json_t *pay)
{
    size_t i;
    json_t *other;

    json_array_foreach(candidates, i, other)
        if (is_of(other, "pay") && json_is_true(json_object_get(other, "pro_rata")) &&
            !strcmp(json_text_of(other, "period"), json_text_of(pay, "period")))
            json_object_set_new(pay, "pro_rata", json_true());
}

void settle_quantities(const json_t *candidates, json_t *record)
{
    json_t *quantities = json_object(), *also = json_array();

    for (size_t q = 0; q < QUANTITIES; q++) {
        const json_t *best = strongest(candidates, quantity_names[q]);
        json_t *chosen, *candidate;
        size_t i;

        if (!best)
            continue;
        chosen = json_copy((json_t *)best);
        json_object_del(chosen, "quantity");
        if (is_of(best, "pay"))
            share_pro_rata(candidates, chosen);
        json_object_set_new(quantities, quantity_names[q], chosen);
        json_array_foreach(candidates, i, candidate)
            if (is_of(candidate, quantity_names[q]) && candidate != best)
                json_array_append(also, candidate);
    }
    json_object_set_new(record, "quantities", quantities);
    json_object_set_new(record, "quantities_also", also);
}
