/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_MEMO_H
#define MATCH_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What became of a wish for vacancies that are alike in all that it looks at. A grade is a
 * pure function of a few figures of the row, and a market repeats few of them: the same
 * hours, the same scale of pay, the same town. So a pass reckons each once and looks the
 * rest up. A place that another key needs is simply taken over.
 */
struct memo_key {
    uint64_t a, b; /* all that the grade depends on */
};

struct memo_entry {
    struct memo_key key;
    uint8_t sure, possible;
    bool is_beyond; /* a broken must, and past talking about */
    bool is_filled;
};

#define MEMO_ENTRIES 4096 /* 96 KB: those of a dozen wishes stay in the second-level cache */

struct memo {
    struct memo_entry *entries; /* NULL until the first use */
};

void memo_release(struct memo *memo);

/* The place of a key; it holds the key's answer if memo_has() says so. */
struct memo_entry *memo_place(struct memo *memo, struct memo_key key);

static inline bool memo_has(const struct memo_entry *entry, struct memo_key key)
{
    return entry->is_filled && entry->key.a == key.a && entry->key.b == key.b;
}

#endif
