/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_BLOCK_H
#define STORE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/row.h"

/*
 * Up to 1,024 rows as columns: one value of the store, always written at full size. LMDB
 * puts a value of this size 16 bytes into a page and the table its checksum of 8 in front
 * of it, so that with the 40 bytes of head every column starts at a multiple of 64.
 *
 * A condition is two planes of bits, 64 rows a word: yes has a bit in the first alone, no
 * in the second alone, agree in both, unknown in neither. The first place and country of a
 * row stand in columns; the others in pools that the block's rows share: a block is full
 * when it has 1,024 rows or when a row would not fit its pools.
 */
#define BLOCK_ROWS  1024
#define BLOCK_POOL  512
#define BLOCK_WORDS (BLOCK_ROWS / 64)

enum block_mark {
    BLOCK_MERGED = 1,   /* its rows lie together: see merge.h */
    BLOCK_UNPLACED = 2, /* some have no place */
};

/* Degrees × 100,000; of no place at all the least is above the most. */
struct block_bounds {
    int32_t lat_least, lat_most, lon_least, lon_most;
};

struct block_data {
    uint32_t format, which, rows, places, countries;
    uint16_t marks, radius_most; /* enum block_mark; the widest place, in kilometres */
    struct block_bounds bounds;  /* of all places of all rows */

    uint64_t first[SUITED_CONDITIONS_MAX][BLOCK_WORDS];
    uint64_t second[SUITED_CONDITIONS_MAX][BLOCK_WORDS];
    uint64_t asked[SUITED_CONDITIONS_MAX][BLOCK_WORDS];

    uint32_t number[BLOCK_ROWS], employer[BLOCK_ROWS], registers[BLOCK_ROWS];
    int32_t posted[BLOCK_ROWS], closes[BLOCK_ROWS], pay_min[BLOCK_ROWS], pay_max[BLOCK_ROWS];
    int32_t lat[BLOCK_ROWS], lon[BLOCK_ROWS];

    uint16_t hours_min[BLOCK_ROWS], hours_max[BLOCK_ROWS], full_time_hours[BLOCK_ROWS];
    uint16_t shift_start[BLOCK_ROWS], shift_end[BLOCK_ROWS], max_lift[BLOCK_ROWS];
    uint16_t codes[SUITED_CODES_MAX][BLOCK_ROWS];
    uint16_t radius_km[BLOCK_ROWS], country[BLOCK_ROWS];
    uint16_t more_places[BLOCK_ROWS], more_countries[BLOCK_ROWS]; /* where in the pools */

    uint8_t days_min[BLOCK_ROWS], days_max[BLOCK_ROWS], days_named[BLOCK_ROWS];
    uint8_t day_parts[BLOCK_ROWS], days_in_a_row[BLOCK_ROWS];
    uint8_t pay_period[BLOCK_ROWS], flags[BLOCK_ROWS], level[BLOCK_ROWS], skills[BLOCK_ROWS];
    uint8_t confidence[SUITED_CODES_MAX][BLOCK_ROWS];
    uint8_t place_count[BLOCK_ROWS], country_count[BLOCK_ROWS];

    int32_t pool_lat[BLOCK_POOL], pool_lon[BLOCK_POOL];
    uint16_t pool_radius_km[BLOCK_POOL], pool_country[BLOCK_POOL];
};

/* The conditions of 64 rows, turned from planes into words. */
struct block_group {
    uint64_t yes[64], no[64], agree[64], asked[64];
};

/* The head of an empty block; the columns are zero already. */
void block_init(struct block_data *block, uint32_t which);

/* Whether the bytes can be block `which`. */
bool block_is_sound(const struct block_data *block, size_t length, uint32_t which);

/* Whether `row` still fits. */
bool block_has_room(const struct block_data *block, const struct suited_row *row);

/* Add a row that fits. */
void block_add(struct block_data *block, const struct suited_row *row);

/* The conditions of rows 64 × group and on. */
void block_group_read(const struct block_data *block, size_t group, struct block_group *out);

/* Row `i`, whose group has been read. */
void block_row_read(const struct block_data *block, const struct block_group *group, size_t i,
                    struct suited_row *out);

/*
 * Row `i` by itself, with what is said of the conditions whose bits are given, and without
 * `asked`: for who wants a row here and there, and few of its conditions.
 */
void block_row_alone(const struct block_data *block, size_t i, uint64_t conditions,
                     struct suited_row *out);

/* Transpose 64 × 64 bits in place: bit r of word c becomes bit c of word r. */
void block_transpose(uint64_t words[64]);

#endif
