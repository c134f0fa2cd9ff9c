/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change_words.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "match/money_words.h"

static void add_name(const struct suited_taxonomy *taxonomy, const char *key,
                     struct strbuf *out)
{
    const struct suited_condition *condition = suited_condition_find(taxonomy, key);
    const json_t *quantity =
        json_object_get(json_object_get(suited_taxonomy_model(taxonomy), "quantities"), key);
    const char *name = json_text_of(quantity, "name");

    if (condition)
        strbuf_puts(out, condition->name);
    else if (*name)
        strbuf_printf(out, "%c%s", toupper((unsigned char)*name), name + 1);
    else
        strbuf_puts(out, "Place"); /* what is told here and is no wish */
}

static void add_range(const json_t *range, struct strbuf *out)
{
    const json_t *min = json_object_get(range, "min"), *max = json_object_get(range, "max");

    if (!min || !max)
        strbuf_puts(out, min ? "at least " : "up to ");
    if (min)
        strbuf_printf(out, "%.4g", json_number_value(min));
    if (max && !json_equal((json_t *)min, (json_t *)max))
        strbuf_printf(out, "%s%.4g", min ? " to " : "", json_number_value(max));
}

static void add_list(const json_t *list, const char *key, struct strbuf *out)
{
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
        strbuf_printf(out, "%s%s", i ? ", " : "",
                      json_is_string(item) ? json_string_value(item) : json_text_of(item, key));
}

static void add_days(const json_t *days, struct strbuf *out)
{
    const json_t *named = json_object_get(days, "named"),
                 *parts = json_object_get(days, "parts");
    const json_t *in_a_row = json_object_get(days, "in_a_row");

    add_list(named, "", out);
    if (named && parts)
        strbuf_puts(out, ", ");
    add_list(parts, "", out);
    if (in_a_row)
        strbuf_printf(out, "%s%" JSON_INTEGER_FORMAT " in a row", named || parts ? ", " : "",
                      json_integer_value(in_a_row));
}

static void add_value(const char *key, const json_t *value, struct strbuf *out)
{
    if (!value)
        strbuf_puts(out, "not said");
    else if (json_is_string(value))
        strbuf_puts(out, strcmp(json_string_value(value), "agree") ? json_string_value(value)
                                                                   : "could be agreed");
    else if (json_is_array(value))
        add_list(value, strcmp(key, "work") ? "name" : "title", out);
    else if (!strcmp(key, "pay"))
        pay_words(out, value);
    else if (!strcmp(key, "days"))
        add_days(value, out);
    else if (!strcmp(key, "shift"))
        strbuf_printf(out, "%s to %s", json_text_of(value, "start"),
                      json_text_of(value, "end"));
    else if (!strcmp(key, "max_lift_kg"))
        strbuf_printf(out, "%.4g kg", json_number_value(json_object_get(value, "value")));
    else
        add_range(value, out);
}

void change_words(const struct suited_taxonomy *taxonomy, const char *key, const json_t *then,
                  const json_t *now, struct strbuf *out)
{
    strbuf_puts(out, out->length ? " " : "");
    add_name(taxonomy, key, out);
    strbuf_puts(out, ": ");
    add_value(key, now, out);
    strbuf_puts(out, " now, ");
    add_value(key, then, out);
    strbuf_puts(out, " then.");
}
