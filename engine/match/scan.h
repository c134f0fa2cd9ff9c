/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SCAN_H
#define MATCH_SCAN_H

#include "weigh.h"

/*
 * The one pass over all live vacancies: groups, counts, cost of musts, and the best of
 * each group. Start from {0} with the limits of `best` set; release afterwards.
 */
struct scan {
    struct best best[GROUPS];
    bool wanted[GROUPS]; /* which groups are listed at all */
    int32_t since;       /* 0: what is new is not counted */
    uint64_t live, counts[GROUPS], fresh[GROUPS];
    uint64_t *furthest; /* by must: ruled out, and this is what is furthest off */
    uint64_t avoided[AVOID_NOTHING];
    uint64_t *alone, *gains; /* by must: near misses by it; brought in by its next step */
    uint64_t unindexed;      /* live, and unknown for words */
};

/* Open on the day: no closing day, or not past it. One posted later is live too. */
bool is_live(const struct suited_row *row, int32_t today);

enum suited_status scan_all(struct scan *scan, struct plan *plan, int32_t today,
                            struct suited_error *err);
void match_scan_release(struct scan *scan);

#endif
