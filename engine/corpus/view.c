/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "columns.h"
#include "store/changes.h"
#include "store/links.h"
#include "store/merge.h"
#include "store/tallies.h"
#include "store/vacancies.h"

/*
 * The index is opened before the store, so that it is never ahead of it: writers commit
 * the store first. Without a usable index the words of every vacancy are unknown.
 */
static enum suited_status read_state(struct suited_view *view, struct suited_error *err)
{
    enum suited_status status = blocks_open(view->txn, &view->blocks, err);

    if (!status)
        status = changes_last(view->txn, &view->changes, err);
    if (!status)
        status = blocks_last_number(view->txn, &view->numbers, err);
    if (view->reader && index_reader_change(view->reader) > view->changes) {
        index_reader_close(view->reader);
        view->reader = NULL;
    }
    return status;
}

enum suited_status suited_view_open(struct suited_corpus *corpus, enum suited_mode mode,
                                    struct suited_view **out, struct suited_error *err)
{
    struct suited_view *view;
    enum suited_status status;

    *out = NULL;
    if (mode == SUITED_WRITE && corpus->mode == SUITED_READ)
        return suited_fail(err, SUITED_IO,
                           "cannot write to the vacancies: they were opened for reading");
    view = xcalloc(1, sizeof(*view));
    view->corpus = corpus;
    view->mode = mode;
    index_reader_open(corpus->index_dir, &view->reader, NULL);
    status = txn_begin(corpus->store, mode, &view->txn, err);
    if (!status)
        status = read_state(view, err);
    if (status)
        suited_view_close(view);
    else
        *out = view;
    return status;
}

void suited_view_close(struct suited_view *view)
{
    if (!view)
        return;
    blocks_close(view->blocks);
    txn_abort(view->txn);
    index_reader_close(view->reader);
    free(view);
}

static enum suited_status commit(struct suited_view *view, struct suited_error *err)
{
    struct txn *txn = view->txn;
    enum suited_status status;

    if (view->is_broken)
        return suited_fail(err, SUITED_IO,
                           "cannot keep the changes to the vacancies: one of them failed half "
                           "way (nothing was changed; run it again)");
    status = merge_tail(view->blocks, err);
    if (!status)
        status = blocks_write(view->blocks, err);
    if (status)
        return status;
    view->txn = NULL;
    return txn_commit(txn, err);
}

enum suited_status suited_view_keep(struct suited_view *view, struct suited_error *err)
{
    enum suited_status status = view->mode == SUITED_WRITE ? commit(view, err) : SUITED_OK;

    suited_view_close(view);
    return status;
}

enum suited_status suited_view_commit(struct suited_view *view, struct suited_error *err)
{
    struct suited_corpus *corpus = view->corpus;
    bool has_written = view->mode == SUITED_WRITE;
    struct suited_error why;
    enum suited_status status = suited_view_keep(view, err);

    if (status || !has_written)
        return status;
    status = follow_store(corpus, NULL, NULL, &why);
    return status ? suited_fail(err, status,
                                "the vacancies are stored, but not in the text index: %.400s",
                                why.text)
                  : SUITED_OK;
}

bool suited_view_is_awaited(const struct suited_view *view)
{
    return view->mode == SUITED_WRITE && txn_is_awaited(view->txn);
}

size_t suited_view_blocks(struct suited_view *view)
{
    return blocks_count(view->blocks);
}

enum suited_status suited_view_block(struct suited_view *view, size_t which,
                                     const struct suited_block **out, struct suited_error *err)
{
    return blocks_get(view->blocks, which, out, err);
}

size_t suited_block_rows(const struct suited_block *block)
{
    return blocks_rows(block);
}

bool suited_block_row(const struct suited_block *block, size_t i, struct suited_row *out)
{
    return blocks_row(block, i, out);
}

enum suited_status suited_view_row(struct suited_view *view, uint32_t number,
                                   struct suited_row *out, struct suited_error *err)
{
    bool is_open;

    return blocks_find(view->blocks, number, out, &is_open, err);
}

enum suited_status suited_view_record(struct suited_view *view, uint32_t number, json_t **out,
                                      struct suited_error *err)
{
    return vacancies_get(view->txn, number, out, err);
}

enum suited_status suited_view_brief(struct suited_view *view, uint32_t number, json_t **out,
                                     struct suited_error *err)
{
    return vacancies_get_brief(view->txn, number, out, err);
}

/* Whether the record has the link, and whether it is open. */
static enum suited_status look_for_link(struct suited_view *view, uint32_t number,
                                        const char *url, bool *has_it, bool *is_open,
                                        struct suited_error *err)
{
    struct suited_row row;
    json_t *record;
    enum suited_status status = vacancies_get(view->txn, number, &record, err);

    if (status)
        return status;
    *has_it = json_list_has(json_object_get(record, "links"), url);
    json_decref(record);
    return blocks_find(view->blocks, number, &row, is_open, err);
}

/* Of several an open one is meant, else the latest. */
enum suited_status suited_view_by_link(struct suited_view *view, const char *url,
                                       uint32_t *number, struct suited_error *err)
{
    uint32_t *candidates, best = 0;
    size_t count;
    bool has_it, is_open = false;
    enum suited_status status = links_find(view->txn, url, &candidates, &count, err);

    *number = 0;
    while (!status && count-- && !(best && is_open)) {
        bool this_open = false;

        status = look_for_link(view, candidates[count], url, &has_it, &this_open, err);
        if (!status && has_it && (!best || this_open)) {
            best = candidates[count];
            is_open = this_open;
        }
    }
    free(candidates);
    if (status)
        return status;
    if (!best)
        return suited_fail(err, SUITED_NOTFOUND, "there is no vacancy with the link '%s'", url);
    *number = best;
    return SUITED_OK;
}

uint64_t suited_view_changes(struct suited_view *view)
{
    return view->changes;
}

uint32_t suited_view_numbers(struct suited_view *view)
{
    return view->numbers;
}

enum suited_status suited_view_tally(struct suited_view *view, uint16_t code,
                                     struct suited_tally tally[SUITED_CONDITIONS_MAX],
                                     struct suited_error *err)
{
    return tallies_get(view->txn, code, tally, err);
}

const struct block_data *block_columns(const struct suited_block *block, const uint64_t **dead)
{
    return blocks_columns(block, dead);
}

uint64_t block_place_key(const struct suited_row *row)
{
    return merge_key(row);
}
