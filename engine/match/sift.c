/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sift.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define CODES  10000 /* ISCO-08 unit groups as numbers lie below */
#define A_WORD 32    /* guesses of two bits */

void sift_begin(struct sift *sift, struct plan *plan)
{
    *sift = (struct sift){.plan = plan};
    sift->place = xcalloc(plan->ordering + 1, sizeof(*sift->place));
    for (size_t i = 0; i < plan->ordering; i++)
        if (plan->wishes[i].wish->kind == WISH_CONDITION)
            sift->place[i] = sift->conditions++;
    sift->packed = xcalloc(CODES, sizeof(*sift->packed));
    sift->guesses = xcalloc(2 * sift->conditions + 2, sizeof(*sift->guesses));
}

void sift_release(struct sift *sift)
{
    for (size_t i = 0; i < CODES; i++)
        free(sift->packed[i]);
    free(sift->packed);
    free(sift->place);
    free(sift->guesses);
}

void sift_clear(struct sift *sift)
{
    sift->guessed = (struct plane){{0}};
}

static enum suited_status packed_of(struct sift *sift, uint16_t code, const uint64_t **out,
                                    struct suited_error *err)
{
    const struct plan *plan = sift->plan;
    const uint8_t *expected;
    uint64_t **packed = &sift->packed[code < CODES ? code : 0];
    enum suited_status status = SUITED_OK;

    *out = *packed;
    if (*packed)
        return SUITED_OK;
    status = plan_expected(sift->plan, code, &expected, err);
    if (status)
        return status;
    *packed = xcalloc(sift->conditions / A_WORD + 1, sizeof(**packed));
    for (size_t i = 0; i < plan->ordering; i++)
        if (plan->wishes[i].wish->kind == WISH_CONDITION)
            (*packed)[sift->place[i] / A_WORD] |= (uint64_t)expected[i]
                                                  << 2 * (sift->place[i] % A_WORD);
    *out = *packed;
    return SUITED_OK;
}

/* The guesses of 64 rows, turned from a word for each row into a word for each bit. */
static void turn(struct sift *sift, const uint64_t *const packed[64], size_t from, size_t w)
{
    size_t planes = 2 * (sift->conditions - from);
    uint64_t turned[64];

    for (size_t i = 0; i < 64; i++)
        turned[i] = packed[i][from / A_WORD];
    block_transpose(turned);
    for (size_t k = 0; k < 64 && k < planes; k++)
        sift->guesses[2 * from + k].word[w] = turned[k];
}

static enum suited_status guess_word(struct sift *sift, const uint16_t *codes, size_t w,
                                     struct suited_error *err)
{
    const uint64_t *packed[64];
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < 64; i++)
        status = packed_of(sift, codes[i], &packed[i], err);
    for (size_t from = 0; !status && from < sift->conditions; from += A_WORD)
        turn(sift, packed, from, w);
    return status;
}

static enum suited_status guess(struct sift *sift, const struct block_data *columns,
                                const struct plane *rows, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t w = 0; !status && w < BLOCK_WORDS; w++)
        if (rows->word[w] && !sift->guessed.word[w]) {
            status = guess_word(sift, columns->codes[0] + 64 * w, w, err);
            sift->guessed.word[w] = 1;
        }
    return status;
}

static bool is_empty(const struct plane *plane)
{
    uint64_t any = 0;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        any |= plane->word[w];
    return !any;
}

/* The rows that stand above the worst that is kept, and those that are equal to it so far. */
struct sieve {
    struct plane above, equal;
};

/* What is held against the worst's: its figures by tier, in one reading. */
struct measure {
    enum suited_reading reading;
    const int32_t *figures;
};

/* Whether the figure of a wish hangs on a guess for any of the rows. */
static bool needs_guess(const struct sweep *sweep, const struct wish *wish,
                        enum suited_reading reading, const struct plane *rows)
{
    return wish->kind == WISH_CONDITION && reading == SUITED_EXPECTED &&
           sweep_has_unknown(sweep, wish, rows);
}

/* Add up one tier of the rows that are still equal, and keep those that still are. */
static enum suited_status sift_tier(struct sift *sift, struct sweep *sweep,
                                    const struct measure *measure, int tier,
                                    struct sieve *sieve, struct suited_error *err)
{
    const struct plan *plan = sift->plan;
    enum suited_status status = SUITED_OK;

    sift->tally.most = 0;
    for (size_t i = 0; !status && i < plan->ordering; i++) {
        const struct wish *wish = plan->wishes[i].wish;
        struct plane value[3];

        if ((int)wish->tier != tier)
            continue;
        if (needs_guess(sweep, wish, measure->reading, &sieve->equal))
            status = guess(sift, sweep->shared.columns, &sieve->equal, err);
        sweep_figures(sweep, i, measure->reading, &sieve->equal,
                      &sift->guesses[2 * sift->place[i]], value);
        plan->kernels->add(&sift->tally, value, (uint32_t)plan->wishes[i].weight);
    }
    plan->kernels->compare(&sift->tally, (uint32_t)measure->figures[tier], &sieve->above,
                           &sieve->equal);
    return status;
}

static enum suited_status sift_tiers(struct sift *sift, struct sweep *sweep,
                                     const struct measure *measure, struct sieve *sieve,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (int tier = 0; !status && tier < TIERS && !is_empty(&sieve->equal); tier++)
        status = sift_tier(sift, sweep, measure, tier, sieve, err);
    return status;
}

enum suited_status sift_rows(struct sift *sift, struct sweep *sweep,
                             const struct candidate *worst, struct plane *rows,
                             struct suited_error *err)
{
    const struct plan *plan = sift->plan;
    const struct measure first = {plan->reading, figures_of(&worst->sums, plan->reading)};
    const struct measure then = {SUITED_STRICT, worst->sums.sure};
    struct sieve sieve = {.equal = *rows};
    struct plane newer;
    enum suited_status status;

    status = sift_tiers(sift, sweep, &first, &sieve, err);
    if (!status)
        status = sift_tiers(sift, sweep, &then, &sieve, err);
    if (status)
        return status;
    plan->kernels->at_least(sweep->shared.columns->posted, worst->posted, &newer);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        rows->word[w] = sieve.above.word[w] | (sieve.equal.word[w] & newer.word[w]);
    return SUITED_OK;
}
