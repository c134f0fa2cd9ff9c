/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_TOLD_H
#define ALERTS_TOLD_H

#include <stdbool.h>

#include "match/weigh.h"
#include "store/ledger.h"

/*
 * What the ledger holds of a client, in memory: how each vacancy stood when it was last looked
 * at, and as what it was told. A state has
 *
 *   stood   0, or the rank of the group it stood in as a match when last looked at
 *   told    0, or the rank of the best group it was told in
 *   waits   it became a match and is told another night: others had their turn
 *   over    the client was interested, and was told that it closed or fits no longer
 */
enum { RANK_NONE, RANK_NEAR_MISS, RANK_ASK_FIRST, RANK_FITS };

struct told_state {
    unsigned stood : 2, told : 2;
    bool waits : 1, over : 1;
};

struct told {
    uint64_t mark;
    struct ledger_entry *entries; /* by number */
    size_t count;
};

/* The rank of a group: the better, the higher. Ruled out is none. */
unsigned rank_of(enum group group);
enum group group_of_rank(unsigned rank);

enum suited_status told_read(struct txn *txn, uint64_t mark, struct told *told,
                             struct suited_error *err);
void told_release(struct told *told);

/* How a vacancy stands; all zero where nothing is known. */
struct told_state told_get(const struct told *told, uint32_t number);
struct told_state told_unpack(uint16_t state);
uint16_t told_pack(struct told_state state);

/* Write what changes, by number, each once: into the ledger alone, not into `told`. */
enum suited_status told_write(struct txn *txn, const struct told *told,
                              const struct ledger_entry *changes, size_t count,
                              struct suited_error *err);

#endif
