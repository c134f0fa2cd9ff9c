/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grammar.h"

/* A figure above this is no load that a person lifts: a vehicle's weight, a postcode. */
#define LOAD_MAX_KG 250

/* Whether the words around speak of lifting, carrying or moving. */
static bool is_load(const struct scan *scan, const struct amount *amount)
{
    uint64_t wide = scan_around(scan, amount->first, amount->end + 1, 14, 10);
    uint64_t near = scan_around(scan, amount->first, amount->end + 1, 6, 10);

    return (wide & CLASS(LIFTING)) && !(near & CLASS(NOT_LOAD)) && !*amount->currency &&
           !amount->huge;
}

static double in_kg(const struct scan *scan, const struct amount *amount)
{
    double figure = isnan(amount->max) ? amount->min : amount->max;

    return round(figure * scan_facts(scan, amount->end)->value * 10) / 10;
}

void lift_read(const struct scan *scan, struct quantities *out)
{
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct amount amount;
        double kg;

        if (scan->figures[i] < past || !scan_amount(scan, scan->figures[i], &amount) ||
            !scan_is(scan, amount.end, CLASS(LOAD)) || !is_load(scan, &amount))
            continue;
        kg = in_kg(scan, &amount);
        past = amount.end;
        if (kg <= 0 || kg > LOAD_MAX_KG || (out->max_lift.said && kg <= out->max_lift.kg))
            continue;
        out->max_lift.said = true;
        out->max_lift.kg = kg;
        out->max_lift.quote = scan_quote(scan, amount.first, amount.end + 1);
    }
}
