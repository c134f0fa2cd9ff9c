/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_WORLD_H
#define TESTS_MATCH_WORLD_H

#include <stdio.h>
#include <stdlib.h>

#include "suited/corpus.h"
#include "suited/profile.h"
#include "suited/shortlist.h"
#include "suited/taxonomy.h"
#include "tests/match/rows.h"

#include "base/fold.h"

/* A random world: a real store full of vacancies whose every figure is drawn by a seed. */
#define TODAY 20000
#define WORDS 6

static const char *const made_up[WORDS] = {"zubno", "kwiv", "brolm", "fnirt", "drosk", "plimf"};
static const char *const employers[] = {"Acme Ltd", "Borro", "Cast & Co", "Delft plc"};
static const char *const drawn_conditions[] = {
    "part_time",   "variable_hours",   "reduced_hours_considered",
    "remote_work", "work_travel",      "heavy_lifting",
    "seated_work", "unpaid",           "weekend_work",
    "fast_paced",  "licence_required", "sit_stand_choice",
};
#define CONDITIONS (sizeof(drawn_conditions) / sizeof(*drawn_conditions))

struct dice {
    uint64_t state;
};

/* splitmix64 (Steele, Lea, Flood 2014). */
static inline unsigned roll(struct dice *dice, unsigned sides)
{
    uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ z >> 31) % sides);
}

static inline void draw_conditions(struct dice *dice, const struct suited_taxonomy *taxonomy,
                                   struct suited_row *row)
{
    for (size_t i = 0; i < CONDITIONS; i++) {
        const struct suited_condition *condition =
            suited_condition_find(taxonomy, drawn_conditions[i]);
        uint64_t bit = UINT64_C(1) << condition->number;
        unsigned face = roll(dice, 10);

        if (face < 2)
            row->yes |= bit;
        else if (face < 5)
            row->no |= bit;
        else if (face < 6)
            row->agree |= bit;
        if (face < 5 && roll(dice, 2))
            row->asked |= bit;
    }
}

static inline void draw_times(struct dice *dice, struct suited_row *row)
{
    if (roll(dice, 3))
        row->shift_start = (uint16_t)(roll(dice, 96) * 15);
    if (roll(dice, 3))
        row->shift_end = (uint16_t)(roll(dice, 96) * 15);
    row->days_named = (uint8_t)(roll(dice, 3) ? 0 : roll(dice, 128));
    row->day_parts = (uint8_t)(roll(dice, 3) ? 0 : roll(dice, 16));
    row->days_in_a_row = (uint8_t)(roll(dice, 2) ? 0 : roll(dice, 7));
    if (roll(dice, 2))
        row->days_min = (uint8_t)roll(dice, 24);
    if (roll(dice, 2))
        row->days_max =
            (uint8_t)(row->days_min == SUITED_UNSAID8 ? roll(dice, 28)
                                                      : row->days_min + roll(dice, 5));
}

static inline void draw_amounts(struct dice *dice, struct suited_row *row)
{
    static const int32_t typical[] = {0, 1271, 9500, 45000, 200000, 2400000};

    if (roll(dice, 3))
        row->hours_min = (uint16_t)(400 + 50 * roll(dice, 80));
    if (roll(dice, 3))
        row->hours_max = (uint16_t)(row->hours_min == SUITED_UNSAID16
                                        ? 400 + 50 * roll(dice, 80)
                                        : row->hours_min + 50 * roll(dice, 10));
    if (!roll(dice, 4))
        row->full_time_hours = (uint16_t)(3000 + 250 * roll(dice, 5));
    row->pay_period = (uint8_t)roll(dice, 6);
    if (row->pay_period && roll(dice, 5))
        row->pay_min = typical[row->pay_period] * (int32_t)(50 + roll(dice, 101)) / 100;
    if (row->pay_period && roll(dice, 2))
        row->pay_max = row->pay_min == SUITED_UNSAID32
                           ? typical[row->pay_period]
                           : row->pay_min + (int32_t)roll(dice, 500);
    row->flags = (uint8_t)(roll(dice, 2) ? 0 : roll(dice, 8));
    if (roll(dice, 2))
        row->max_lift = (uint16_t)roll(dice, 300);
    row->level = (uint8_t)(roll(dice, 2) ? 0 : roll(dice, 7));
    row->registers = roll(dice, 6) ? 0 : 1u << roll(dice, 3);
}

static inline void draw_places(struct dice *dice, struct suited_row *row)
{
    static const uint16_t radii[] = {1, 3, 10, 30};
    static const uint16_t countries[] = {'G' << 8 | 'B', 'F' << 8 | 'R'};

    row->place_count = (uint8_t)roll(dice, 3);
    for (unsigned i = 0; i < row->place_count; i++)
        row->places[i] = (struct suited_point){5090000 + (int32_t)roll(dice, 60000) - 30000,
                                               -140000 + (int32_t)roll(dice, 90000) - 45000,
                                               radii[roll(dice, 4)]};
    row->country_count = (uint8_t)roll(dice, 2);
    row->countries[0] = row->country_count ? countries[roll(dice, 6) == 0] : 0;
}

static inline void draw_work(struct dice *dice, struct suited_row *row)
{
    static const uint16_t codes[] = {4110, 4120, 4411, 5223, 5221, 110, 2221};

    for (int i = 0; i < SUITED_CODES_MAX && roll(dice, 3); i++) {
        row->codes[i] = codes[roll(dice, 7)];
        row->confidence[i] = (uint8_t)roll(dice, 101);
    }
    row->skills = (uint8_t)(roll(dice, 2) * roll(dice, 4));
}

static inline struct suited_row
draw_row(struct dice *dice, const struct suited_taxonomy *taxonomy, const char *employer)
{
    struct suited_row row = blank_row();

    row.number = 0;
    row.employer = employer_hash(employer);
    row.posted = TODAY - (int32_t)roll(dice, 4);
    if (!roll(dice, 3))
        row.closes = TODAY + (int32_t)roll(dice, 10) - 2;
    draw_conditions(dice, taxonomy, &row);
    draw_times(dice, &row);
    draw_amounts(dice, &row);
    draw_places(dice, &row);
    draw_work(dice, &row);
    return row;
}

/* One to three of the made-up words. */
static inline void draw_words(struct dice *dice, char *text, size_t size)
{
    snprintf(text, size, "%s %s", made_up[roll(dice, WORDS)], made_up[roll(dice, WORDS)]);
}

#endif
