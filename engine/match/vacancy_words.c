/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vacancy_words.h"

#include <math.h>
#include <stdbool.h>

#include "base/strbuf.h"
#include "money_words.h"

static const json_t *quantity_of(const json_t *record, const char *name)
{
    return json_object_get(json_object_get(record, "quantities"), name);
}

/* "Fewer than 35 hours", which follows from part-time, is kept as at most 34.99. */
static bool is_just_below(double hours)
{
    double above = ceil(hours) - hours;

    return above > 0 && above < 0.02;
}

static void say_hours(const json_t *record, struct strbuf *out)
{
    const json_t *hours = quantity_of(record, "hours_per_week");
    const json_t *min = json_object_get(hours, "min"), *max = json_object_get(hours, "max");

    if (!min && !max)
        return;
    if (!min && is_just_below(json_number_value(max)))
        strbuf_printf(out, "under %.4g", ceil(json_number_value(max)));
    else if (min && max && json_number_value(min) != json_number_value(max))
        strbuf_printf(out, "%.4g to %.4g", json_number_value(min), json_number_value(max));
    else
        strbuf_printf(out, "%s%.4g",
                      min && max ? ""
                      : min      ? "at least "
                                 : "up to ",
                      json_number_value(min ? min : max));
    strbuf_puts(out, " hours a week");
}

static void say_wage(const json_t *record, struct strbuf *out)
{
    pay_words(out, quantity_of(record, "pay"));
}

static json_t *said(void (*say)(const json_t *, struct strbuf *), const json_t *record)
{
    struct strbuf words = STRBUF_INIT;
    json_t *out;

    say(record, &words);
    out = words.length ? json_string(words.text) : json_null();
    strbuf_release(&words);
    return out;
}

json_t *hours_words(const json_t *record)
{
    return said(say_hours, record);
}

json_t *wage_words(const json_t *record)
{
    return said(say_wage, record);
}
