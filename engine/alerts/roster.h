/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_ROSTER_H
#define ALERTS_ROSTER_H

#include <stddef.h>
#include <stdint.h>

#include "suited/error.h"
#include "suited/store.h"

/*
 * All clients with their advisers, each caseload together and by id in it: those whom nobody
 * has taken on first, under "".
 */
struct roster_entry {
    char *id, *adviser, *alias; /* the alias is the id where there is no other name */
    uint64_t mark;              /* 0: never told anything, or not asked for */
};

struct roster {
    struct roster_entry *entries;
    size_t count;
};

enum suited_status roster_read(struct suited_store *store, struct roster *out,
                               struct suited_error *err);

/* The same with the marks, sorted by them for roster_find(); NULL where nobody has it. */
enum suited_status roster_read_marks(struct suited_store *store, struct roster *out,
                                     struct suited_error *err);
const struct roster_entry *roster_find(const struct roster *roster, uint64_t mark);

void roster_release(struct roster *roster);

#endif
