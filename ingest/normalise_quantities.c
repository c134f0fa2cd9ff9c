/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise.h"

#include "base/json.h"
#include "pay_field.h"
#include "tag_says.h"

/* Put `quantity`, which is taken, under `key` with its source; NULL is nothing. */
static void put_sourced(json_t *quantities, const char *key, json_t *quantity, bool weak)
{
    if (!quantity)
        return;
    json_object_set_new(quantity, "source", json_string("feed"));
    if (weak)
        json_object_set_new(quantity, "weak", json_true());
    json_object_set_new(quantities, key, quantity);
}

/* What is not understood is left out, as in every field. */
static void add_outright(const json_t *said, const struct advert_context *context,
                         json_t *quantities)
{
    const char *name;
    json_t *value, *quantity;

    json_object_foreach((json_t *)said, name, value) {
        if (suited_condition_find(context->taxonomy, name) ||
            tag_says(context->taxonomy, name, value, &quantity, NULL))
            continue;
        json_object_del(quantity, "quantity");
        put_sourced(quantities, name, quantity, json_list_has(context->weak, "quantities"));
    }
}

void normalise_quantities(const json_t *mapped, const struct advert_context *context,
                          json_t *advert)
{
    json_t *quantities = json_object();

    put_sourced(
        quantities, "pay",
        pay_field(json_object_get(mapped, "pay"), json_object_get(context->words, "pay")),
        json_list_has(context->weak, "pay"));
    put_sourced(
        quantities, "hours_per_week",
        hours_field(json_object_get(mapped, "hours"), json_object_get(context->words, "hours")),
        json_list_has(context->weak, "hours"));
    add_outright(json_object_get(mapped, "quantities"), context, quantities);
    json_object_set_new(advert, "quantities", quantities);
}
