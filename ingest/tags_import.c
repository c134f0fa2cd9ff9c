/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "suited/day.h"
#include "suited/ingest.h"
#include "tags.h"
#include "taxonomy/csv.h"

/* One file on its way in. Nothing is committed while there is a fault. */
struct import {
    struct suited_view *view;
    const struct suited_taxonomy *taxonomy;
    const char *path;
    int32_t today;
    size_t taken;
    json_t *faults;
};

/* A row that cannot be taken is named, and the next is looked at; what is not its fault ends
 * it. */
static enum suited_status refuse(struct import *import, const char *where, size_t number,
                                 enum suited_status status, struct suited_error *err)
{
    if (status != SUITED_INVALID && status != SUITED_NOTFOUND && status != SUITED_LIMIT)
        return status;
    json_array_append_new(import->faults, json_sprintf("%s %zu: %s", where, number, err->text));
    return SUITED_OK;
}

static enum suited_status check_keys(const json_t *row, struct suited_error *err)
{
    static const char *const known[] = {"vacancy", "says", "by", "author", "words", "until"};
    const size_t count = sizeof(known) / sizeof(*known);
    const char *key;
    json_t *value;

    if (!json_is_object(row) || !json_is_object(json_object_get(row, "says")))
        return suited_fail(err, SUITED_INVALID,
                           "it is no {\"vacancy\": …, \"says\": {\"condition\": \"yes\"}}");
    json_object_foreach((json_t *)row, key, value) {
        size_t i = 0;

        while (i < count && strcmp(known[i], key) != 0)
            i++;
        if (i == count)
            return suited_fail(err, SUITED_INVALID, "'%.40s' is not understood", key);
    }
    return SUITED_OK;
}

/* The vacancy of a row: its number, or a link of it. */
static enum suited_status find(const struct import *import, const json_t *vacancy,
                               uint32_t *number, struct suited_error *err)
{
    const char *text = json_is_string(vacancy) ? json_string_value(vacancy) : "";
    json_int_t value = json_integer_value(vacancy);
    enum suited_status status;

    if (*text && strspn(text, "0123456789") == strlen(text))
        value = strtoll(text, NULL, 10);
    *number = (uint32_t)value;
    if (value > 0 && value <= UINT32_MAX)
        return SUITED_OK;
    status = *text ? suited_view_by_link(import->view, text, number, NULL) : SUITED_NOTFOUND;
    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status,
                           "there is no vacancy '%.200s' (give its number, or its link as it "
                           "was published)",
                           text);
    return status;
}

static const char *text_or(const json_t *row, const char *key, const char *otherwise)
{
    const char *text = json_text_of(row, key);

    return *text ? text : otherwise;
}

static enum suited_status read_row(const struct import *import, const json_t *row,
                                   struct suited_tag *tag, struct suited_error *err)
{
    const char *until = json_text_of(row, "until");
    enum suited_status status = check_keys(row, err);

    if (status)
        return status;
    *tag = (struct suited_tag){.says = json_object_get(row, "says"),
                               .by = text_or(row, "by", "employer"),
                               .author = text_or(row, "author", NULL),
                               .words = text_or(row, "words", NULL),
                               .day = import->today};
    if (*until && !suited_day_parse(until, &tag->until))
        return suited_fail(err, SUITED_INVALID, "'%.40s' is no day (write 2027-02-28)", until);
    return find(import, json_object_get(row, "vacancy"), &tag->number, err);
}

static enum suited_status take(struct import *import, const char *where, size_t number,
                               const json_t *row, struct suited_error *err)
{
    struct suited_tag tag;
    enum suited_status status = read_row(import, row, &tag, err);

    if (!status)
        status = tags_say(import->view, import->taxonomy, &tag, err);
    import->taken += !status;
    return status ? refuse(import, where, number, status, err) : SUITED_OK;
}

/* ---- JSON ---- */

static enum suited_status take_json(struct import *import, struct suited_error *err)
{
    json_t *rows, *row;
    size_t i;
    enum suited_status status = json_read_file(import->path, &rows, err);

    if (status)
        return status;
    if (!json_is_array(rows))
        status = suited_fail(err, SUITED_INVALID,
                             "cannot import '%.150s': it is no list of tags", import->path);
    json_array_foreach(rows, i, row)
        if (!status)
            status = take(import, "item", i + 1, row, err);
    json_decref(rows);
    return status;
}

/* ---- CSV ---- */

enum { VACANCY, CONDITION, VALUE, BY, AUTHOR, WORDS, UNTIL, COLUMNS };

static const char *const column_names[COLUMNS] = {"vacancy", "condition", "value", "by",
                                                  "author",  "words",     "until"};

/* The columns that are there; the first three must be. One that is not is SIZE_MAX. */
static enum suited_status find_columns(const struct csv *csv, size_t columns[COLUMNS],
                                       struct suited_error *err)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        bool must = i <= VALUE;
        enum suited_status status =
            csv_column(csv, column_names[i], &columns[i], must ? err : NULL);

        if (status && must)
            return status;
        if (status)
            columns[i] = SIZE_MAX;
    }
    return SUITED_OK;
}

static json_t *row_of_csv(const struct csv *csv, const size_t columns[COLUMNS])
{
    json_t *row = json_object(), *says = json_object();

    json_object_set_new(says, csv_field(csv, columns[CONDITION]),
                        json_string(csv_field(csv, columns[VALUE])));
    json_object_set_new(row, "says", says);
    for (size_t i = 0; i < COLUMNS; i++)
        if (i != CONDITION && i != VALUE && columns[i] != SIZE_MAX)
            json_object_set_new(row, column_names[i], json_string(csv_field(csv, columns[i])));
    return row;
}

static enum suited_status refuse_cut(struct import *import, size_t line,
                                     enum suited_status status, struct suited_error *err)
{
    if (status == SUITED_INVALID)
        suited_fail(err, status,
                    "it is cut, or has not as many fields as the first line (a comma or a "
                    "quote is missing or stray)");
    return refuse(import, "line", line, status, err);
}

/* A row of the wrong width is named like any other; a file that is cut ends there. */
static enum suited_status take_rows(struct import *import, struct csv *csv,
                                    struct suited_error *err)
{
    size_t columns[COLUMNS], before = 0;
    bool is_row = true;
    enum suited_status status = find_columns(csv, columns, err);

    while (!status && is_row) {
        json_t *row = NULL;

        status = csv_next(csv, &is_row, err);
        if (status && csv_line(csv) > before) {
            status = refuse_cut(import, csv_line(csv), status, err);
            is_row = true;
        } else if (!status && is_row) {
            row = row_of_csv(csv, columns);
            status = take(import, "line", csv_line(csv), row, err);
        }
        before = csv_line(csv);
        json_decref(row);
    }
    return status;
}

static enum suited_status take_csv(struct import *import, struct suited_error *err)
{
    struct csv *csv;
    enum suited_status status = csv_open(import->path, CSV_COMMAS, &csv, err);

    if (!status)
        status = take_rows(import, csv, err);
    csv_close(csv);
    return status;
}

static bool is_json(const char *path)
{
    const char *end = strrchr(path, '.');

    return end && !strcmp(end, ".json");
}

/* ---- the file ---- */

static enum suited_status finish(const struct import *import, struct suited_error *err)
{
    size_t faults = json_array_size(import->faults);

    if (!faults)
        return suited_view_commit(import->view, err);
    suited_view_close(import->view);
    return suited_fail(err, SUITED_INVALID,
                       "nothing of '%.150s' was taken: %zu of its lines cannot be (mend them, "
                       "and import it again)",
                       import->path, faults);
}

enum suited_status suited_tags_import(struct suited_corpus *corpus,
                                      const struct suited_taxonomy *taxonomy, const char *path,
                                      int32_t today, struct suited_tags_report *report,
                                      struct suited_error *err)
{
    struct import import = {
        .taxonomy = taxonomy, .path = path, .today = today, .faults = json_array()};
    enum suited_status status = suited_view_open(corpus, SUITED_WRITE, &import.view, err);

    *report = (struct suited_tags_report){.faults = import.faults};
    if (status)
        return status;
    status = is_json(path) ? take_json(&import, err) : take_csv(&import, err);
    if (status) {
        suited_view_close(import.view);
        return status;
    }
    status = finish(&import, err);
    if (!status)
        report->taken = import.taken;
    return status;
}
