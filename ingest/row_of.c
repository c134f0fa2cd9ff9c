/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row_of.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "suited/day.h"

#define DAY_MINUTES (24 * 60)
#define WEEK_DAYS   7

static const char *const day_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};
static const char *const part_names[] = {"morning", "afternoon", "evening", "night", NULL};
static const char *const period_names[] = {"", "hour", "day", "week", "month", "year"};

/* Ends of the parts of a day: MATCHING section 1, in the order of their bits. */
static const int part_ends[] = {12 * 60, 18 * 60, 23 * 60, 6 * 60};

static uint8_t bit_of(const char *const *names, const char *name)
{
    for (unsigned i = 0; names[i]; i++)
        if (!strcmp(names[i], name))
            return (uint8_t)(1u << i);
    return 0;
}

uint8_t row_day(const char *name)
{
    return bit_of(day_names, name);
}

uint8_t row_day_part(const char *name)
{
    return bit_of(part_names, name);
}

const char *row_day_name(unsigned bit)
{
    return bit < WEEK_DAYS ? day_names[bit] : NULL;
}

const char *row_day_part_name(unsigned bit)
{
    return bit < sizeof(part_ends) / sizeof(*part_ends) ? part_names[bit] : NULL;
}

const char *row_period_name(uint8_t period)
{
    return period <= SUITED_YEAR ? period_names[period] : "";
}

uint8_t row_days_in_a_row(uint8_t named)
{
    uint8_t longest = 0, run = 0;

    for (unsigned i = 0; i < 2 * WEEK_DAYS; i++) {
        run = named & 1u << i % WEEK_DAYS ? (uint8_t)(run + 1) : 0;
        longest = run > longest ? run : longest;
    }
    return longest < WEEK_DAYS ? longest : 0;
}

int row_clock(const char *text)
{
    char *end;
    long hour = strtol(text, &end, 10), minute;

    if (end != text + 2 || *end != ':')
        return -1;
    minute = strtol(end + 1, &end, 10);
    if (end != text + 5 || *end || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return -1;
    return (int)(hour * 60 + minute);
}

/* `key` times `unit` as a whole number of 0 to `most`; `unsaid` where it is not stated. */
static int64_t amount_of(const json_t *object, const char *key, double unit, int64_t most,
                         int64_t unsaid)
{
    const json_t *value = json_object_get(object, key);
    double figure = json_number_value(value) * unit;

    if (!json_is_number(value) || !(figure >= 0))
        return unsaid;
    return figure > (double)most ? most : (int64_t)llround(figure);
}

/* Whether the fact moves a prior: only sources that are asked either way do. */
static bool is_asked(const struct suited_condition *condition, const json_t *fact)
{
    const char *source = json_text_of(fact, "source");

    if (!strcmp(source, "feed"))
        return !json_is_true(json_object_get(fact, "weak"));
    if (!strcmp(source, "advert"))
        return condition->said_both;
    return !strcmp(source, "adviser") || !strcmp(source, "employer");
}

static void set_facts(const struct suited_taxonomy *taxonomy, const json_t *facts,
                      bool entailed, struct suited_row *row)
{
    size_t i;
    json_t *fact;

    json_array_foreach(facts, i, fact) {
        const struct suited_condition *condition =
            suited_condition_find(taxonomy, json_text_of(fact, "condition"));
        const char *value = json_text_of(fact, "value");
        uint64_t bit;

        if (!condition)
            continue;
        bit = UINT64_C(1) << condition->number;
        if ((row->yes | row->no | row->agree) & bit)
            continue;
        row->yes |= strcmp(value, "yes") ? 0 : bit;
        row->no |= strcmp(value, "no") ? 0 : bit;
        row->agree |= strcmp(value, "agree") ? 0 : bit;
        row->asked |= !entailed && is_asked(condition, fact) ? bit : 0;
    }
}

static void set_hours(const json_t *record, const json_t *quantities, struct suited_row *row)
{
    const uint16_t most = SUITED_UNSAID16 - 1;
    const json_t *hours = json_object_get(quantities, "hours_per_week");
    const json_t *days = json_object_get(quantities, "days_per_week");

    row->hours_min = (uint16_t)amount_of(hours, "min", 100, most, SUITED_UNSAID16);
    row->hours_max = (uint16_t)amount_of(hours, "max", 100, most, SUITED_UNSAID16);
    row->full_time_hours =
        (uint16_t)amount_of(record, "full_time_hours", 100, most, SUITED_UNSAID16);
    row->days_min = (uint8_t)amount_of(days, "min", 4, SUITED_UNSAID8 - 1, SUITED_UNSAID8);
    row->days_max = (uint8_t)amount_of(days, "max", 4, SUITED_UNSAID8 - 1, SUITED_UNSAID8);
}

static uint8_t bits_of(const json_t *names, uint8_t (*bit)(const char *name))
{
    uint8_t bits = 0;
    size_t i;
    json_t *name;

    json_array_foreach(names, i, name)
        if (json_is_string(name))
            bits |= bit(json_string_value(name));
    return bits;
}

/* The parts of the day that the hours from `start` to `end` touch. */
static uint8_t parts_between(int start, int end)
{
    uint8_t parts = 0;
    int length = (end - start + DAY_MINUTES) % DAY_MINUTES;

    for (int begin = 6 * 60, i = 0; i < 4; begin = part_ends[i++]) {
        int part = (part_ends[i] - begin + DAY_MINUTES) % DAY_MINUTES;
        int from = (start - begin + DAY_MINUTES) % DAY_MINUTES;

        if (from < part || from + length > DAY_MINUTES)
            parts |= (uint8_t)(1u << i);
    }
    return parts;
}

static void set_days(const json_t *quantities, struct suited_row *row)
{
    const json_t *shift = json_object_get(quantities, "shift");
    const json_t *days = json_object_get(quantities, "days");
    int start = row_clock(json_text_of(shift, "start"));
    int end = row_clock(json_text_of(shift, "end"));

    row->shift_start = start < 0 ? SUITED_UNSAID16 : (uint16_t)start;
    row->shift_end = end < 0 ? SUITED_UNSAID16 : (uint16_t)end;
    row->days_named = bits_of(json_object_get(days, "named"), row_day);
    row->day_parts = bits_of(json_object_get(days, "parts"), row_day_part);
    row->days_in_a_row = (uint8_t)amount_of(days, "in_a_row", 1, UINT8_MAX, 0);
    if (!row->days_in_a_row)
        row->days_in_a_row = row_days_in_a_row(row->days_named);
    if (!row->day_parts && start >= 0 && end >= 0)
        row->day_parts = parts_between(start, end);
}

static uint8_t period_of(const char *name)
{
    for (unsigned period = SUITED_HOUR; period <= SUITED_YEAR; period++)
        if (!strcmp(period_names[period], name))
            return (uint8_t)period;
    return SUITED_PERIOD_NONE;
}

static void set_pay(const json_t *pay, struct suited_row *row)
{
    const char *currency = json_text_of(pay, "currency");

    row->pay_min = (int32_t)amount_of(pay, "min", 100, SUITED_UNSAID32 - 1, SUITED_UNSAID32);
    row->pay_max = (int32_t)amount_of(pay, "max", 100, SUITED_UNSAID32 - 1, SUITED_UNSAID32);
    row->pay_period = period_of(json_text_of(pay, "period"));
    if (json_is_true(json_object_get(pay, "pro_rata")))
        row->flags |= SUITED_PRO_RATA;
    if (*currency && strcmp(currency, "GBP") != 0)
        row->flags |= SUITED_PAY_FOREIGN;
}

static void set_requires(const struct suited_taxonomy *taxonomy, const json_t *requires,
                         struct suited_row *row)
{
    size_t i;
    json_t *name;

    row->level = (uint8_t)amount_of(requires, "level", 1, UINT8_MAX, 0);
    json_array_foreach(json_object_get(requires, "registers"), i, name) {
        const char *text = json_string_value(name);
        int number = text ? suited_register_find(taxonomy, text) : -1;

        if (number >= 0)
            row->registers |= UINT32_C(1) << number;
    }
}

static void set_work(const json_t *record, struct suited_row *row)
{
    size_t i, skills = json_array_size(json_object_get(record, "skills"));
    json_t *occupation;

    json_array_foreach(json_object_get(record, "occupations"), i, occupation) {
        if (i >= SUITED_CODES_MAX)
            break;
        row->codes[i] = (uint16_t)strtoul(json_text_of(occupation, "code"), NULL, 10);
        row->confidence[i] = (uint8_t)amount_of(occupation, "confidence", 1, 100, 0);
    }
    row->skills = (uint8_t)(skills < UINT8_MAX ? skills : UINT8_MAX);
}

static void set_places(const json_t *record, struct suited_row *row)
{
    size_t i;
    json_t *place, *country;

    json_array_foreach(json_object_get(record, "places"), i, place) {
        const json_t *lat = json_object_get(place, "lat"), *lon = json_object_get(place, "lon");

        if (!json_is_number(lat) || !json_is_number(lon) ||
            row->place_count == SUITED_PLACES_MAX)
            continue; /* only a country, or a place that is not known: no point */
        row->places[row->place_count++] = (struct suited_point){
            .lat = (int32_t)lround(json_number_value(lat) * 1e5),
            .lon = (int32_t)lround(json_number_value(lon) * 1e5),
            .radius_km = (uint16_t)amount_of(place, "radius_km", 1, UINT16_MAX, 0),
        };
    }
    json_array_foreach(json_object_get(record, "countries"), i, country) {
        const char *code = json_string_value(country);

        if (code && strlen(code) == 2 && row->country_count < SUITED_COUNTRIES_MAX)
            row->countries[row->country_count++] =
                (uint16_t)((uint8_t)code[0] << 8 | (uint8_t)code[1]);
    }
}

static void set_dates(const json_t *record, struct suited_row *row)
{
    int32_t seen;

    if (!suited_day_parse(json_text_of(record, "posted"), &row->posted))
        row->posted = SUITED_DAY_NONE;
    if (suited_day_parse(json_text_of(record, "first_seen"), &seen) && seen < row->posted)
        row->posted = seen;
    if (!suited_day_parse(json_text_of(record, "closes"), &row->closes))
        row->closes = SUITED_DAY_NONE;
}

void row_of(const struct suited_taxonomy *taxonomy, const json_t *record,
            struct suited_row *row)
{
    const json_t *quantities = json_object_get(record, "quantities");
    const char *language = json_text_of(record, "language");

    memset(row, 0, sizeof(*row));
    row->employer = employer_hash(json_text_of(record, "employer"));
    set_dates(record, row);
    set_facts(taxonomy, json_object_get(record, "facts"), false, row);
    set_facts(taxonomy, json_object_get(record, "entailed"), true, row);
    set_hours(record, quantities, row);
    set_days(quantities, row);
    set_pay(json_object_get(quantities, "pay"), row);
    row->max_lift = (uint16_t)amount_of(json_object_get(quantities, "max_lift_kg"), "value", 10,
                                        SUITED_UNSAID16 - 1, SUITED_UNSAID16);
    set_requires(taxonomy, json_object_get(quantities, "requires"), row);
    set_work(record, row);
    set_places(record, row);
    if (json_is_true(json_object_get(record, "home_temporary")))
        row->flags |= SUITED_HOME_TEMPORARY;
    if (*language && strcmp(language, "en") != 0)
        row->flags |= SUITED_DAMAGED_TEXT;
}
