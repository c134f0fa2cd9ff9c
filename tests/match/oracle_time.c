/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle_grades.h"

#include <stdlib.h>
#include <string.h>

bool o_bit(const struct o_world *world, uint64_t bits, const char *id)
{
    return bits >> suited_condition_find(world->taxonomy, id)->number & 1;
}

int o_amount(double value, double min, double max)
{
    double over = isnan(max) || value <= max ? 0 : max > 0 ? (value - max) / (max / 2) : 1;
    double under = isnan(min) || value >= min ? 0 : (min - value) / (min / 3);
    double e = over > under ? over : under;

    return e <= 0 ? 4 : e >= 1 ? 0 : 3 - (int)floor(3 * e + 1e-9);
}

double o_number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_number(value) ? json_number_value(value) : NAN;
}

void o_try(struct o_grade *grade, int one)
{
    grade->sure = one < grade->sure ? one : grade->sure;
    grade->possible = one > grade->possible ? one : grade->possible;
}

/* A range that is offered, against one that is wanted. */
static int o_range(double low, double high, bool inside, double min, double max)
{
    int by_max = o_amount(inside ? high : low, NAN, max);
    int by_min = o_amount(inside ? low : high, min, NAN);

    return by_max < by_min ? by_max : by_min;
}

static bool o_full_time_but_fewer(const struct o_world *world, const struct suited_row *row)
{
    double full = row->full_time_hours < 3500 ? row->full_time_hours : 3500;

    return row->hours_min != SUITED_UNSAID16 && row->hours_min >= full &&
           (o_bit(world, row->yes, "part_time") ||
            o_bit(world, row->yes, "reduced_hours_considered"));
}

void o_hours_offered(const struct o_world *world, const struct suited_row *row, double *low,
                     double *high)
{
    *low = row->hours_min == SUITED_UNSAID16 ? NAN : row->hours_min / 100.0;
    *high = row->hours_max == SUITED_UNSAID16 ? NAN : row->hours_max / 100.0;
    if (isnan(*low) && isnan(*high) && o_bit(world, row->yes, "part_time"))
        *high = 34.99;
    else if (isnan(*low) && isnan(*high) && o_bit(world, row->no, "part_time"))
        *low = 35;
    else if (o_full_time_but_fewer(world, row)) {
        *high = isnan(*high) ? *low : *high;
        *low = NAN;
    }
}

void o_days_offered(const struct o_world *world, const struct suited_row *row, double *low,
                    double *high)
{
    *low = row->days_min == SUITED_UNSAID8 ? NAN : row->days_min / 4.0;
    *high = row->days_max == SUITED_UNSAID8 ? NAN : row->days_max / 4.0;
    if (!isnan(*low) && o_full_time_but_fewer(world, row)) {
        *high = isnan(*high) ? *low : *high;
        *low = NAN;
    }
}

struct o_grade o_offer(const struct o_world *world, const struct suited_row *row, double low,
                       double high, const json_t *wish)
{
    double min = o_number(wish, "min"), max = o_number(wish, "max");
    bool inside = o_bit(world, row->yes, "variable_hours");
    struct o_grade grade = {4, 0, false};
    double nearest_low, nearest_high;

    if (isnan(low) && isnan(high))
        return (struct o_grade){0, 4, false};
    o_try(&grade, o_range(isnan(low) ? 0 : low, isnan(high) ? 1e6 : high, inside, min, max));
    o_try(&grade, o_range(isnan(low) ? high : low, isnan(high) ? low : high, inside, min, max));
    nearest_low = isnan(low) ? (inside ? high : 0) : low;
    nearest_high = isnan(high) ? (inside ? low : 1e6) : high;
    grade.far = (!isnan(max) && (inside ? nearest_high : nearest_low) > 2 * max) ||
                (!isnan(min) && (inside ? nearest_low : nearest_high) < min / 2);
    return grade;
}

static int o_minutes(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text ? atoi(text) * 60 + atoi(text + 3) : -1;
}

/* Minutes before a start and after an end, on the day of the window that fits best. */
struct o_grade o_shift(const struct suited_row *row, const json_t *wish)
{
    int from = o_minutes(wish, "start"), to = o_minutes(wish, "end"), least = INT32_MAX;
    int start = row->shift_start, end = row->shift_end, quarters;
    bool no_start = start == SUITED_UNSAID16, no_end = end == SUITED_UNSAID16;

    if (no_start && no_end)
        return (struct o_grade){0, 4, false};
    start = no_start ? end : start;
    end = no_end ? start : end;
    end += end < start ? 1440 : 0;
    to += from >= 0 && to >= 0 && to < from ? 1440 : 0;
    for (int day = -1; day <= 1; day++) {
        int early = from >= 0 && from > start + day * 1440 ? from - start - day * 1440 : 0;
        int late = to >= 0 && end + day * 1440 > to ? end + day * 1440 - to : 0;

        if ((from >= 0 && to >= 0) || !day)
            least = early + late < least ? early + late : least;
    }
    quarters = 4 - (int)ceil(least / 30.0);
    quarters = quarters < 0 ? 0 : quarters;
    if ((no_start && from >= 0) || (no_end && to >= 0))
        return (struct o_grade){0, quarters, least > 180};
    return (struct o_grade){quarters, quarters, least > 180};
}

static unsigned o_names(const json_t *list, const char *names)
{
    unsigned bits = 0;
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
        bits |= 1u << (strstr(names, json_string_value(item)) - names) / 10;
    return bits;
}

/* Go through the minutes of a shift: which parts of the day have one? */
static unsigned o_parts(const struct suited_row *row)
{
    int end = row->shift_end <= row->shift_start ? row->shift_end + 1440 : row->shift_end;
    unsigned parts = row->day_parts;

    if (parts || row->shift_start == SUITED_UNSAID16 || row->shift_end == SUITED_UNSAID16)
        return parts;
    for (int minute = row->shift_start; minute < end; minute++) {
        int hour = minute / 60 % 24;

        parts |= hour < 6 || hour >= 23 ? 8 : hour < 12 ? 1 : hour < 18 ? 2 : 4;
    }
    return parts;
}

static unsigned o_in_a_row(const struct suited_row *row)
{
    unsigned most = 0;

    for (unsigned first = 0; !row->days_in_a_row && first < 7; first++) {
        unsigned run = 0;

        while (run < 7 && row->days_named >> ((first + run) % 7) & 1)
            run++;
        most = run > most ? run : most;
    }
    return row->days_in_a_row ? row->days_in_a_row : most;
}

struct o_grade o_days(const struct suited_row *row, const json_t *wish)
{
    unsigned possible =
        o_names(json_object_get(wish, "possible"),
                "mon       tue       wed       thu       fri       sat       sun");
    unsigned wanted =
        o_names(json_object_get(wish, "parts"), "morning   afternoon evening   night");
    unsigned parts = o_parts(row), run = o_in_a_row(row);
    double most = o_number(wish, "max_in_a_row");
    struct o_grade grade = {4, 4, false};
    int by_run;

    if (possible && possible != 127)
        grade = !row->days_named              ? (struct o_grade){0, 4, false}
                : row->days_named & ~possible ? (struct o_grade){0, 0, false}
                                              : grade;
    if (wanted && !parts)
        grade.sure = 0;
    if (wanted && parts & ~wanted)
        grade.sure = grade.possible = 0;
    if (isnan(most) || (row->days_max != SUITED_UNSAID8 && row->days_max / 4.0 <= most))
        return grade;
    if (!run) {
        grade.sure = 0;
        return grade;
    }
    by_run = o_amount(run, NAN, most);
    grade.far = run > 2 * most;
    grade.sure = by_run < grade.sure ? by_run : grade.sure;
    grade.possible = by_run < grade.possible ? by_run : grade.possible;
    return grade;
}

struct o_grade o_travel(const struct o_world *world, const struct suited_row *row, double km)
{
    bool remote = o_bit(world, row->yes, "remote_work") &&
                  !o_bit(world, row->yes, "work_travel") &&
                  !(row->flags & SUITED_HOME_TEMPORARY);
    double near = INFINITY, far = INFINITY;
    bool ours = !row->country_count;
    struct o_grade grade = {0, 4, false};

    for (unsigned i = 0; i < row->country_count; i++)
        ours = ours || row->countries[i] == ('G' << 8 | 'B');
    if (!ours)
        return (struct o_grade){0, 0, true};
    if (remote && row->country_count)
        return (struct o_grade){4, 4, false};
    for (unsigned i = 0; i < row->place_count; i++) {
        double centre = round(1000 * suited_distance_km(&world->home, &row->places[i])) / 1000;
        double radius = row->places[i].radius_km;

        near = fmin(near, fmax(centre - radius, 0));
        far = fmin(far, centre + radius);
    }
    if (row->place_count) {
        grade.sure = o_amount(far, NAN, km);
        grade.possible = remote ? 4 : o_amount(near, NAN, km);
        grade.far = near > 3 * km;
    }
    return grade;
}
