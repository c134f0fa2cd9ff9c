/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "casework/rows.h"
#include "casework/watch.h"

static int by_adviser(const void *a, const void *b)
{
    const struct roster_entry *x = a, *y = b;
    int order = strcmp(x->adviser, y->adviser);

    return order ? order : strcmp(x->id, y->id);
}

static int by_mark(const void *a, const void *b)
{
    const struct roster_entry *x = a, *y = b;

    return (x->mark > y->mark) - (x->mark < y->mark);
}

static void take_lines(const json_t *lines, struct roster *out)
{
    const json_t *line;
    size_t i;

    out->entries = xcalloc(json_array_size(lines) + 1, sizeof(*out->entries));
    json_array_foreach(lines, i, line) {
        const char *id = json_text_of(line, "id"), *alias = json_text_of(line, "alias");

        out->entries[out->count++] =
            (struct roster_entry){.id = xstrdup(id),
                                  .adviser = xstrdup(json_text_of(line, "adviser")),
                                  .alias = xstrdup(*alias ? alias : id)};
    }
}

static enum suited_status read_marks(struct txn *txn, struct roster *out,
                                     struct suited_error *err)
{
    for (size_t i = 0; i < out->count; i++) {
        struct watch watch;
        enum suited_status status = watch_get(txn, out->entries[i].id, &watch, err);

        if (status && status != SUITED_NOTFOUND)
            return status;
        out->entries[i].mark = status ? 0 : watch.mark;
    }
    return SUITED_OK;
}

static enum suited_status read_all(struct suited_store *store, bool with_marks,
                                   struct roster *out, struct suited_error *err)
{
    struct txn *txn;
    json_t *lines = NULL;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    *out = (struct roster){0};
    if (status)
        return status;
    status = rows_lines(txn, &lines, err);
    if (!status)
        take_lines(lines, out);
    json_decref(lines);
    if (!status && with_marks)
        status = read_marks(txn, out, err);
    txn_abort(txn);
    if (out->count)
        qsort(out->entries, out->count, sizeof(*out->entries),
              with_marks ? by_mark : by_adviser);
    return status;
}

enum suited_status roster_read(struct suited_store *store, struct roster *out,
                               struct suited_error *err)
{
    return read_all(store, false, out, err);
}

enum suited_status roster_read_marks(struct suited_store *store, struct roster *out,
                                     struct suited_error *err)
{
    return read_all(store, true, out, err);
}

const struct roster_entry *roster_find(const struct roster *roster, uint64_t mark)
{
    const struct roster_entry sought = {.mark = mark};

    if (!roster->count || !mark)
        return NULL;
    return bsearch(&sought, roster->entries, roster->count, sizeof(sought), by_mark);
}

void roster_release(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++) {
        free(roster->entries[i].id);
        free(roster->entries[i].adviser);
        free(roster->entries[i].alias);
    }
    free(roster->entries);
    *roster = (struct roster){0};
}
