/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "suited/day.h"
#include "sweep.h"

bool is_live(const struct suited_row *row, int32_t today)
{
    return row->closes == SUITED_DAY_NONE || row->closes >= today;
}

/* The only broken must is one that its next step would not break. */
static bool step_brings_in(struct sweep *sweep, size_t i, const struct verdict *verdict)
{
    return verdict->broken == 1 && verdict->avoided == AVOID_NOTHING &&
           sweep_meets_wider(sweep, i, verdict->furthest);
}

static uint8_t marks_at(const struct sweep *sweep, size_t i)
{
    return sweep->plan->marks[sweep->columns->number[i]];
}

static void count(struct scan *scan, struct sweep *sweep, size_t i,
                  const struct verdict *verdict)
{
    uint8_t marks = marks_at(sweep, i);

    scan->live++;
    scan->counts[verdict->group]++;
    if (scan->since && sweep->columns->posted[i] >= scan->since && !(marks & MARK_HIDDEN))
        scan->fresh[verdict->group]++;
    if (marks & MARK_UNINDEXED)
        scan->unindexed++;
    if (verdict->avoided != AVOID_NOTHING)
        scan->avoided[verdict->avoided]++;
    else if (verdict->group == GROUP_RULED_OUT)
        scan->furthest[verdict->furthest]++;
    if (verdict->group == GROUP_NEAR_MISSES)
        scan->alone[verdict->furthest]++;
    if (step_brings_in(sweep, i, verdict))
        scan->gains[verdict->furthest]++;
}

/* The musts' figure is compared first: one below the worst that is kept needs no more sums. */
static bool may_be_kept(const struct best *best, const struct sums *sums)
{
    return !best->limit || best->count < best->limit ||
           figure_of(sums, best->reading, TIER_MUST) >=
               figure_of(&best->all[0].sums, best->reading, TIER_MUST);
}

static enum suited_status offer(struct best *best, struct plan *plan, struct sweep *sweep,
                                size_t i, struct suited_error *err)
{
    const struct block_data *columns = sweep->columns;
    struct candidate candidate = {.posted = columns->posted[i],
                                  .number = columns->number[i],
                                  .employer = columns->employer[i],
                                  .code = columns->codes[0][i]};
    const uint8_t *expected;
    enum suited_status status = plan_expected(plan, candidate.code, &expected, err);

    if (status)
        return status;
    sweep_sums(sweep, i, expected, 0, plan->musts, &candidate.sums);
    if (!may_be_kept(best, &candidate.sums))
        return SUITED_OK;
    sweep_sums(sweep, i, expected, plan->musts, plan->ordering, &candidate.sums);
    best_offer(best, &candidate);
    return SUITED_OK;
}

static enum suited_status take_block(struct scan *scan, struct plan *plan, struct sweep *sweep,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t k = 0; !status && k < sweep->live_count; k++) {
        size_t i = sweep->live[k];
        struct verdict verdict;

        sweep_verdict(sweep, i, &verdict);
        count(scan, sweep, i, &verdict);
        if (scan->wanted[verdict.group] && !(marks_at(sweep, i) & MARK_HIDDEN))
            status = offer(&scan->best[verdict.group], plan, sweep, i, err);
    }
    return status;
}

enum suited_status scan_all(struct scan *scan, struct plan *plan, int32_t today,
                            struct suited_error *err)
{
    struct sweep *sweep = xcalloc(1, sizeof(*sweep));
    enum suited_status status = SUITED_OK;

    scan->furthest = xcalloc(plan->musts + 1, sizeof(*scan->furthest));
    scan->alone = xcalloc(plan->musts + 1, sizeof(*scan->alone));
    scan->gains = xcalloc(plan->musts + 1, sizeof(*scan->gains));
    sweep_begin(sweep, plan);
    for (size_t b = 0; !status && b < suited_view_blocks(plan->view); b++) {
        const struct suited_block *block;

        status = suited_view_block(plan->view, b, &block, err);
        if (status)
            break;
        sweep_block(sweep, block, today);
        status = take_block(scan, plan, sweep, err);
    }
    for (int group = 0; group < GROUPS; group++)
        best_sort(&scan->best[group]);
    sweep_release(sweep);
    free(sweep);
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
