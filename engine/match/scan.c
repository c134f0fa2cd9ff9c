/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "sift.h"
#include "suited/day.h"

bool is_live(const struct suited_row *row, int32_t today)
{
    return row->closes == SUITED_DAY_NONE || row->closes >= today;
}

/* What a pass over the blocks carries from one to the next. */
struct pass {
    struct scan *scan;
    struct plan *plan;
    int32_t today;
    struct sweep sweep;
    struct sift sift;
    struct plane hidden, unindexed; /* of the block at hand */
};

static struct plane both(const struct plane *a, const struct plane *b)
{
    struct plane out;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        out.word[w] = a->word[w] & b->word[w];
    return out;
}

static struct plane without(const struct plane *a, const struct plane *b)
{
    struct plane out;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        out.word[w] = a->word[w] & ~b->word[w];
    return out;
}

/* The rows of the block at hand whose vacancies are hidden, or unknown for words. */
static void find_marks(struct pass *pass)
{
    const struct sweep *sweep = &pass->sweep;

    memset(&pass->hidden, 0, sizeof(pass->hidden));
    memset(&pass->unindexed, 0, sizeof(pass->unindexed));
    for (size_t w = 0; pass->plan->marks && w < BLOCK_WORDS; w++)
        for (uint64_t left = sweep->live.word[w]; left; left &= left - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(left);
            uint8_t marks = pass->plan->marks[sweep->shared.columns->number[64 * w + bit]];

            pass->hidden.word[w] |= (uint64_t) !!(marks & MARK_HIDDEN) << bit;
            pass->unindexed.word[w] |= (uint64_t) !!(marks & MARK_UNINDEXED) << bit;
        }
}

static void count_groups(struct pass *pass)
{
    const struct kernels *kernels = pass->plan->kernels;
    const struct sweep *sweep = &pass->sweep;
    struct scan *scan = pass->scan;
    struct plane fresh;

    scan->live += kernels->count(&sweep->live);
    scan->unindexed += kernels->count(&pass->unindexed);
    for (int group = 0; group < GROUPS; group++)
        scan->counts[group] += kernels->count(&sweep->groups[group]);
    for (int reason = 0; reason < AVOID_NOTHING; reason++)
        scan->avoided[reason] += kernels->count(&sweep->avoided[reason]);
    if (!scan->since)
        return;
    kernels->at_least(sweep->shared.columns->posted, scan->since, &fresh);
    fresh = without(&fresh, &pass->hidden);
    for (int group = 0; group < GROUPS; group++) {
        struct plane rows = both(&sweep->groups[group], &fresh);

        scan->fresh[group] += kernels->count(&rows);
    }
}

/* What each must costs: it alone is broken, and one step wider it would not be. */
static void count_musts(struct pass *pass)
{
    const struct kernels *kernels = pass->plan->kernels;
    struct sweep *sweep = &pass->sweep;
    struct scan *scan = pass->scan;
    struct plane out = sweep->groups[GROUP_RULED_OUT];

    for (int reason = 0; reason < AVOID_NOTHING; reason++)
        out = without(&out, &sweep->avoided[reason]);
    for (size_t m = 0; m < pass->plan->musts; m++) {
        const struct plane *furthest = &sweep->furthest[m];
        struct plane ruled_out = both(furthest, &out), once = both(furthest, &sweep->once);
        struct plane near = both(furthest, &sweep->groups[GROUP_NEAR_MISSES]), brought_in;

        scan->furthest[m] += kernels->count(&ruled_out);
        scan->alone[m] += kernels->count(&near);
        if (!kernels->count(&once))
            continue;
        brought_in = sweep_meets_wider(sweep, m, &once);
        scan->gains[m] += kernels->count(&brought_in);
    }
}

static enum suited_status offer(struct pass *pass, struct best *best, size_t i,
                                struct suited_error *err)
{
    const struct block_data *columns = pass->sweep.shared.columns;
    struct candidate candidate = {.posted = columns->posted[i],
                                  .number = columns->number[i],
                                  .employer = columns->employer[i],
                                  .code = columns->codes[0][i]};
    const uint8_t *expected;
    enum suited_status status = plan_expected(pass->plan, candidate.code, &expected, err);

    if (status)
        return status;
    sweep_sums(&pass->sweep, i, expected, 0, pass->plan->ordering, &candidate.sums);
    best_offer(best, &candidate);
    return SUITED_OK;
}

/* So few rows are added up sooner than sifted. */
#define FEW 16

static enum suited_status list_group(struct pass *pass, int group, struct suited_error *err)
{
    struct best *best = &pass->scan->best[group];
    struct plane rows = without(&pass->sweep.groups[group], &pass->hidden);
    enum suited_status status = SUITED_OK;

    if (best->limit && best->count == best->limit && pass->plan->kernels->count(&rows) > FEW)
        status = sift_rows(&pass->sift, &pass->sweep, &best->all[0], &rows, err);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        for (uint64_t left = rows.word[w]; !status && left; left &= left - 1)
            status = offer(pass, best, 64 * w + (size_t)__builtin_ctzll(left), err);
    return status;
}

static enum suited_status take_block(struct pass *pass, size_t which, struct suited_error *err)
{
    const struct suited_block *block;
    enum suited_status status = suited_view_block(pass->plan->view, which, &block, err);

    if (status)
        return status;
    sweep_block(&pass->sweep, block, pass->today);
    sift_clear(&pass->sift);
    find_marks(pass);
    count_groups(pass);
    count_musts(pass);
    for (int group = 0; !status && group < GROUPS; group++)
        if (pass->scan->wanted[group])
            status = list_group(pass, group, err);
    return status;
}

enum suited_status scan_all(struct scan *scan, struct plan *plan, int32_t today,
                            struct suited_error *err)
{
    struct pass *pass = xcalloc(1, sizeof(*pass));
    enum suited_status status = SUITED_OK;

    scan->furthest = xcalloc(plan->musts + 1, sizeof(*scan->furthest));
    scan->alone = xcalloc(plan->musts + 1, sizeof(*scan->alone));
    scan->gains = xcalloc(plan->musts + 1, sizeof(*scan->gains));
    pass->scan = scan;
    pass->plan = plan;
    pass->today = today;
    sweep_begin(&pass->sweep, plan);
    sift_begin(&pass->sift, plan);
    for (size_t b = 0; !status && b < suited_view_blocks(plan->view); b++)
        status = take_block(pass, b, err);
    for (int group = 0; group < GROUPS; group++)
        best_sort(&scan->best[group]);
    sift_release(&pass->sift);
    sweep_release(&pass->sweep);
    free(pass);
    return status;
}

void match_scan_release(struct scan *scan)
{
    for (int group = 0; group < GROUPS; group++)
        best_release(&scan->best[group]);
    free(scan->furthest);
    free(scan->alone);
    free(scan->gains);
    *scan = (struct scan){0};
}
