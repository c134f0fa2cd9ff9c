/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "sweep_key.h"

#define NOT_UNPACKED SIZE_MAX

/* How far off a broken must is, as one figure: beyond talk first, then the lower grade. */
#define BEYOND 8

void sweep_begin(struct sweep *sweep, const struct plan *plan)
{
    memset(sweep, 0, sizeof(*sweep));
    sweep->plan = plan;
    sweep->memos = xcalloc(plan->ordering + plan->musts + 1, sizeof(*sweep->memos));
    sweep->sight = plan_sight(plan);
    if (plan->profile->home.given)
        far_begin(&sweep->far, &plan->profile->home);
}

void sweep_release(struct sweep *sweep)
{
    for (size_t i = 0; i < sweep->plan->ordering + sweep->plan->musts; i++)
        memo_release(&sweep->memos[i]);
    free(sweep->memos);
}

/* ---- grades ---- */

/* Grades of amounts, times and places look at no other conditions than these. */
static uint64_t conditions_of_amounts(const struct known_conditions *known)
{
    return known->part_time | known->variable_hours | known->reduced_hours |
           known->remote_work | known->work_travel | known->licence;
}

static void unpack(struct sweep *sweep, size_t i, bool with_distance)
{
    if (sweep->unpacked != i)
        block_row_alone(sweep->columns, i, conditions_of_amounts(&sweep->plan->known),
                        &sweep->row);
    sweep->unpacked = i;
    see(&sweep->sight, &sweep->row, with_distance);
}

/* A wish, or a must's next step, for row `i`, reckoned anew. */
static struct memo_entry reckon(struct sweep *sweep, size_t which, const struct wish *wish,
                                size_t i)
{
    struct memo_entry entry = {.is_filled = true};
    struct interval interval;

    unpack(sweep, i, wish->kind == WISH_TRAVEL);
    interval = plan_interval(sweep->plan, which, wish, &sweep->sight);
    entry.sure = interval.sure;
    entry.possible = interval.possible;
    entry.is_beyond = which < sweep->plan->musts && interval.possible < GRADE_MET &&
                      is_beyond_talk(sweep->plan, wish, &sweep->sight);
    return entry;
}

/* One place, and so far off that talk does not reach: what is not done from home is missed. */
static bool is_surely_far(const struct sweep *sweep, const struct wish *wish, size_t i)
{
    const struct block_data *columns = sweep->columns;
    uint64_t remote = sweep->plan->known.remote_work;
    double km;

    if (wish->kind != WISH_TRAVEL || !sweep->plan->profile->home.given ||
        columns->place_count[i] != 1 ||
        (remote && said_of(columns, (unsigned)__builtin_ctzll(remote), i) == 1))
        return false;
    km = far_at_least(&sweep->far, columns->lat[i], columns->lon[i]) - columns->radius_km[i];
    return km * 1000 > (double)(sweep->plan->talk.travel_times * wish->limits.max) + 1;
}

static struct memo_entry look_up(struct sweep *sweep, struct memo *memo, size_t which,
                                 const struct wish *wish, size_t i)
{
    struct memo_key key;
    struct memo_entry *entry;

    if (is_surely_far(sweep, wish, i))
        return (struct memo_entry){.is_beyond = true};
    if (!has_key(wish->kind, sweep->columns, i))
        return reckon(sweep, which, wish, i);
    key = key_of(sweep->plan, which, sweep->columns, i);
    entry = memo_place(memo, key);
    if (!memo_has(entry, key)) {
        *entry = reckon(sweep, which, wish, i);
        entry->key = key;
    }
    return *entry;
}

static struct memo_entry condition_entry(const struct sweep *sweep, const struct wish *wish,
                                         size_t i)
{
    unsigned number = wish->condition.number;
    bool is_silent_no = sweep->plan->known.silent_no >> number & 1;
    unsigned said = said_of(sweep->columns, number, i);
    uint8_t met = GRADE_MET;

    if (said == 3)
        return (struct memo_entry){.sure = 2, .possible = GRADE_MET};
    if (!said && !is_silent_no)
        return (struct memo_entry){.sure = 0, .possible = GRADE_MET};
    if ((said == 1) != wish->condition.wanted)
        met = 0;
    return (struct memo_entry){.sure = met, .possible = met};
}

static struct memo_entry entry_of(struct sweep *sweep, size_t which, size_t i)
{
    const struct wish *wish = sweep->plan->wishes[which].wish;

    if (wish->kind == WISH_CONDITION)
        return condition_entry(sweep, wish, i);
    return look_up(sweep, &sweep->memos[which], which, wish, i);
}

/* ---- musts ---- */

static void find_live(struct sweep *sweep, const uint64_t *dead, int32_t today)
{
    const struct block_data *columns = sweep->columns;

    sweep->live_count = 0;
    for (size_t i = 0; i < columns->rows; i++) {
        bool is_in = columns->closes[i] >= today && !(dead[i / 64] >> i % 64 & 1) &&
                     columns->number[i] <= sweep->plan->numbers;

        sweep->live[sweep->live_count] = (uint16_t)i;
        sweep->live_count += is_in;
    }
}

/* The further off takes the place of a nearer one; of equals the first stays. */
static void note_broken(struct sweep *sweep, size_t i, size_t which,
                        const struct memo_entry *entry)
{
    uint8_t worst = (uint8_t)((entry->is_beyond ? BEYOND : 0) + GRADE_MET - entry->possible);

    sweep->broken[i]++;
    if (worst > sweep->worst[i]) {
        sweep->worst[i] = worst;
        sweep->furthest[i] = (uint16_t)which;
    }
}

static void judge_must(struct sweep *sweep, size_t which)
{
    for (size_t k = 0; k < sweep->live_count; k++) {
        size_t i = sweep->live[k];
        struct memo_entry entry = entry_of(sweep, which, i);

        if (entry.possible < GRADE_MET)
            note_broken(sweep, i, which, &entry);
        else
            sweep->open[i] = (uint16_t)(sweep->open[i] + (entry.sure < GRADE_MET));
    }
}

void sweep_block(struct sweep *sweep, const struct suited_block *block, int32_t today)
{
    const uint64_t *dead;

    sweep->columns = block_columns(block, &dead);
    sweep->unpacked = NOT_UNPACKED;
    memset(sweep->broken, 0, sizeof(sweep->broken));
    memset(sweep->open, 0, sizeof(sweep->open));
    memset(sweep->furthest, 0, sizeof(sweep->furthest));
    memset(sweep->worst, 0, sizeof(sweep->worst));
    find_live(sweep, dead, today);
    for (size_t which = 0; which < sweep->plan->musts; which++)
        judge_must(sweep, which);
}

static enum avoided avoided_at(const struct sweep *sweep, size_t i)
{
    struct suited_row row = {.number = sweep->columns->number[i],
                             .employer = sweep->columns->employer[i]};

    for (unsigned c = 0; c < SUITED_CODES_MAX; c++) {
        row.codes[c] = sweep->columns->codes[c][i];
        row.confidence[c] = sweep->columns->confidence[c][i];
    }
    return plan_avoids(sweep->plan, &row);
}

void sweep_verdict(const struct sweep *sweep, size_t i, struct verdict *out)
{
    bool is_beyond = sweep->worst[i] >= BEYOND;

    *out = (struct verdict){.avoided = AVOID_NOTHING,
                            .broken = sweep->broken[i],
                            .open = sweep->open[i],
                            .furthest = sweep->furthest[i]};
    if (sweep->plan->avoids_something)
        out->avoided = avoided_at(sweep, i);
    out->group = group_of(out, is_beyond);
}

/* ---- sums ---- */

void sweep_sums(struct sweep *sweep, size_t i, const uint8_t *expected, size_t from, size_t end,
                struct sums *sums)
{
    for (size_t which = from; which < end; which++) {
        const struct planned *planned = &sweep->plan->wishes[which];
        struct memo_entry entry = entry_of(sweep, which, i);
        uint8_t guessed = expected[which];
        enum tier tier = planned->wish->tier;

        if (planned->wish->kind == WISH_CONDITION && entry.sure == 2)
            guessed = GUESS_AGREE;
        if (guessed < entry.sure)
            guessed = entry.sure;
        if (guessed > entry.possible)
            guessed = entry.possible;
        sums->sure[tier] += planned->weight * entry.sure;
        sums->expected[tier] += planned->weight * guessed;
        sums->possible[tier] += planned->weight * entry.possible;
    }
}

bool sweep_meets_wider(struct sweep *sweep, size_t i, size_t which)
{
    const struct wider *wider = &sweep->plan->wider[which];
    struct memo *memo = &sweep->memos[sweep->plan->ordering + which];

    if (wider->given_up)
        return true;
    return look_up(sweep, memo, which, &wider->wish, i).possible == GRADE_MET;
}
