/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grade.h"

#define DAY_MINUTES 1440
#define HALF_HOUR   30
#define ALL_DAYS    0x7f

/* Ends of morning, afternoon, evening and night, from 06:00 on. */
static const int32_t part_ends[] = {720, 1080, 1380, 1800};

/* Minutes before the window's start and after its end, together. */
static int32_t outside(int32_t start, int32_t end, struct clock_window window)
{
    int32_t early = window.start == NO_LIMIT ? 0 : window.start - start;
    int32_t late = window.end == NO_LIMIT ? 0 : end - window.end;

    return (early > 0 ? early : 0) + (late > 0 ? late : 0);
}

/* Both times are known: a shift and a window across midnight may meet a day apart. */
static int32_t least_outside(int32_t start, int32_t end, struct clock_window window)
{
    int32_t least;

    if (end < start)
        end += DAY_MINUTES;
    least = outside(start, end, window);
    if (window.start == NO_LIMIT || window.end == NO_LIMIT)
        return least;
    for (int32_t day = -DAY_MINUTES; day <= DAY_MINUTES; day += 2 * DAY_MINUTES) {
        int32_t other = outside(start + day, end + day, window);

        if (other < least)
            least = other;
    }
    return least;
}

static struct clock_window unwrapped(struct clock_window window)
{
    if (window.start != NO_LIMIT && window.end != NO_LIMIT && window.end < window.start)
        window.end += DAY_MINUTES;
    return window;
}

int32_t shift_outside(const struct suited_row *row, struct clock_window window)
{
    int32_t start = row->shift_start, end = row->shift_end;

    if (start == SUITED_UNSAID16 && end == SUITED_UNSAID16)
        return -1;
    if (start == SUITED_UNSAID16) /* as if it were no longer than a moment: at least that */
        start = end;
    if (end == SUITED_UNSAID16)
        end = start;
    return least_outside(start, end, unwrapped(window));
}

static uint8_t grade_minutes(int32_t minutes)
{
    int32_t begun = (minutes + HALF_HOUR - 1) / HALF_HOUR;

    return begun >= GRADE_MET ? 0 : (uint8_t)(GRADE_MET - begun);
}

/* One known end decides alone only where the wish asks for no more than that end. */
struct interval grade_shift(const struct sight *sight, struct clock_window window)
{
    const struct suited_row *row = sight->row;
    int32_t minutes = shift_outside(row, window);
    bool start_open = row->shift_start == SUITED_UNSAID16 && window.start != NO_LIMIT;
    bool end_open = row->shift_end == SUITED_UNSAID16 && window.end != NO_LIMIT;

    if (minutes < 0)
        return interval_unknown;
    if (start_open || end_open)
        return (struct interval){0, grade_minutes(minutes)};
    return interval_certain(grade_minutes(minutes));
}

/* The parts of the day that a shift runs into. */
static uint8_t parts_of_shift(const struct suited_row *row)
{
    int32_t start = row->shift_start, end = row->shift_end;
    uint8_t parts = 0;

    if (start == SUITED_UNSAID16 || end == SUITED_UNSAID16)
        return 0;
    if (end <= start)
        end += DAY_MINUTES;
    for (int32_t day = -DAY_MINUTES; day <= DAY_MINUTES; day += DAY_MINUTES) {
        int32_t from = 360;

        for (unsigned i = 0; i < 4; i++) {
            if (start < part_ends[i] + day && end > from + day)
                parts |= (uint8_t)(1u << i);
            from = part_ends[i];
        }
    }
    return parts;
}

static struct interval grade_possible(const struct suited_row *row, uint8_t possible)
{
    if (!possible || possible == ALL_DAYS)
        return interval_met;
    if (!row->days_named)
        return interval_unknown;
    return row->days_named & ~possible ? interval_missed : interval_met;
}

static struct interval grade_parts(const struct suited_row *row, uint8_t wanted)
{
    uint8_t parts = row->day_parts ? row->day_parts : parts_of_shift(row);

    if (!wanted)
        return interval_met;
    if (!parts)
        return interval_unknown;
    return parts & ~wanted ? interval_missed : interval_met;
}

/* The longest run of named days; Sunday runs into Monday. */
static unsigned longest_run(uint8_t named)
{
    unsigned longest = 0, run = 0;

    if (named == ALL_DAYS)
        return 7;
    for (unsigned i = 0; i < 14; i++) {
        run = named >> (i % 7) & 1 ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

unsigned days_in_a_row(const struct suited_row *row)
{
    return row->days_in_a_row ? row->days_in_a_row : longest_run(row->days_named);
}

/* n days a week cannot be more than n in a row, however they fall. */
static struct interval grade_in_a_row(const struct suited_row *row, uint8_t max)
{
    unsigned said = days_in_a_row(row);

    if (!max || (row->days_max != SUITED_UNSAID8 && row->days_max <= 4u * max))
        return interval_met;
    if (!said)
        return interval_unknown;
    return interval_certain(grade_figure(said, (struct limits){NO_LIMIT, max}));
}

struct interval grade_days(const struct sight *sight, struct day_pattern pattern)
{
    const struct suited_row *row = sight->row;

    return interval_least(
        grade_possible(row, pattern.possible),
        interval_least(grade_parts(row, pattern.parts), grade_in_a_row(row, pattern.in_a_row)));
}
