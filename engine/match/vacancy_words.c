/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vacancy_words.h"

#include "money_words.h"

static const json_t *quantity_of(const json_t *record, const char *name)
{
    return json_object_get(json_object_get(record, "quantities"), name);
}

void hours_words(const json_t *record, struct strbuf *out)
{
    const json_t *hours = quantity_of(record, "hours_per_week");
    const json_t *min = json_object_get(hours, "min"), *max = json_object_get(hours, "max");

    if (!min && !max)
        return;
    if (min && max && json_number_value(min) != json_number_value(max))
        strbuf_printf(out, "%.4g to %.4g", json_number_value(min), json_number_value(max));
    else
        strbuf_printf(out, "%s%.4g",
                      min && max ? ""
                      : min      ? "at least "
                                 : "up to ",
                      json_number_value(min ? min : max));
    strbuf_puts(out, " hours a week");
}

void wage_words(const json_t *record, struct strbuf *out)
{
    pay_words(out, quantity_of(record, "pay"));
}
