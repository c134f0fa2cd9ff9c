/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_SUBJECT_H
#define ALERTS_SUBJECT_H

#include "casework/watch.h"
#include "news.h"
#include "suited/alerts.h"

/* One client with alerts on, as a run looks at them. Start from {.id, .adviser}. */
struct subject {
    const char *id, *adviser; /* borrowed; the adviser may be "" */
    unsigned version, events; /* the last ones there were when it was read */
    struct watch watch;
    bool is_first;    /* never told anything */
    bool is_settled;  /* nothing can be new: no vacancy changed, nor anything of theirs */
    bool has_waiting; /* something waits for its turn */
    json_t *profile_json;
    struct suited_profile *profile;
    struct wanted wanted;
    struct told told;
    struct news_decision *decisions;
    size_t decision_count;
    struct many_client match;
    struct news news;
};

/*
 * Read what is kept of the client. `*is_on` is false where alerts are off, and nothing more
 * is read; nor is it of one who is settled. A profile that cannot be used any more is
 * SUITED_INVALID.
 */
enum suited_status subject_read(const struct suited_alerts *alerts, struct suited_view *view,
                                struct subject *subject, bool *is_on, struct suited_error *err);
void subject_release(struct subject *subject);

/* Whether all vacancies have to be looked at for them, not only those that changed. */
bool subject_is_whole(const struct subject *subject);

/*
 * Write what was told and what stands now, settled up to change `upto`. `*done` is false, and
 * nothing is written, where another run or somebody at a desk was faster.
 */
enum suited_status subject_write(struct txn *txn, const struct subject *subject, uint64_t upto,
                                 int32_t today, bool *done, struct suited_error *err);

#endif
