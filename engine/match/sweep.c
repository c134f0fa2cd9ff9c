/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

void sweep_begin(struct sweep *sweep, const struct plan *plan)
{
    memset(sweep, 0, sizeof(*sweep));
    sweep->plan = plan;
    shared_begin(&sweep->shared, plan);
    sweep->gradings = xcalloc(plan->ordering + plan->musts + 1, sizeof(*sweep->gradings));
    for (size_t i = 0; i < plan->ordering; i++)
        grading_begin(&sweep->gradings[i], plan, plan->wishes[i].wish, i);
    for (size_t i = 0; i < plan->musts; i++)
        grading_begin(&sweep->gradings[plan->ordering + i], plan, &plan->wider[i].wish, i);
    sweep->rulings = xcalloc(plan->musts + 1, sizeof(*sweep->rulings));
    sweep->furthest = xcalloc(plan->musts + 1, sizeof(*sweep->furthest));
}

void sweep_release(struct sweep *sweep)
{
    for (size_t i = 0; i < sweep->plan->ordering + sweep->plan->musts; i++)
        grading_release(&sweep->gradings[i]);
    free(sweep->gradings);
    free(sweep->rulings);
    free(sweep->furthest);
}

/* What is said of a condition, by row. */
struct said {
    struct plane yes, no, agree, unknown;
};

static struct said said_of_block(const struct sweep *sweep, unsigned condition)
{
    const struct block_data *columns = sweep->shared.columns;
    uint64_t silent = sweep->plan->known.silent_no >> condition & 1 ? UINT64_MAX : 0;
    struct said said;

    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        uint64_t first = columns->first[condition][w], second = columns->second[condition][w];

        said.yes.word[w] = first & ~second;
        said.no.word[w] = (second & ~first) | (~first & ~second & silent);
        said.agree.word[w] = first & second;
        said.unknown.word[w] = ~first & ~second & ~silent;
    }
    return said;
}

/* ---- musts ---- */

static void find_live(struct sweep *sweep, const uint64_t *dead, int32_t today)
{
    const struct block_data *columns = sweep->shared.columns;

    sweep->plan->kernels->open_on(columns, today, sweep->plan->numbers, &sweep->live);
    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        size_t rows = columns->rows > 64 * w ? columns->rows - 64 * w : 0;
        uint64_t filled = rows >= 64 ? UINT64_MAX : (UINT64_C(1) << rows) - 1;

        sweep->live.word[w] &= filled & ~dead[w];
    }
}

/* A broken condition is as far off as can be, and never beyond talk. */
static void rule_condition(const struct sweep *sweep, const struct wish *must,
                           struct ruling *out)
{
    struct said said = said_of_block(sweep, must->condition.number);

    out->broken = must->condition.wanted ? said.no : said.yes;
    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        out->open.word[w] = said.agree.word[w] | said.unknown.word[w];
        out->off[0].word[w] = 0;
        out->off[1].word[w] = out->off[2].word[w] = UINT64_MAX;
    }
}

static void rule_must(struct sweep *sweep, size_t which)
{
    struct grading *grading = &sweep->gradings[which];

    if (grading->wish->kind == WISH_CONDITION)
        rule_condition(sweep, grading->wish, &sweep->rulings[which]);
    else
        sweep->plan->kernels->rule_grades(grading_rows(grading, &sweep->shared, &sweep->live),
                                          &sweep->rulings[which]);
}

/* Of musts that are equally far off the first. */
static void find_furthest(struct sweep *sweep)
{
    struct plane left = sweep->musts.broken;

    for (size_t m = 0; m < sweep->plan->musts; m++) {
        const struct ruling *ruling = &sweep->rulings[m];

        for (size_t w = 0; w < BLOCK_WORDS; w++) {
            uint64_t is_it = left.word[w] & ruling->broken.word[w];

            for (unsigned d = 0; d < 3; d++)
                is_it &= ~(ruling->off[d].word[w] ^ sweep->musts.off[d].word[w]);
            sweep->furthest[m].word[w] = is_it & sweep->live.word[w];
            left.word[w] &= ~is_it;
        }
    }
}

/* ---- groups ---- */

static enum avoided avoided_at(const struct sweep *sweep, size_t i)
{
    const struct block_data *columns = sweep->shared.columns;
    struct suited_row row = {.number = columns->number[i], .employer = columns->employer[i]};

    for (unsigned c = 0; c < SUITED_CODES_MAX; c++) {
        row.codes[c] = columns->codes[c][i];
        row.confidence[c] = columns->confidence[c][i];
    }
    return plan_avoids(sweep->plan, &row);
}

static void find_avoided(struct sweep *sweep)
{
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        for (uint64_t left = sweep->live.word[w]; left; left &= left - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(left);
            enum avoided reason = avoided_at(sweep, 64 * w + bit);

            if (reason != AVOID_NOTHING)
                sweep->avoided[reason].word[w] |= UINT64_C(1) << bit;
        }
}

/* See group_of(). */
static void form_groups(struct sweep *sweep)
{
    const struct judgement *musts = &sweep->musts;

    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        uint64_t broken = musts->broken.word[w], live = sweep->live.word[w], avoided = 0;

        for (int reason = 0; reason < AVOID_NOTHING; reason++)
            avoided |= sweep->avoided[reason].word[w];
        sweep->once.word[w] = live & broken & ~musts->more.word[w] & ~avoided;
        sweep->groups[GROUP_NEAR_MISSES].word[w] = sweep->once.word[w] & ~musts->off[0].word[w];
        sweep->groups[GROUP_ASK_FIRST].word[w] =
            live & ~broken & ~avoided & musts->open.word[w];
        sweep->groups[GROUP_FITS].word[w] = live & ~broken & ~avoided & ~musts->open.word[w];
        sweep->groups[GROUP_RULED_OUT].word[w] =
            live & (avoided | (broken & ~sweep->groups[GROUP_NEAR_MISSES].word[w]));
    }
}

static void forget_block(struct sweep *sweep)
{
    const struct plan *plan = sweep->plan;

    for (size_t i = 0; i < plan->ordering + plan->musts; i++)
        grading_clear(&sweep->gradings[i]);
    memset(sweep->avoided, 0, sizeof(sweep->avoided));
    memset(&sweep->musts, 0, sizeof(sweep->musts));
}

/* Every must for every live row of the block at hand. */
static void judge_all(struct sweep *sweep)
{
    const struct plan *plan = sweep->plan;

    for (size_t m = 0; m < plan->musts; m++) {
        rule_must(sweep, m);
        plan->kernels->judge(&sweep->rulings[m], &sweep->musts);
    }
    find_furthest(sweep);
    if (plan->avoids_something)
        find_avoided(sweep);
    form_groups(sweep);
}

void sweep_block(struct sweep *sweep, const struct suited_block *block, int32_t today)
{
    const uint64_t *dead;

    shared_take(&sweep->shared, block_columns(block, &dead));
    forget_block(sweep);
    find_live(sweep, dead, today);
    judge_all(sweep);
}

static bool is_any(const struct plane *rows)
{
    uint64_t any = 0;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        any |= rows->word[w];
    return any;
}

/* Where the whole block is too far off, only what is worked from home is left. */
static void leave_out_far(const struct sweep *sweep, const bool wanted[GROUPS],
                          struct plane *left)
{
    const struct plan *plan = sweep->plan;
    const struct block_data *columns = sweep->shared.columns;
    uint64_t remote = plan->known.remote_work;
    int64_t times = wanted[GROUP_NEAR_MISSES] ? plan->talk.travel_times : 1;
    bool is_far = false;

    for (size_t m = 0; m < plan->musts; m++)
        is_far |= plan->wishes[m].wish->kind == WISH_TRAVEL &&
                  grading_is_outside(&sweep->gradings[m], &sweep->shared, times);
    for (size_t w = 0; is_far && w < BLOCK_WORDS; w++) {
        unsigned which = remote ? (unsigned)__builtin_ctzll(remote) : 0;

        left->word[w] &= remote ? columns->first[which][w] & ~columns->second[which][w] : 0;
    }
}

/* Judge a must, and leave out what no wanted group can have any more. */
static void narrow(struct sweep *sweep, size_t which, const bool wanted[GROUPS])
{
    const struct judgement *musts = &sweep->musts;

    rule_must(sweep, which);
    sweep->plan->kernels->judge(&sweep->rulings[which], &sweep->musts);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        sweep->live.word[w] &=
            ~(wanted[GROUP_NEAR_MISSES]
                  ? musts->more.word[w] | (musts->broken.word[w] & musts->off[0].word[w])
                  : musts->broken.word[w]);
}

/* Conditions first, which cost least. */
static bool narrow_all(struct sweep *sweep, const bool wanted[GROUPS])
{
    for (int round = 0; round < 2; round++)
        for (size_t m = 0; m < sweep->plan->musts; m++) {
            if ((sweep->gradings[m].wish->kind == WISH_CONDITION) == round)
                continue;
            narrow(sweep, m, wanted);
            if (!is_any(&sweep->live))
                return false;
        }
    return true;
}

bool sweep_wanted(struct sweep *sweep, const struct block_data *columns, int32_t today,
                  const struct plane *rows, const bool wanted[GROUPS])
{
    static const uint64_t none_dead[BLOCK_WORDS];
    struct plane left = *rows;

    shared_take(&sweep->shared, columns);
    if (!wanted[GROUP_RULED_OUT])
        leave_out_far(sweep, wanted, &left);
    if (!is_any(&left))
        return false;
    forget_block(sweep);
    find_live(sweep, none_dead, today);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        sweep->live.word[w] &= left.word[w];
    if (wanted[GROUP_RULED_OUT]) {
        judge_all(sweep);
        return true;
    }
    if (!is_any(&sweep->live) || !narrow_all(sweep, wanted))
        return false;
    if (sweep->plan->avoids_something)
        find_avoided(sweep);
    form_groups(sweep);
    return true;
}

struct plane sweep_meets_wider(struct sweep *sweep, size_t which, const struct plane *rows)
{
    struct grading *grading = &sweep->gradings[sweep->plan->ordering + which];
    struct plane meets = *rows;

    if (sweep->plan->wider[which].given_up)
        return meets;
    sweep->plan->kernels->collect(grading_rows(grading, &sweep->shared, rows), 5, &meets);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        meets.word[w] &= rows->word[w];
    return meets;
}

/* ---- sums ---- */

void sweep_sums(struct sweep *sweep, size_t i, const uint8_t *expected, size_t from, size_t end,
                struct sums *sums)
{
    for (size_t which = from; which < end; which++) {
        const struct planned *planned = &sweep->plan->wishes[which];
        uint8_t grade = grading_row(&sweep->gradings[which], &sweep->shared, i);
        uint8_t sure = GRADE_SURE(grade), possible = GRADE_POSSIBLE(grade);
        uint8_t guessed = expected[which];
        enum tier tier = planned->wish->tier;

        if (planned->wish->kind == WISH_CONDITION && sure == 2)
            guessed = GUESS_AGREE;
        if (guessed < sure)
            guessed = sure;
        if (guessed > possible)
            guessed = possible;
        sums->sure[tier] += planned->weight * sure;
        sums->expected[tier] += planned->weight * guessed;
        sums->possible[tier] += planned->weight * possible;
    }
}

/* Four where it is met; of what could be agreed and of what is unknown as the reading has it.
 */
static void condition_figures(const struct sweep *sweep, const struct wish *wish,
                              enum suited_reading reading, const struct plane guesses[2],
                              struct plane out[3])
{
    struct said said = said_of_block(sweep, wish->condition.number);
    const struct plane *met = wish->condition.wanted ? &said.yes : &said.no;

    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        uint64_t agree = said.agree.word[w], unknown = said.unknown.word[w];

        out[0].word[w] = out[1].word[w] = 0;
        out[2].word[w] = met->word[w];
        if (reading == SUITED_STRICT) {
            out[1].word[w] = agree;
        } else if (reading == SUITED_HOPEFUL) {
            out[2].word[w] |= agree | unknown;
        } else {
            out[0].word[w] = agree | (unknown & guesses[0].word[w]);
            out[1].word[w] = agree | (unknown & guesses[1].word[w]);
        }
    }
}

void sweep_figures(struct sweep *sweep, size_t which, enum suited_reading reading,
                   const struct plane *rows, const struct plane guesses[2], struct plane out[3])
{
    const struct kernels *kernels = sweep->plan->kernels;
    struct grading *grading = &sweep->gradings[which];
    uint8_t figures[BLOCK_ROWS];

    if (grading->wish->kind == WISH_CONDITION) {
        condition_figures(sweep, grading->wish, reading, guesses, out);
        return;
    }
    kernels->figures(grading_rows(grading, &sweep->shared, rows), reading, figures);
    for (unsigned bit = 0; bit < 3; bit++)
        kernels->collect(figures, bit, &out[bit]);
}

bool sweep_has_unknown(const struct sweep *sweep, const struct wish *wish,
                       const struct plane *rows)
{
    struct said said = said_of_block(sweep, wish->condition.number);
    uint64_t any = 0;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        any |= said.unknown.word[w] & rows->word[w];
    return any;
}
