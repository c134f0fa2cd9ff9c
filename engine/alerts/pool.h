/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ALERTS_POOL_H
#define ALERTS_POOL_H

#include <stdbool.h>

#include "match/many.h"

/*
 * The vacancies that changed past some change, ready to be looked at for many clients. It is
 * kept from one view to the next for as long as nothing changed between them. Start from {0}.
 */
struct pool {
    bool is_filled;
    uint64_t after, moment; /* past which change; the view's last one */
    uint64_t upto;          /* up to which change it is whole */
    struct suited_change *changes;
    size_t count;
    struct many many;
};

/* Make the pool hold all that changed past `after`, and perhaps more, as of the view. */
enum suited_status pool_fill(struct pool *pool, struct suited_view *view,
                             const struct suited_taxonomy *taxonomy, uint64_t after,
                             struct suited_error *err);
void pool_release(struct pool *pool);

#endif
