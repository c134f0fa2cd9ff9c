/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep_key.h"

static bool plane_bit(const uint64_t plane[SUITED_CONDITIONS_MAX][BLOCK_WORDS],
                      unsigned condition, size_t i)
{
    return plane[condition][i / 64] >> i % 64 & 1;
}

unsigned said_of(const struct block_data *columns, unsigned condition, size_t i)
{
    return (unsigned)plane_bit(columns->first, condition, i) |
           (unsigned)plane_bit(columns->second, condition, i) << 1;
}

/* What is said of the condition whose bit is `mask`, shifted; a mask of 0 is no condition. */
static uint64_t said_at(const struct block_data *columns, uint64_t mask, size_t i,
                        unsigned shift)
{
    return mask ? (uint64_t)said_of(columns, (unsigned)__builtin_ctzll(mask), i) << shift : 0;
}

static uint64_t hours_key(const struct block_data *columns,
                          const struct known_conditions *known, size_t i)
{
    return columns->hours_min[i] | (uint64_t)columns->hours_max[i] << 16 |
           (uint64_t)columns->full_time_hours[i] << 32 |
           said_at(columns, known->part_time, i, 48) |
           said_at(columns, known->variable_hours, i, 50) |
           said_at(columns, known->reduced_hours, i, 52);
}

static uint64_t days_key(const struct block_data *columns, size_t i)
{
    return columns->days_min[i] | (uint64_t)columns->days_max[i] << 8 |
           (uint64_t)columns->days_named[i] << 16 | (uint64_t)columns->day_parts[i] << 24 |
           (uint64_t)columns->days_in_a_row[i] << 32;
}

static uint64_t shift_key(const struct block_data *columns, size_t i)
{
    return columns->shift_start[i] | (uint64_t)columns->shift_end[i] << 16;
}

static uint64_t both32(int32_t low, int32_t high)
{
    return (uint32_t)low | (uint64_t)(uint32_t)high << 32;
}

static struct memo_key pay_key(const struct block_data *columns,
                               const struct known_conditions *known, size_t i)
{
    uint64_t hours = hours_key(columns, known, i); /* 54 bits */

    return (struct memo_key){both32(columns->pay_min[i], columns->pay_max[i]),
                             hours | (uint64_t)columns->pay_period[i] << 54 |
                                 (uint64_t)(columns->flags[i] & 15) << 58};
}

static struct memo_key place_key(const struct block_data *columns,
                                 const struct known_conditions *known, size_t i)
{
    return (struct memo_key){both32(columns->lat[i], columns->lon[i]),
                             columns->radius_km[i] | (uint64_t)columns->country[i] << 16 |
                                 (uint64_t)columns->place_count[i] << 32 |
                                 (uint64_t)columns->country_count[i] << 40 |
                                 (uint64_t)(columns->flags[i] & SUITED_HOME_TEMPORARY) << 48 |
                                 said_at(columns, known->remote_work, i, 56) |
                                 said_at(columns, known->work_travel, i, 58)};
}

/* The grade of the wish's own words, and whether the index knows the vacancy. */
static uint64_t words_key(const struct plan *plan, size_t which, uint32_t number)
{
    const uint8_t *words = plan->wishes[which].words;

    return (words ? words[number] : 0) | (uint64_t)(plan_marks(plan, number) & MARK_UNINDEXED)
                                             << 8;
}

static struct memo_key work_key(const struct block_data *columns, uint64_t words, size_t i)
{
    struct memo_key key = {0, words};

    for (unsigned c = 0; c < SUITED_CODES_MAX; c++) {
        key.a |= (uint64_t)columns->codes[c][i] << 16 * c;
        key.b |= (uint64_t)columns->confidence[c][i] << (16 + 8 * c);
    }
    return key;
}

struct memo_key key_of(const struct plan *plan, size_t which, const struct block_data *columns,
                       size_t i)
{
    const struct known_conditions *known = &plan->known;

    switch (plan->wishes[which].wish->kind) {
    case WISH_HOURS:
        return (struct memo_key){hours_key(columns, known, i), 0};
    case WISH_DAYS_PER_WEEK:
        return (struct memo_key){hours_key(columns, known, i), days_key(columns, i)};
    case WISH_MAX_LIFT:
        return (struct memo_key){columns->max_lift[i], 0};
    case WISH_SHIFT:
        return (struct memo_key){shift_key(columns, i), 0};
    case WISH_DAYS:
        return (struct memo_key){shift_key(columns, i), days_key(columns, i)};
    case WISH_PAY:
        return pay_key(columns, known, i);
    case WISH_TRAVEL:
        return place_key(columns, known, i);
    case WISH_CAN_APPLY:
        return (struct memo_key){columns->registers[i] | (uint64_t)columns->level[i] << 32 |
                                     said_at(columns, known->licence, i, 40),
                                 0};
    case WISH_WORK:
        return work_key(columns, words_key(plan, which, columns->number[i]), i);
    default: /* words, and for skills how many were read */
        return (struct memo_key){words_key(plan, which, columns->number[i]),
                                 columns->skills[i]};
    }
}

bool has_key(enum wish_kind kind, const struct block_data *columns, size_t i)
{
    return kind != WISH_TRAVEL ||
           (columns->place_count[i] <= 1 && columns->country_count[i] <= 1);
}
