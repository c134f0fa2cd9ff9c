/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/xalloc.h"
#include "store/changes.h"
#include "view.h"

/* By vacancy, the latest change of each first. */
static int by_number(const void *a, const void *b)
{
    const struct suited_change *x = a, *y = b;

    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->change > y->change ? -1 : x->change < y->change;
}

static size_t keep_latest(struct suited_change *changes, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(changes, count, sizeof(*changes), by_number);
    for (size_t i = 0; i < count; i++)
        if (!kept || changes[kept - 1].number != changes[i].number)
            changes[kept++] = changes[i];
    return kept;
}

/* The vacancies of the changes past `after`, each with its latest one up to `last`. */
static enum suited_status latest_since(struct txn *txn, uint64_t after, uint64_t last,
                                       struct suited_change **out, size_t *count,
                                       struct suited_error *err)
{
    size_t room = last > after ? (size_t)(last - after) : 0;
    enum suited_status status;

    *count = 0;
    *out = xcalloc(room + 1, sizeof(**out));
    status = changes_since(txn, after, room, *out, count, err);
    if (status) {
        free(*out);
        *out = NULL;
        *count = 0;
        return status;
    }
    *count = keep_latest(*out, *count);
    return SUITED_OK;
}

enum suited_status changed_since(struct txn *txn, uint64_t after, uint64_t last,
                                 uint32_t **numbers, size_t *count, struct suited_error *err)
{
    struct suited_change *changes;
    enum suited_status status = latest_since(txn, after, last, &changes, count, err);

    *numbers = xresize(NULL, *count, sizeof(**numbers));
    for (size_t i = 0; i < *count; i++)
        (*numbers)[i] = changes[i].number;
    free(changes);
    return status;
}

enum suited_status suited_view_changed(struct suited_view *view, uint64_t after,
                                       struct suited_change **out, size_t *count,
                                       uint64_t *upto, struct suited_error *err)
{
    size_t kept = 0;
    enum suited_status status = latest_since(view->txn, after, view->changes, out, count, err);

    *upto = view->changes - suited_view_behind(view);
    for (size_t i = 0; i < *count; i++)
        if ((*out)[i].change <= *upto)
            (*out)[kept++] = (*out)[i];
    *count = kept;
    return status;
}
