/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "money_words.h"

static void add_number(struct strbuf *out, const json_t *value)
{
    strbuf_printf(out, "%.12g", json_number_value(value));
}

static void add_list(struct strbuf *out, const json_t *list)
{
    const json_t *item;
    size_t i;

    json_array_foreach(list, i, item) {
        strbuf_puts(out, i ? ", " : "");
        strbuf_puts(out, json_is_string(item) ? json_string_value(item) : "…");
    }
}

/* "8 to 16", "up to 16", "at least 8". */
static void add_range(struct strbuf *out, const json_t *range)
{
    const json_t *min = json_object_get(range, "min"), *max = json_object_get(range, "max");

    if (!min)
        strbuf_puts(out, "up to ");
    else if (!max)
        strbuf_puts(out, "at least ");
    if (min)
        add_number(out, min);
    if (min && max)
        strbuf_puts(out, " to ");
    if (max)
        add_number(out, max);
}

static void add_shift(struct strbuf *out, const json_t *shift)
{
    const char *start = json_text_of(shift, "start"), *end = json_text_of(shift, "end");

    strbuf_printf(out, "%s%s%s%s%s", *start ? "not before " : "", start,
                  *start && *end ? ", " : "", *end ? "not after " : "", end);
}

static void add_days(struct strbuf *out, const json_t *days)
{
    const json_t *row = json_object_get(days, "max_in_a_row");
    const char *comma = "";

    for (const char *const *key = (const char *[]){"possible", "parts", NULL}; *key; key++) {
        if (!json_object_get(days, *key))
            continue;
        strbuf_puts(out, comma);
        add_list(out, json_object_get(days, *key));
        comma = "; ";
    }
    if (row) {
        strbuf_printf(out, "%snot more than ", comma);
        add_number(out, row);
        strbuf_puts(out, " in a row");
    }
}

static void add_travel(struct strbuf *out, const json_t *travel)
{
    strbuf_puts(out, "up to ");
    add_number(out, json_object_get(travel, "max_km"));
    strbuf_puts(out, " km");
}

static void add_kilograms(struct strbuf *out, const json_t *value)
{
    strbuf_puts(out, "up to ");
    add_number(out, value);
    strbuf_puts(out, " kg");
}

static void add_text(struct strbuf *out, const json_t *value)
{
    if (json_is_array(value))
        add_list(out, value);
    else if (json_is_string(value))
        strbuf_puts(out, json_string_value(value));
    else if (json_is_number(value))
        add_number(out, value);
}

/* How each kind of wish that is no condition is said; without `add` its name says all. */
static const struct saying {
    const char *key, *name;
    void (*add)(struct strbuf *out, const json_t *value);
} sayings[] = {
    {"hours_per_week", "Hours a week", add_range},
    {"days_per_week", "Days a week", add_range},
    {"max_lift_kg", "Lifting", add_kilograms},
    {"shift", "Times", add_shift},
    {"days", "Days", add_days},
    {"pay", "Pay", pay_words},
    {"travel", "Travel", add_travel},
    {"work", "Work", add_text},
    {"skills", "Work that uses their skills", NULL},
    {"about", "About", add_text},
    {"can_apply", "Can apply with what they hold", NULL},
    {"avoid", "To be avoided", add_text},
};

void wish_words(const struct suited_taxonomy *taxonomy, const json_t *wish, struct strbuf *out)
{
    const char *key = json_object_iter_key(json_object_iter((json_t *)wish));
    const json_t *value = key ? json_object_get(wish, key) : NULL;
    const struct suited_condition *condition =
        key ? suited_condition_find(taxonomy, key) : NULL;

    if (condition) {
        strbuf_puts(
            out,
            condition->wish[json_is_string(value) && !strcmp(json_string_value(value), "yes")]);
        return;
    }
    for (size_t i = 0; key && i < sizeof(sayings) / sizeof(*sayings); i++) {
        if (strcmp(sayings[i].key, key) != 0)
            continue;
        strbuf_puts(out, sayings[i].name);
        if (sayings[i].add) {
            strbuf_puts(out, ": ");
            sayings[i].add(out, value);
        }
        return;
    }
    strbuf_puts(out, key ? key : "");
}

void share_words(double share, struct strbuf *out)
{
    long tenths = lround(share * 10);

    if (tenths < 1)
        strbuf_puts(out, "fewer than 1 in 10");
    else if (tenths > 9)
        strbuf_puts(out, "more than 9 in 10");
    else
        strbuf_printf(out, "%ld in 10", tenths);
}

void day_words(const char *day, struct strbuf *out)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    unsigned month = 0;

    if (strlen(day) == 10)
        month = (unsigned)(day[5] - '0') * 10 + (unsigned)(day[6] - '0');
    if (month < 1 || month > 12)
        strbuf_puts(out, day);
    else
        strbuf_printf(out, "%s %s %.4s", day + 8 + (day[8] == '0'), months[month - 1], day);
}
