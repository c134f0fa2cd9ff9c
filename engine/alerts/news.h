/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_NEWS_H
#define ALERTS_NEWS_H

#include <jansson.h>
#include <stdbool.h>

#include "match/many.h"
#include "suited/change.h"
#include "told.h"
#include "wanted.h"

/*
 * What is new for one client. A vacancy BECOMES a match when it is looked at because its own
 * facts changed, or the wishes did, and was none when it was last looked at; or when it moves
 * up, from "ask first" to "fits". The best of those are told, the others pass.
 */
enum news_kind {
    NEWS_NEW,     /* became a match */
    NEWS_BETTER,  /* the client has heard of it, and it fits better now */
    NEWS_WISHES,  /* became a match because the wishes changed */
    NEWS_CLOSED,  /* of interest to the client, and closed */
    NEWS_NO_MORE, /* of interest to the client, and fits no longer */
};

/* "new" …, as it stands in the outbox. */
const char *news_kind_name(enum news_kind kind);

/* What the client decided on a vacancy. */
struct news_decision {
    uint32_t number;
    bool is_dismissed;  /* decided against, and not back */
    bool is_interested; /* still open: interested or further */
    bool is_over;       /* it takes no more applications */
};

struct news_question {
    const struct wanted *wanted;
    const struct told *told;
    const struct many_client *match; /* the hits may be reordered */
    bool is_first;                   /* never told anything: the best of all that match */
    bool is_whole;                   /* all vacancies were looked at, not those that changed */
    uint64_t after;                  /* what changed past this counts as changed */
    const struct suited_change *changes; /* those that were looked at, by number */
    size_t change_count;
    const struct news_decision *decisions; /* by number */
    size_t decision_count;
};

/* What becomes of it: told, passed over for good, or told another night. */
enum news_fate { NEWS_TELL, NEWS_PASS, NEWS_WAIT };

struct news_item {
    enum news_kind kind;
    enum news_fate fate;
    uint32_t number;
    unsigned rank; /* of the group it stands in now */
    bool counts;   /* against the best N */
    struct candidate candidate;
};

struct news {
    struct news_item *items; /* best first */
    size_t count;
    struct ledger_entry *changes; /* of the ledger, by number, but for what is told */
    size_t change_count;
};

/* Find what is new, with its fate. The answer is freed with news_release(). */
void news_find(const struct news_question *question, struct news *out);
void news_release(struct news *news);

/* Bring the fates of the items, which may have been changed, into `changes`. */
void news_settle(struct news *news);

#endif
