/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view.h"

#include <string.h>

#include "base/json.h"
#include "store/changes.h"
#include "store/links.h"
#include "store/tallies.h"
#include "store/vacancies.h"
#include "suited/day.h"

static enum suited_status check_row(const struct suited_row *row, struct suited_error *err)
{
    if ((row->yes & row->no) | (row->yes & row->agree) | (row->no & row->agree))
        return suited_fail(err, SUITED_INVALID,
                           "a vacancy cannot be stored: a condition has two values in its row");
    if (row->place_count > SUITED_PLACES_MAX || row->country_count > SUITED_COUNTRIES_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "a vacancy cannot be stored: it has %u places and %u countries, and "
                           "may have %d and %d",
                           row->place_count, row->country_count, SUITED_PLACES_MAX,
                           SUITED_COUNTRIES_MAX);
    return SUITED_OK;
}

/* The record as it is stored: a put vacancy is open, whatever it was. */
static json_t *opened(const json_t *record)
{
    json_t *copy = json_copy((json_t *)record);

    json_object_set_new(copy, "status", json_string("open"));
    json_object_del(copy, "closed");
    return copy;
}

typedef enum suited_status change_link(struct txn *txn, const char *url, uint32_t number,
                                       struct suited_error *err);

static enum suited_status each_link(struct txn *txn, const json_t *record, uint32_t number,
                                    change_link *change, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    size_t i;
    json_t *link;

    json_array_foreach(json_object_get(record, "links"), i, link)
        if (!status && json_is_string(link))
            status = change(txn, json_string_value(link), number, err);
    return status;
}

static enum suited_status log_change(struct suited_view *view, uint32_t number,
                                     struct suited_error *err)
{
    enum suited_status status = changes_add(view->txn, view->changes + 1, number, err);

    if (!status)
        view->changes++;
    return status;
}

/* Take the row out of what is counted and shown. */
static enum suited_status retire(struct suited_view *view, const struct suited_row *row,
                                 struct suited_error *err)
{
    enum suited_status status = tallies_remove(view->txn, row, err);

    return status ? status : blocks_kill(view->blocks, row->number, err);
}

/* A damaged record is replaced all the same: its old links then only lead astray, to this one.
 */
static enum suited_status forget_links(struct suited_view *view, uint32_t number,
                                       struct suited_error *err)
{
    json_t *old;
    enum suited_status status = vacancies_get(view->txn, number, &old, err);

    if (status)
        return status == SUITED_IO ? SUITED_OK : status;
    status = each_link(view->txn, old, number, links_delete, err);
    json_decref(old);
    return status;
}

static enum suited_status replace(struct suited_view *view, uint32_t number,
                                  struct suited_error *err)
{
    struct suited_row old;
    bool is_open;
    enum suited_status status = blocks_find(view->blocks, number, &old, &is_open, err);

    if (!status && is_open)
        status = retire(view, &old, err);
    return status ? status : forget_links(view, number, err);
}

static enum suited_status write_all(struct suited_view *view, const struct suited_row *row,
                                    const json_t *record, const struct strbuf *text,
                                    struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    if (row->number > view->numbers)
        view->numbers = row->number;
    else
        status = replace(view, row->number, err);
    if (!status)
        status = vacancies_put(view->txn, row->number, text, err);
    if (!status)
        status = blocks_add(view->blocks, row, err);
    if (!status)
        status = tallies_add(view->txn, row, err);
    if (!status)
        status = each_link(view->txn, record, row->number, links_put, err);
    if (!status)
        status = log_change(view, row->number, err);
    view->is_broken |= status != SUITED_OK;
    return status;
}

static enum suited_status check_writing(const struct suited_view *view,
                                        struct suited_error *err)
{
    if (view->mode == SUITED_WRITE)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO,
                       "cannot write to the vacancies: the view is for reading");
}

enum suited_status suited_view_put(struct suited_view *view, struct suited_vacancy *vacancy,
                                   struct suited_error *err)
{
    struct suited_row row = vacancy->row;
    struct strbuf text = STRBUF_INIT;
    enum suited_status status = check_writing(view, err);
    json_t *record;

    if (!status)
        status = check_row(&row, err);
    if (status)
        return status;
    if (row.number > view->numbers)
        return suited_fail(err, SUITED_NOTFOUND, "there is no vacancy %u to replace",
                           (unsigned)row.number);
    if (!row.number)
        row.number = view->numbers + 1;
    record = opened(vacancy->record);
    status = vacancy_text(record, &text, err);
    if (!status)
        status = write_all(view, &row, record, &text, err);
    if (!status)
        vacancy->row.number = row.number;
    strbuf_release(&text);
    json_decref(record);
    return status;
}

static enum suited_status write_closed(struct suited_view *view, uint32_t number, int32_t day,
                                       const char *reason, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT;
    char date[SUITED_DAY_TEXT];
    json_t *record;
    enum suited_status status = vacancies_get(view->txn, number, &record, err);

    if (status)
        return status;
    suited_day_format(day, date);
    json_object_set_new(record, "status", json_string("closed"));
    json_object_set_new(record, "closed",
                        json_pack("{s:s, s:s}", "day", date, "reason", reason));
    status = vacancy_text(record, &text, err);
    if (!status)
        status = vacancies_put(view->txn, number, &text, err);
    strbuf_release(&text);
    json_decref(record);
    return status;
}

enum suited_status suited_view_shut(struct suited_view *view, uint32_t number, int32_t day,
                                    const char *reason, struct suited_error *err)
{
    struct suited_row row;
    bool is_open = false;
    enum suited_status status = check_writing(view, err);

    if (!status)
        status = blocks_find(view->blocks, number, &row, &is_open, err);
    if (status || !is_open)
        return status; /* what is closed stays closed as it was */
    status = write_closed(view, number, day, reason, err);
    if (!status)
        status = retire(view, &row, err);
    if (!status)
        status = log_change(view, number, err);
    view->is_broken |= status == SUITED_IO || status == SUITED_LIMIT;
    return status;
}
