/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "suited/day.h"

bool is_live(const struct suited_row *row, int32_t today)
{
    return row->closes == SUITED_DAY_NONE || row->closes >= today;
}

/* The only broken must is one that its next step would not break. */
static bool step_brings_in(const struct plan *plan, const struct verdict *verdict,
                           const struct sight *sight)
{
    const struct wider *wider = &plan->wider[verdict->furthest];

    if (verdict->broken != 1 || verdict->avoided != AVOID_NOTHING)
        return false;
    return wider->given_up ||
           plan_interval(plan, verdict->furthest, &wider->wish, sight).possible == GRADE_MET;
}

static bool is_hidden(const struct plan *plan, const struct suited_row *row)
{
    return plan->marks[row->number] & MARK_HIDDEN;
}

static void count(struct scan *scan, const struct plan *plan, const struct verdict *verdict,
                  const struct sight *sight)
{
    scan->live++;
    scan->counts[verdict->group]++;
    if (scan->since && sight->row->posted >= scan->since && !is_hidden(plan, sight->row))
        scan->fresh[verdict->group]++;
    if (plan->marks[sight->row->number] & MARK_UNINDEXED)
        scan->unindexed++;
    if (verdict->avoided != AVOID_NOTHING)
        scan->avoided[verdict->avoided]++;
    else if (verdict->group == GROUP_RULED_OUT)
        scan->furthest[verdict->furthest]++;
    if (verdict->group == GROUP_NEAR_MISSES)
        scan->alone[verdict->furthest]++;
    if (step_brings_in(plan, verdict, sight))
        scan->gains[verdict->furthest]++;
}

static enum suited_status take_row(struct scan *scan, struct plan *plan, struct sight *sight,
                                   struct grade *grades, struct suited_error *err)
{
    const struct suited_row *row = sight->row;
    const uint8_t *expected;
    struct verdict verdict;
    enum suited_status status = plan_expected(plan, row->codes[0], &expected, err);

    if (status)
        return status;
    weigh(plan, sight, expected, grades, &verdict);
    count(scan, plan, &verdict, sight);
    if (scan->wanted[verdict.group] && !is_hidden(plan, row))
        best_offer(&scan->best[verdict.group], &(struct candidate){.sums = verdict.sums,
                                                                   .posted = row->posted,
                                                                   .number = row->number,
                                                                   .employer = row->employer,
                                                                   .code = row->codes[0]});
    return SUITED_OK;
}

static enum suited_status take_block(struct scan *scan, struct plan *plan,
                                     const struct suited_block *block, int32_t today,
                                     struct grade *grades, struct suited_error *err)
{
    struct sight sight = plan_sight(plan);
    struct suited_row row;
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < suited_block_rows(block); i++) {
        if (!suited_block_row(block, i, &row) || !is_live(&row, today) ||
            row.number > plan->numbers)
            continue;
        see(&sight, &row, plan->needs_distance);
        status = take_row(scan, plan, &sight, grades, err);
    }
    return status;
}

enum suited_status scan_all(struct scan *scan, struct plan *plan, int32_t today,
                            struct suited_error *err)
{
    struct grade *grades = xcalloc(plan->ordering + 1, sizeof(*grades));
    enum suited_status status = SUITED_OK;

    scan->furthest = xcalloc(plan->musts + 1, sizeof(*scan->furthest));
    scan->alone = xcalloc(plan->musts + 1, sizeof(*scan->alone));
    scan->gains = xcalloc(plan->musts + 1, sizeof(*scan->gains));
    for (size_t b = 0; !status && b < suited_view_blocks(plan->view); b++) {
        const struct suited_block *block;

        status = suited_view_block(plan->view, b, &block, err);
        if (!status)
            status = take_block(scan, plan, block, today, grades, err);
    }
    for (int group = 0; group < GROUPS; group++)
        best_sort(&scan->best[group]);
    free(grades);
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
