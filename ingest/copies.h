/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_COPIES_H
#define INGEST_COPIES_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "held.h"
#include "suited/corpus.h"

/*
 * One job, one line: which vacancy an advert is a copy of. In any feed, one whose title,
 * text, employer and places are the same word for word (an open one, or one that closed
 * at most COPIES_REPOST_DAYS ago: a re-post). In another feed, an open one of the same
 * employer and place with a title alike and nine in ten five-word runs shared, unless it
 * stands in the advert's own feed already: there only word for word makes a copy.
 */
#define COPIES_REPOST_DAYS 60

struct copy_sought {
    const json_t *record;
    const char *feed; /* the advert's */
    uint32_t known;   /* the vacancy it was part of, 0 none */
    int32_t today;
    const struct held *held; /* what the view does not show yet */
};

struct copy_found {
    uint32_t number; /* 0: it is a copy of none */
    bool is_exact;
};

enum suited_status copies_find(struct suited_view *view, const struct copy_sought *sought,
                               struct copy_found *found, struct suited_error *err);

/* Make vacancy `number` findable by its record, or no longer. */
enum suited_status copies_add(struct suited_view *view, const json_t *record, const char *feed,
                              uint32_t number, struct suited_error *err);
enum suited_status copies_remove(struct suited_view *view, const json_t *record,
                                 const char *feed, uint32_t number, struct suited_error *err);

/* Whether nine in ten of the five-word runs of the longer text stand in the other too. */
bool texts_are_near(const char *a, const char *b);

#endif
