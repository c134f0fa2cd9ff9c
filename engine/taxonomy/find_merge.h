/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_MERGE_H
#define TAXONOMY_FIND_MERGE_H

#include <stddef.h>
#include <stdint.h>

#include "find.h"
#include "suited/taxonomy.h"

/* Where names come from. */
enum find_source { FIND_OURS, FIND_ESCO, FIND_ONET, FIND_SOURCES };

/* A label of one of the sources that may be meant. */
struct find_entry {
    const struct labels *labels;
    struct found found;
    const char *name; /* what matched: the label, or a title of ours for the same group */
    enum find_source source;
    uint16_t code;  /* ISCO-08 unit group; 0 for skills */
    float evidence; /* how surely the other sources mean its unit group, 0 to 1 */
};

struct find_entries {
    const struct words *words;
    const struct labels *const *sources; /* FIND_SOURCES of them; any may be NULL */
    struct find_entry *all;
    size_t count, room;
};

/*
 * Fill `entries`, which has its words and sources, with at least the best `limit` of what
 * each source has for `typed`, best first. The caller frees `all`.
 */
void find_merge(struct find_entries *entries, const struct folded *typed, size_t limit);

/* One more, at the end. */
struct find_entry *find_add(struct find_entries *entries, enum find_source source,
                            struct found found);

/* The source's entry of the concept; NULL where there is none. */
struct find_entry *find_entry_of(const struct find_entries *entries, enum find_source source,
                                 uint32_t concept);

#endif
