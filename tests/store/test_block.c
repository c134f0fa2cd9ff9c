/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/block.h"

#include "support.h"

#include <stdlib.h>

#include "base/xalloc.h"

/* Numbers that look random and are the same in every run (xorshift64, Marsaglia 2003). */
static uint64_t random64(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void fill(void *into, size_t size, uint64_t *state)
{
    unsigned char *bytes = into;

    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)random64(state);
}

/* Every field any value, as far as a row may have it. What is past a count is zero. */
static struct suited_row random_row(uint64_t *state)
{
    struct suited_row row;

    fill(&row, sizeof(row), state);
    row.no &= ~row.yes;
    row.agree &= ~(row.yes | row.no);
    row.place_count =
        (uint8_t)(random64(state) % 4 ? random64(state) % 2 : random64(state) % 17);
    row.country_count = (uint8_t)(random64(state) % 9);
    memset(row.places + row.place_count, 0,
           (SUITED_PLACES_MAX - row.place_count) * sizeof(*row.places));
    memset(row.countries + row.country_count, 0,
           (SUITED_COUNTRIES_MAX - row.country_count) * sizeof(*row.countries));
    return row;
}

static void assert_rows_equal(const struct suited_row *a, const struct suited_row *b)
{
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->employer, b->employer);
    assert_int_equal(a->posted, b->posted);
    assert_int_equal(a->closes, b->closes);
    assert_true(a->yes == b->yes && a->no == b->no && a->agree == b->agree);
    assert_true(a->asked == b->asked);
    assert_int_equal(a->hours_min, b->hours_min);
    assert_int_equal(a->hours_max, b->hours_max);
    assert_int_equal(a->full_time_hours, b->full_time_hours);
    assert_int_equal(a->days_min, b->days_min);
    assert_int_equal(a->days_max, b->days_max);
    assert_int_equal(a->days_named, b->days_named);
    assert_int_equal(a->day_parts, b->day_parts);
    assert_int_equal(a->days_in_a_row, b->days_in_a_row);
    assert_int_equal(a->shift_start, b->shift_start);
    assert_int_equal(a->shift_end, b->shift_end);
    assert_int_equal(a->pay_min, b->pay_min);
    assert_int_equal(a->pay_max, b->pay_max);
    assert_int_equal(a->pay_period, b->pay_period);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->max_lift, b->max_lift);
    assert_int_equal(a->level, b->level);
    assert_int_equal(a->registers, b->registers);
    assert_memory_equal(a->codes, b->codes, sizeof(a->codes));
    assert_memory_equal(a->confidence, b->confidence, sizeof(a->confidence));
    assert_int_equal(a->skills, b->skills);
    assert_int_equal(a->place_count, b->place_count);
    assert_int_equal(a->country_count, b->country_count);
    assert_memory_equal(a->countries, b->countries, sizeof(a->countries));
    for (size_t i = 0; i < a->place_count; i++) {
        assert_int_equal(a->places[i].lat, b->places[i].lat);
        assert_int_equal(a->places[i].lon, b->places[i].lon);
        assert_int_equal(a->places[i].radius_km, b->places[i].radius_km);
    }
}

/* By itself, with some of its conditions. */
static void assert_comes_alone(const struct block_data *block, size_t i, struct suited_row row,
                               uint64_t conditions)
{
    struct suited_row back;

    row.yes &= conditions;
    row.no &= conditions;
    row.agree &= conditions;
    row.asked = 0;
    block_row_alone(block, i, conditions, &back);
    assert_rows_equal(&row, &back);
}

/* Fill a block with rows of `state` and read them all back. */
static uint32_t go_round(uint64_t state)
{
    struct block_data *block = xcalloc(1, sizeof(*block));
    struct suited_row row, back;
    struct block_group group;
    uint64_t again = state;
    uint32_t rows;

    block_init(block, 7);
    for (row = random_row(&state); block_has_room(block, &row); row = random_row(&state))
        block_add(block, &row);
    assert_true(block_is_sound(block, sizeof(*block), 7));
    assert_false(block_is_sound(block, sizeof(*block), 8));
    rows = block->rows;
    for (size_t i = 0; i < rows; i++) {
        row = random_row(&again);
        if (i % 64 == 0)
            block_group_read(block, i / 64, &group);
        block_row_read(block, &group, i, &back);
        assert_rows_equal(&row, &back);
        assert_comes_alone(block, i, row, again);
    }
    free(block);
    return rows;
}

static void any_row_comes_back_as_it_was_put(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++)
        assert_true(go_round(seed * 7919) > 100);
}

static void a_block_is_full_at_1024_rows(void **state)
{
    struct block_data *block = xcalloc(1, sizeof(*block));
    struct suited_row row = {.number = 1, .place_count = 1, .country_count = 1};

    (void)state;
    block_init(block, 0);
    while (block_has_room(block, &row))
        block_add(block, &row);
    assert_int_equal(block->rows, 1024);
    free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_row_comes_back_as_it_was_put),
        cmocka_unit_test(a_block_is_full_at_1024_rows),
    };

    return cmocka_run_group_tests_name("block", tests, NULL, NULL);
}
