/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view.h"

#include <stdlib.h>

static uint64_t indexed(const struct suited_view *view)
{
    return view->reader ? index_reader_change(view->reader) : 0;
}

uint64_t suited_view_behind(struct suited_view *view)
{
    return view->changes > indexed(view) ? view->changes - indexed(view) : 0;
}

enum suited_status suited_view_unindexed(struct suited_view *view, uint32_t **numbers,
                                         size_t *count, struct suited_error *err)
{
    return changed_since(view->txn, indexed(view), view->changes, numbers, count, err);
}

static bool is_open(struct suited_view *view, uint32_t number)
{
    struct suited_row row;
    bool open = false;

    return !blocks_find(view->blocks, number, &row, &open, NULL) && open;
}

/* Of sorted numbers those that are not among the sorted others. */
static size_t without(uint32_t *numbers, size_t count, const uint32_t *others,
                      size_t other_count)
{
    size_t kept = 0, other = 0;

    for (size_t i = 0; i < count; i++) {
        while (other < other_count && others[other] < numbers[i])
            other++;
        if (other == other_count || others[other] != numbers[i])
            numbers[kept++] = numbers[i];
    }
    return kept;
}

/*
 * What the index says of vacancies that have changed since is not to be believed. Where the
 * reader had to move on past this view, every number is looked up in it instead.
 */
static enum suited_status keep_known(struct suited_view *view, uint32_t *numbers, size_t *count,
                                     struct suited_error *err)
{
    uint32_t *stale;
    size_t stale_count, kept = 0;
    enum suited_status status;

    while (*count && numbers[*count - 1] > view->numbers) /* it was moving on just then */
        --*count;
    if (indexed(view) == view->changes)
        return SUITED_OK;
    if (indexed(view) > view->changes) {
        for (size_t i = 0; i < *count; i++)
            if (is_open(view, numbers[i]))
                numbers[kept++] = numbers[i];
        *count = kept;
        return SUITED_OK;
    }
    status = suited_view_unindexed(view, &stale, &stale_count, err);
    if (!status)
        *count = without(numbers, *count, stale, stale_count);
    free(stale);
    return status;
}

enum suited_status suited_view_postings(struct suited_view *view, const char *term,
                                        uint32_t **numbers, size_t *count,
                                        struct suited_error *err)
{
    enum suited_status status;

    *numbers = NULL;
    *count = 0;
    if (!view->reader)
        return SUITED_OK;
    status = index_reader_postings(view->reader, term, numbers, count, err);
    if (!status)
        status = keep_known(view, *numbers, count, err);
    if (status) {
        free(*numbers);
        *numbers = NULL;
        *count = 0;
    }
    return status;
}

enum suited_status suited_view_search(struct suited_view *view, const char *words,
                                      uint32_t *numbers, size_t capacity, size_t *count,
                                      struct suited_error *err)
{
    size_t found, kept = 0;
    enum suited_status status;

    *count = 0;
    if (!view->reader)
        return suited_fail(err, SUITED_NOTFOUND,
                           "cannot search: there is no text index, or a damaged one (run "
                           "'suited reindex')");
    status = index_reader_search(view->reader, words, numbers, capacity, &found, err);
    if (status)
        return status;
    for (size_t i = 0; i < found; i++)
        if (is_open(view, numbers[i]))
            numbers[kept++] = numbers[i];
    *count = kept;
    return SUITED_OK;
}

size_t suited_terms(enum suited_field field, const char *words, char ***out)
{
    return index_terms(field, words, out);
}

void suited_terms_free(char **terms, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(terms[i]);
    free(terms);
}
