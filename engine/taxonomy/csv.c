/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/gunzip.h"
#include "base/strbuf.h"
#include "base/xalloc.h"

struct csv {
    char *path;
    enum csv_kind kind;
    struct gunzip *input;
    size_t line;
    char **names;
    size_t columns;
    struct strbuf row; /* the fields one after another, each NUL-ended */
    size_t *starts;    /* of the fields, in `row` */
    size_t fields, room;
};

/* Where the cutting of a row is. */
struct cut {
    bool is_quoted;  /* inside a quoted field: the row goes on in the next line */
    bool was_quoted; /* the field in hand began with a quote */
};

static void begin_field(struct csv *csv)
{
    if (csv->fields == csv->room) {
        csv->room = csv->room ? csv->room * 2 : 32;
        csv->starts = xresize(csv->starts, csv->room, sizeof(*csv->starts));
    }
    csv->starts[csv->fields++] = csv->row.length;
}

static void end_field(struct csv *csv, struct cut *cut)
{
    strbuf_putc(&csv->row, '\0');
    cut->was_quoted = false;
}

/* One character outside quotes. */
static void take_plain(struct csv *csv, struct cut *cut, char c)
{
    char separator = csv->kind == CSV_TABS ? '\t' : ',';

    if (c == separator) {
        end_field(csv, cut);
        begin_field(csv);
    } else if (c == '"' && csv->kind == CSV_COMMAS && !cut->was_quoted &&
               csv->row.length == csv->starts[csv->fields - 1]) {
        cut->is_quoted = cut->was_quoted = true;
    } else {
        strbuf_putc(&csv->row, c);
    }
}

static void take_line(struct csv *csv, struct cut *cut, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!cut->is_quoted)
            take_plain(csv, cut, text[i]);
        else if (text[i] != '"')
            strbuf_putc(&csv->row, text[i]);
        else if (i + 1 < length && text[i + 1] == '"')
            strbuf_putc(&csv->row, text[i++]);
        else
            cut->is_quoted = false;
    }
}

static size_t without_return(const struct gunzip_line *line)
{
    return line->length && line->text[line->length - 1] == '\r' ? line->length - 1
                                                                : line->length;
}

/* Take the next line into the row that is begun, if it may be its next. */
static enum suited_status add_line(struct csv *csv, struct cut *cut,
                                   const struct gunzip_line *line, struct suited_error *err)
{
    if (!line->text)
        return suited_fail(err, SUITED_INVALID,
                           "'%s' is cut: the quote in line %zu is not closed (fetch the "
                           "file again)",
                           csv->path, csv->line);
    if (!csv->fields) {
        csv->line = line->number;
        begin_field(csv);
    } else {
        strbuf_putc(&csv->row, '\n');
    }
    take_line(csv, cut, line->text, without_return(line));
    if (!line->is_ended && !cut->is_quoted)
        return suited_fail(err, SUITED_INVALID,
                           "'%s' is cut: line %zu has no end (fetch the file again)", csv->path,
                           line->number);
    if (csv->row.length > CSV_ROW_MAX)
        return suited_fail(err, SUITED_LIMIT, "'%s': the row in line %zu is too long",
                           csv->path, csv->line);
    return SUITED_OK;
}

/* Read one row; at the end of the input there are no fields. */
static enum suited_status read_row(struct csv *csv, struct suited_error *err)
{
    struct cut cut = {false, false};
    struct gunzip_line line;
    enum suited_status status;

    strbuf_clear(&csv->row);
    csv->fields = 0;
    do {
        status = gunzip_next(csv->input, &line, err);
        if (!status && !line.text && !cut.is_quoted)
            return SUITED_OK;
        if (!status)
            status = add_line(csv, &cut, &line, err);
        if (status)
            return status;
    } while (cut.is_quoted);
    end_field(csv, &cut);
    return SUITED_OK;
}

static enum suited_status read_names(struct csv *csv, struct suited_error *err)
{
    enum suited_status status = read_row(csv, err);

    if (status)
        return status;
    if (!csv->fields)
        return suited_fail(err, SUITED_INVALID, "'%s' is empty", csv->path);
    csv->names = xcalloc(csv->fields, sizeof(*csv->names));
    csv->columns = csv->fields;
    for (size_t i = 0; i < csv->columns; i++) {
        const char *name = csv_field(csv, i);

        csv->names[i] = xstrdup(!strncmp(name, "\xef\xbb\xbf", 3) ? name + 3 : name);
    }
    return SUITED_OK;
}

enum suited_status csv_open(const char *path, enum csv_kind kind, struct csv **out,
                            struct suited_error *err)
{
    struct csv *csv = xcalloc(1, sizeof(*csv));
    enum suited_status status;

    *out = NULL;
    csv->row = (struct strbuf)STRBUF_INIT;
    csv->path = xstrdup(path);
    csv->kind = kind;
    status = gunzip_open(path, &csv->input, err);
    if (!status)
        status = read_names(csv, err);
    if (status)
        csv_close(csv);
    else
        *out = csv;
    return status;
}

void csv_close(struct csv *csv)
{
    if (!csv)
        return;
    for (size_t i = 0; i < csv->columns; i++)
        free(csv->names[i]);
    free(csv->names);
    free(csv->starts);
    strbuf_release(&csv->row);
    gunzip_close(csv->input);
    free(csv->path);
    free(csv);
}

enum suited_status csv_column(const struct csv *csv, const char *name, size_t *column,
                              struct suited_error *err)
{
    for (*column = 0; *column < csv->columns; ++*column)
        if (!strcmp(csv->names[*column], name))
            return SUITED_OK;
    return suited_fail(err, SUITED_INVALID, "'%s' has no column '%s'", csv->path, name);
}

enum suited_status csv_next(struct csv *csv, bool *is_row, struct suited_error *err)
{
    enum suited_status status = read_row(csv, err);

    *is_row = !status && csv->fields;
    if (!*is_row || csv->fields == csv->columns)
        return status;
    *is_row = false;
    return suited_fail(err, SUITED_INVALID,
                       "'%s', line %zu has %zu fields where the first has %zu (fetch the file "
                       "again)",
                       csv->path, csv->line, csv->fields, csv->columns);
}

const char *csv_field(const struct csv *csv, size_t column)
{
    return csv->row.text + csv->starts[column];
}

size_t csv_line(const struct csv *csv)
{
    return csv->line;
}
