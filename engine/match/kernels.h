/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_KERNELS_H
#define MATCH_KERNELS_H

#include <stdbool.h>

#include "corpus/columns.h"
#include "suited/shortlist.h"

/*
 * The loops over a block's columns, without a branch. kernels.c is built twice: for any
 * machine, and for one that has what x86-64-v3 has; which runs is chosen at run time, and
 * both give the same bits (a test holds them to that).
 */

/* A bit for each row of a block. */
struct plane {
    uint64_t word[BLOCK_WORDS];
};

/*
 * A byte for each row of a block: bits 0 to 2 are what is sure of a grade, bits 3 to 5 what
 * is possible. Of a must that is broken, GRADE_BEYOND is past talking about; GRADE_INEXACT
 * is set where a row has to be looked at by itself.
 */
#define GRADE_BYTE(sure, possible) ((uint8_t)((sure) | (possible) << 3))
#define GRADE_SURE(byte)           ((byte)&7)
#define GRADE_POSSIBLE(byte)       ((byte) >> 3 & 7)
#define GRADE_BEYOND               0x40
#define GRADE_INEXACT              0x80

/* What is offered, by row; -1 not stated. MATCHING section 2, Hours and days. */
struct offers {
    int32_t low[BLOCK_ROWS], high[BLOCK_ROWS];
};

/*
 * The steps of a grade of amounts, MATCHING section 3: one quarter less past each of `over`
 * and one less short of each of `under`. Past `far_over` or short of `far_under` there is no
 * talking.
 */
struct steps {
    int32_t over[4], under[4], far_over, far_under;
};

/* What the grade of hours looks at of the conditions, a byte of 0 or 1 for each row. */
struct said_of_hours {
    uint8_t part_time[BLOCK_ROWS], full_time[BLOCK_ROWS], may_be_fewer[BLOCK_ROWS];
};

/* A wish about travel: home in radians, steps in kilometres, the country as in a row. */
struct journey {
    bool has_home;
    float lat, lon, cosine;
    float over[4], far_over;
    uint16_t country; /* 0: the client's is not known */
};

/*
 * A wish about pay: steps in pence, and how its period counts what an hour pays, what an
 * hour pays times the hours of full time, and what a week pays.
 */
struct payment {
    float over[4], under[4], far_over, far_under;
    float hours, years, weeks;
};

/* What the client holds: registers that are lacking, the level (INT32_MAX not said). */
struct held {
    uint32_t lacking;
    int32_t level;
};

/* How a must fares: broken, or open; of a broken one how far off it is: beyond talk, then
 * the lower grade, as a number of three bits, the highest first. */
struct ruling {
    struct plane broken, open, off[3];
};

/* How all musts fare together: any broken, more than one, any open, the furthest off. */
struct judgement {
    struct plane broken, more, open, off[3];
};

/* A number for each row, bit by bit, the lowest first. */
#define TALLY_DIGITS 31

struct tally {
    struct plane digit[TALLY_DIGITS];
    uint32_t most; /* no row has more: higher digits are not in use */
};

struct kernels {
    const char *name;

    /* Bits to bytes of 0 or 1; bit `bit` of each byte to bits. */
    void (*spread)(const struct plane *bits, uint8_t bytes[BLOCK_ROWS]);
    void (*collect)(const uint8_t bytes[BLOCK_ROWS], unsigned bit, struct plane *bits);

    size_t (*count)(const struct plane *bits);

    /* Rows whose figure is at least so much; that are open on the day and no later than
     * `numbers`. */
    void (*at_least)(const int32_t figures[BLOCK_ROWS], int32_t least, struct plane *out);
    void (*open_on)(const struct block_data *columns, int32_t today, uint32_t numbers,
                    struct plane *out);

    void (*hours_offered)(const struct block_data *columns, const struct said_of_hours *said,
                          struct offers *out);
    void (*days_offered)(const struct block_data *columns, const struct said_of_hours *said,
                         struct offers *out);
    void (*lift_offered)(const struct block_data *columns, struct offers *out);

    /* Grades of what is offered; `inside`, 0 or 1: it must lie inside. */
    void (*grade_offers)(const struct offers *offers, const uint8_t inside[BLOCK_ROWS],
                         const struct steps *steps, uint8_t grades[BLOCK_ROWS]);

    /* Grades of travel; `remote`, 0 or 1: worked from home, unless that is for a time only. */
    void (*grade_travel)(const struct block_data *columns, const uint8_t remote[BLOCK_ROWS],
                         const struct journey *journey, uint8_t grades[BLOCK_ROWS]);

    /* The same where every place is too far off to talk about. */
    void (*grade_far)(const struct block_data *columns, const uint8_t remote[BLOCK_ROWS],
                      const struct journey *journey, uint8_t grades[BLOCK_ROWS]);

    /* Grades of pay; `part_time`, 0 or 1: the post is said to be. */
    void (*grade_pay)(const struct block_data *columns, const struct offers *hours,
                      const uint8_t part_time[BLOCK_ROWS], const struct payment *payment,
                      uint8_t grades[BLOCK_ROWS]);

    /* Grades of whether the client can apply; `licence`, 0 or 1: one is wanting. */
    void (*grade_can_apply)(const struct block_data *columns, const uint8_t licence[BLOCK_ROWS],
                            const struct held *held, uint8_t grades[BLOCK_ROWS]);

    void (*rule_grades)(const uint8_t grades[BLOCK_ROWS], struct ruling *out);
    void (*judge)(const struct ruling *ruling, struct judgement *all);

    /* The figure that is compared first, of wishes that are guessed at two quarters. */
    void (*figures)(const uint8_t grades[BLOCK_ROWS], enum suited_reading reading,
                    uint8_t figures[BLOCK_ROWS]);

    /* Add `weight` times a number of three bits. */
    void (*add)(struct tally *tally, const struct plane value[3], uint32_t weight);

    /* Of the rows that were equal so far, those that are above `figure`, and equal to it. */
    void (*compare)(const struct tally *tally, uint32_t figure, struct plane *above,
                    struct plane *equal);
};

extern const struct kernels kernels_portable;

/* The best for this machine; SUITED_KERNELS=portable in the environment takes any machine's. */
const struct kernels *kernels_here(void);

#endif
