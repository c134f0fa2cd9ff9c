/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pool.h"

#include <stdlib.h>

/* What was indexed by then is indexed still, but for a view whose index broke. */
static bool serves(const struct pool *pool, struct suited_view *view, uint64_t after)
{
    uint64_t moment = suited_view_changes(view);

    return pool->is_filled && pool->moment == moment && pool->after <= after &&
           pool->upto <= moment - suited_view_behind(view);
}

enum suited_status pool_fill(struct pool *pool, struct suited_view *view,
                             const struct suited_taxonomy *taxonomy, uint64_t after,
                             struct suited_error *err)
{
    enum suited_status status;

    if (serves(pool, view, after))
        return SUITED_OK;
    pool_release(pool);
    pool->after = after;
    pool->moment = suited_view_changes(view);
    status = suited_view_changed(view, after, &pool->changes, &pool->count, &pool->upto, err);
    if (!status)
        status = many_begin(&pool->many, view, taxonomy, pool->changes, pool->count, err);
    pool->is_filled = !status;
    return status;
}

void pool_release(struct pool *pool)
{
    many_end(&pool->many);
    free(pool->changes);
    *pool = (struct pool){0};
}
