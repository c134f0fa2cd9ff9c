/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_WEIGH_H
#define MATCH_WEIGH_H

#include "order.h"
#include "plan.h"

/*
 * One vacancy on the scales: every grade, the sums, and its group. MATCHING section 5.
 */
enum group { GROUP_FITS, GROUP_ASK_FIRST, GROUP_NEAR_MISSES, GROUP_RULED_OUT };
#define GROUPS 4

/* "fits" …; GROUPS when there is no such group. */
const char *group_name(enum group group);
enum group group_named(const char *name);

struct verdict {
    enum group group;
    enum avoided avoided;
    size_t broken, open; /* musts */
    size_t furthest;     /* the broken must that is furthest off, where one is broken */
    struct sums sums;
};

/* The group that a count of musts and what is avoided lead to; `is_beyond`: the furthest off.
 */
enum group group_of(const struct verdict *verdict, bool is_beyond);

/* `grades` has room for one of each wish of the plan that orders. */
void weigh(const struct plan *plan, const struct sight *sight, const uint8_t *expected,
           struct grade *grades, struct verdict *out);

/* Whether a must, broken as it is, could still be talked about. */
bool is_beyond_talk(const struct plan *plan, const struct wish *must,
                    const struct sight *sight);

#endif
