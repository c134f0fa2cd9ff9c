/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block.h"

#include <assert.h>
#include <string.h>

#define BLOCK_FORMAT 2

/* Where the value stands in a page: LMDB's head of 16 bytes, the table's checksum of 8. */
#define AT(column) ((offsetof(struct block_data, column) + 24) % 64)

static_assert(AT(first) == 0 && AT(second) == 0 && AT(asked) == 0, "planes must be aligned");
static_assert(AT(number) == 0 && AT(lon) == 0 && AT(hours_min) == 0 && AT(codes) == 0 &&
                  AT(more_countries) == 0 && AT(days_min) == 0 && AT(country_count) == 0 &&
                  AT(pool_lat) == 0 && AT(pool_country) == 0,
              "columns must be aligned");

void block_init(struct block_data *block, uint32_t which)
{
    block->format = BLOCK_FORMAT;
    block->which = which;
    block->bounds = (struct block_bounds){INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN};
}

bool block_is_sound(const struct block_data *block, size_t length, uint32_t which)
{
    return length == sizeof(*block) && block->format == BLOCK_FORMAT && block->which == which &&
           block->rows <= BLOCK_ROWS && block->places <= BLOCK_POOL &&
           block->countries <= BLOCK_POOL;
}

static uint32_t beyond_first(uint8_t count)
{
    return count > 1 ? count - 1u : 0;
}

bool block_has_room(const struct block_data *block, const struct suited_row *row)
{
    return block->rows < BLOCK_ROWS &&
           block->places + beyond_first(row->place_count) <= BLOCK_POOL &&
           block->countries + beyond_first(row->country_count) <= BLOCK_POOL;
}

static void set_plane(uint64_t plane[SUITED_CONDITIONS_MAX][BLOCK_WORDS], size_t i,
                      uint64_t bits)
{
    for (size_t c = 0; c < SUITED_CONDITIONS_MAX; c++)
        plane[c][i / 64] |= (bits >> c & 1) << i % 64;
}

static void widen_bounds(struct block_data *block, const struct suited_point *place)
{
    struct block_bounds *bounds = &block->bounds;

    if (place->lat < bounds->lat_least)
        bounds->lat_least = place->lat;
    if (place->lat > bounds->lat_most)
        bounds->lat_most = place->lat;
    if (place->lon < bounds->lon_least)
        bounds->lon_least = place->lon;
    if (place->lon > bounds->lon_most)
        bounds->lon_most = place->lon;
    if (place->radius_km > block->radius_most)
        block->radius_most = place->radius_km;
}

static void add_places(struct block_data *block, size_t i, const struct suited_row *row)
{
    block->place_count[i] = row->place_count;
    block->lat[i] = row->places[0].lat;
    block->lon[i] = row->places[0].lon;
    block->radius_km[i] = row->places[0].radius_km;
    block->more_places[i] = (uint16_t)block->places;
    if (!row->place_count)
        block->marks |= BLOCK_UNPLACED;
    for (size_t p = 0; p < row->place_count; p++)
        widen_bounds(block, &row->places[p]);
    for (size_t p = 1; p < row->place_count; p++) {
        block->pool_lat[block->places] = row->places[p].lat;
        block->pool_lon[block->places] = row->places[p].lon;
        block->pool_radius_km[block->places++] = row->places[p].radius_km;
    }
}

static void add_countries(struct block_data *block, size_t i, const struct suited_row *row)
{
    block->country_count[i] = row->country_count;
    block->country[i] = row->countries[0];
    block->more_countries[i] = (uint16_t)block->countries;
    for (size_t c = 1; c < row->country_count; c++)
        block->pool_country[block->countries++] = row->countries[c];
}

static void add_time(struct block_data *block, size_t i, const struct suited_row *row)
{
    block->hours_min[i] = row->hours_min;
    block->hours_max[i] = row->hours_max;
    block->full_time_hours[i] = row->full_time_hours;
    block->days_min[i] = row->days_min;
    block->days_max[i] = row->days_max;
    block->days_named[i] = row->days_named;
    block->day_parts[i] = row->day_parts;
    block->days_in_a_row[i] = row->days_in_a_row;
    block->shift_start[i] = row->shift_start;
    block->shift_end[i] = row->shift_end;
}

static void add_work(struct block_data *block, size_t i, const struct suited_row *row)
{
    block->pay_min[i] = row->pay_min;
    block->pay_max[i] = row->pay_max;
    block->pay_period[i] = row->pay_period;
    block->flags[i] = row->flags;
    block->max_lift[i] = row->max_lift;
    block->level[i] = row->level;
    block->registers[i] = row->registers;
    block->skills[i] = row->skills;
    for (size_t c = 0; c < SUITED_CODES_MAX; c++) {
        block->codes[c][i] = row->codes[c];
        block->confidence[c][i] = row->confidence[c];
    }
}

void block_add(struct block_data *block, const struct suited_row *row)
{
    size_t i = block->rows;

    assert(block_has_room(block, row));
    block->number[i] = row->number;
    block->employer[i] = row->employer;
    block->posted[i] = row->posted;
    block->closes[i] = row->closes;
    set_plane(block->first, i, row->yes | row->agree);
    set_plane(block->second, i, row->no | row->agree);
    set_plane(block->asked, i, row->asked);
    add_time(block, i, row);
    add_work(block, i, row);
    add_places(block, i, row);
    add_countries(block, i, row);
    block->rows++;
}

/* Warren, "Hacker's Delight", section 7-3: halves are swapped, then quarters, down to bits. */
void block_transpose(uint64_t words[64])
{
    uint64_t mask = 0x00000000FFFFFFFF;

    for (unsigned half = 32; half; half >>= 1, mask ^= mask << half)
        for (unsigned k = 0; k < 64; k = (k + half + 1) & ~half) {
            uint64_t swapped = (words[k] >> half ^ words[k + half]) & mask;

            words[k + half] ^= swapped;
            words[k] ^= swapped << half;
        }
}

static void read_plane(const uint64_t plane[SUITED_CONDITIONS_MAX][BLOCK_WORDS], size_t group,
                       uint64_t out[64])
{
    for (size_t c = 0; c < SUITED_CONDITIONS_MAX; c++)
        out[c] = plane[c][group];
    block_transpose(out);
}

void block_group_read(const struct block_data *block, size_t group, struct block_group *out)
{
    read_plane(block->first, group, out->yes);
    read_plane(block->second, group, out->no);
    read_plane(block->asked, group, out->asked);
    for (size_t i = 0; i < 64; i++) {
        out->agree[i] = out->yes[i] & out->no[i];
        out->yes[i] ^= out->agree[i];
        out->no[i] ^= out->agree[i];
    }
}

static void read_places(const struct block_data *block, size_t i, struct suited_row *out)
{
    size_t at = block->more_places[i];

    out->place_count = block->place_count[i];
    out->places[0] = (struct suited_point){block->lat[i], block->lon[i], block->radius_km[i]};
    for (size_t p = 1; p < out->place_count; p++, at++)
        out->places[p] = (struct suited_point){block->pool_lat[at], block->pool_lon[at],
                                               block->pool_radius_km[at]};
}

static void read_countries(const struct block_data *block, size_t i, struct suited_row *out)
{
    size_t at = block->more_countries[i];

    out->country_count = block->country_count[i];
    out->countries[0] = block->country[i];
    for (size_t c = 1; c < out->country_count; c++)
        out->countries[c] = block->pool_country[at++];
}

static void read_time(const struct block_data *block, size_t i, struct suited_row *out)
{
    out->hours_min = block->hours_min[i];
    out->hours_max = block->hours_max[i];
    out->full_time_hours = block->full_time_hours[i];
    out->days_min = block->days_min[i];
    out->days_max = block->days_max[i];
    out->days_named = block->days_named[i];
    out->day_parts = block->day_parts[i];
    out->days_in_a_row = block->days_in_a_row[i];
    out->shift_start = block->shift_start[i];
    out->shift_end = block->shift_end[i];
}

static void read_work(const struct block_data *block, size_t i, struct suited_row *out)
{
    out->pay_min = block->pay_min[i];
    out->pay_max = block->pay_max[i];
    out->pay_period = block->pay_period[i];
    out->flags = block->flags[i];
    out->max_lift = block->max_lift[i];
    out->level = block->level[i];
    out->registers = block->registers[i];
    out->skills = block->skills[i];
    for (size_t c = 0; c < SUITED_CODES_MAX; c++) {
        out->codes[c] = block->codes[c][i];
        out->confidence[c] = block->confidence[c][i];
    }
}

/* Row `i`, whose conditions stand in `out` already. */
static void read_columns(const struct block_data *block, size_t i, struct suited_row *out)
{
    out->number = block->number[i];
    out->employer = block->employer[i];
    out->posted = block->posted[i];
    out->closes = block->closes[i];
    read_time(block, i, out);
    read_work(block, i, out);
    read_places(block, i, out);
    read_countries(block, i, out);
}

void block_row_read(const struct block_data *block, const struct block_group *group, size_t i,
                    struct suited_row *out)
{
    *out = (struct suited_row){
        .yes = group->yes[i % 64],
        .no = group->no[i % 64],
        .agree = group->agree[i % 64],
        .asked = group->asked[i % 64],
    };
    read_columns(block, i, out);
}

/* The bits of row `i` for the conditions in `mask`. */
static uint64_t gather(const uint64_t plane[SUITED_CONDITIONS_MAX][BLOCK_WORDS], size_t i,
                       uint64_t mask)
{
    uint64_t bits = 0;

    for (; mask; mask &= mask - 1) {
        unsigned condition = (unsigned)__builtin_ctzll(mask);

        bits |= (plane[condition][i / 64] >> i % 64 & 1) << condition;
    }
    return bits;
}

void block_row_alone(const struct block_data *block, size_t i, uint64_t conditions,
                     struct suited_row *out)
{
    uint64_t first = gather(block->first, i, conditions);
    uint64_t second = gather(block->second, i, conditions);

    *out = (struct suited_row){
        .yes = first & ~second, .no = second & ~first, .agree = first & second};
    read_columns(block, i, out);
}
