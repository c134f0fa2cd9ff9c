/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_MANY_H
#define MATCH_MANY_H

#include "bundle.h"
#include "kernels.h"
#include "order.h"
#include "suited/change.h"
#include "suited/corpus.h"
#include "suited/profile.h"
#include "weigh.h"

/*
 * One pass for many clients over the vacancies that changed: which of them suit whom, and how
 * well. A vacancy's group and its sums are just what a shortlist gives it. Groups hang on
 * nothing but the vacancy's facts and the wishes, never on a prior or on other vacancies.
 *
 *     status = many_begin(&many, view, taxonomy, changes, count, &err);
 *     if (!status)
 *         status = many_match(&many, view, clients, client_count, today, &err);
 *     …
 *     many_end(&many);
 *
 * What is begun may serve for other views that are of the same moment: whose last change has
 * the same number.
 */
struct many_block {
    size_t block;      /* of the bundle, or of the store where there is none */
    uint64_t latest;   /* the highest of `changes` */
    struct plane rows; /* those that changed */
    uint64_t *changes; /* of such a row, its latest */
};

struct many {
    struct many_block *blocks; /* those where something changed */
    size_t count;
    uint64_t changes; /* the number of the view's last one */
    bool is_bundled;  /* copies are swept: of a whole market there are none */
    struct bundle bundle;
};

struct many_hit {
    uint32_t number;
    uint64_t change; /* its latest */
    enum group group;
    struct candidate candidate;
};

struct many_client {
    const struct suited_profile *profile;
    uint64_t after;      /* only vacancies that changed past this one */
    bool wanted[GROUPS]; /* which groups are gathered */

    struct many_hit *hits; /* in no order; freed with many_client_release() */
    size_t count, room;
    int32_t most_important; /* what the important tier can come to at most */
};

/* `changes` by number, as suited_view_changed() gives them; only live vacancies stay. */
enum suited_status many_begin(struct many *many, struct suited_view *view,
                              const struct suited_taxonomy *taxonomy,
                              const struct suited_change *changes, size_t count,
                              struct suited_error *err);
void many_end(struct many *many);

enum suited_status many_match(const struct many *many, struct suited_view *view,
                              struct many_client *clients, size_t count, int32_t today,
                              struct suited_error *err);
void many_client_release(struct many_client *client);

#endif
