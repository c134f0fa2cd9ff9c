/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag_amounts.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "row_of.h"

#define HOURS_MOST    168 /* of a week */
#define DAYS_MOST     7
#define LOAD_MOST     1000     /* kg; more is no load for a person */
#define PAY_MOST      10000000 /* a year */
#define IN_A_ROW_MOST 31
#define CURRENCY      3 /* letters of ISO 4217 */

static bool has_only(const json_t *object, const char *const *keys, size_t count)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)object, key, value) {
        size_t i = 0;

        while (i < count && strcmp(keys[i], key) != 0)
            i++;
        if (i == count)
            return false;
    }
    return json_object_size(object) > 0;
}

static const char *skip_blanks(const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

/* A plain decimal; NULL where there is none, else what comes after it. */
static const char *read_number(const char *text, double *out)
{
    char *end;

    text = skip_blanks(text);
    if (!isdigit((unsigned char)*text))
        return NULL;
    *out = strtod(text, &end);
    return skip_blanks(end);
}

static void set_number(json_t *out, const char *key, double value)
{
    json_object_set_new(
        out, key, value == floor(value) ? json_integer((json_int_t)value) : json_real(value));
}

/* "8-16", "16", "up to 16", "at least 8" as min and max; NULL, or what comes after. */
static const char *read_range(const char *text, json_t *out)
{
    static const char upper[] = "up to ", lower[] = "at least ";
    bool only_max = !strncmp(text, upper, sizeof(upper) - 1);
    bool only_min = !strncmp(text, lower, sizeof(lower) - 1);
    double min, max;

    text += only_max ? sizeof(upper) - 1 : only_min ? sizeof(lower) - 1 : 0;
    text = read_number(text, &min);
    if (!text)
        return NULL;
    max = min;
    if (!only_max && !only_min && *text == '-')
        text = read_number(text + 1, &max);
    if (!text)
        return NULL;
    if (!only_max)
        set_number(out, "min", min);
    if (!only_min)
        set_number(out, "max", max);
    return text;
}

/* Min and max, or one of them, above 0 and not above `most`. */
static bool is_range(const json_t *range, double most)
{
    const json_t *min = json_object_get(range, "min"), *max = json_object_get(range, "max");
    double low = min ? json_number_value(min) : json_number_value(max);
    double high = max ? json_number_value(max) : low;

    return (min || max) && (!min || json_is_number(min)) && (!max || json_is_number(max)) &&
           low > 0 && low <= high && high <= most;
}

static bool take_range(const json_t *value, double most, json_t *out)
{
    static const char *const keys[] = {"min", "max"};

    if (json_is_string(value)) {
        const char *rest = read_range(json_string_value(value), out);

        return rest && !*rest && is_range(out, most);
    }
    json_object_update(out, (json_t *)value);
    return has_only(value, keys, 2) && is_range(value, most);
}

bool take_hours(const json_t *value, json_t *out)
{
    return take_range(value, HOURS_MOST, out);
}

bool take_days_per_week(const json_t *value, json_t *out)
{
    return take_range(value, DAYS_MOST, out);
}

bool take_load(const json_t *value, json_t *out)
{
    const char *rest = "";
    double load = json_number_value(value);

    if (json_is_string(value))
        rest = read_number(json_string_value(value), &load);
    else if (!json_is_number(value))
        return false;
    if (!rest || (*rest && strcmp(rest, "kg") != 0) || !(load >= 0 && load <= LOAD_MOST))
        return false;
    set_number(out, "value", load);
    return true;
}

bool take_shift(const json_t *value, json_t *out)
{
    static const char *const keys[] = {"start", "end"};
    char start[6], end[6];
    int length = 0;

    if (json_is_string(value)) {
        const char *text = json_string_value(value);

        if (sscanf(text, "%5[0-9:] - %5[0-9:]%n", start, end, &length) != 2 || text[length])
            return false;
        json_object_set_new(out, "start", json_string(start));
        json_object_set_new(out, "end", json_string(end));
    } else if (has_only(value, keys, 2)) {
        json_object_update(out, (json_t *)value);
    }
    return row_clock(json_text_of(out, "start")) >= 0 &&
           row_clock(json_text_of(out, "end")) >= 0;
}

/* Names that `bit` knows, each once. */
static bool are_names(const json_t *list, uint8_t (*bit)(const char *name))
{
    uint8_t seen = 0;
    size_t i;
    json_t *name;

    json_array_foreach(list, i, name) {
        uint8_t one = json_is_string(name) ? bit(json_string_value(name)) : 0;

        if (!one || seen & one)
            return false;
        seen |= one;
    }
    return json_array_size(list) > 0;
}

/* Days and parts of the day in any order, with blanks or commas between. */
static bool read_days(const char *text, json_t *out)
{
    json_t *named = json_array(), *parts = json_array();
    char word[16];
    int length = 0;
    bool known = true;

    for (; known && sscanf(text, " %15[a-z]%n", word, &length) == 1; text += length) {
        known = row_day(word) || row_day_part(word);
        json_array_append_new(row_day(word) ? named : parts, json_string(word));
        length += (int)strspn(text + length, " ,");
    }
    if (json_array_size(named))
        json_object_set(out, "named", named);
    if (json_array_size(parts))
        json_object_set(out, "parts", parts);
    json_decref(parts);
    json_decref(named);
    return known && !*text;
}

bool take_days(const json_t *value, json_t *out)
{
    static const char *const keys[] = {"named", "parts", "in_a_row"};
    const json_t *named, *parts, *in_a_row;
    json_int_t run;

    if (json_is_string(value)) {
        if (!read_days(json_string_value(value), out))
            return false;
    } else if (has_only(value, keys, 3)) {
        json_object_update(out, (json_t *)value);
    }
    named = json_object_get(out, "named");
    parts = json_object_get(out, "parts");
    in_a_row = json_object_get(out, "in_a_row");
    run = json_integer_value(in_a_row);
    return (named || parts || in_a_row) && (!named || are_names(named, row_day)) &&
           (!parts || are_names(parts, row_day_part)) &&
           (!in_a_row || (run > 0 && run <= IN_A_ROW_MOST));
}

static bool is_period(const char *name)
{
    for (unsigned period = SUITED_HOUR; period <= SUITED_YEAR; period++)
        if (!strcmp(row_period_name((uint8_t)period), name))
            return true;
    return false;
}

bool take_pay(const json_t *value, json_t *out)
{
    static const char *const keys[] = {"min", "max", "period", "currency", "pro_rata"};
    const json_t *currency, *pro_rata;

    if (json_is_string(value)) {
        const char *rest = read_range(json_string_value(value), out);

        if (!rest || *rest != '/')
            return false;
        json_object_set_new(out, "period", json_string(skip_blanks(rest + 1)));
    } else if (has_only(value, keys, 5)) {
        json_object_update(out, (json_t *)value);
    }
    currency = json_object_get(out, "currency");
    pro_rata = json_object_get(out, "pro_rata");
    if (!currency)
        json_object_set_new(out, "currency", json_string("GBP"));
    return is_range(out, PAY_MOST) && is_period(json_text_of(out, "period")) &&
           (!currency || json_string_length(currency) == CURRENCY) &&
           (!pro_rata || json_is_boolean(pro_rata));
}
