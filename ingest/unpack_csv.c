/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_kind.h"

/*
 * RFC 4180, streaming. The header row is held until its end to find the separator; rows
 * after it go through a small machine that keeps the cells one after another in `row`.
 */
#define COLUMNS_MAX 4096

enum state { AT_CELL, IN_CELL, IN_QUOTES, AFTER_QUOTE };

struct csv {
    struct outlet *outlet;
    bool has_begun, has_header;
    char separator;
    json_t *names; /* of the columns */
    struct strbuf header;
    bool header_in_quotes;

    enum state state;
    struct strbuf row; /* the cells, each ended by NUL */
    size_t cells, number;
    bool is_too_long, has_return; /* a CR that may belong to the row's end */
};

static void keep(struct csv *self, char c)
{
    if (self->row.length >= UNPACK_RECORD_MAX)
        self->is_too_long = true;
    else
        strbuf_putc(&self->row, c);
}

static void end_cell(struct csv *self)
{
    keep(self, '\0');
    self->cells++;
    self->state = AT_CELL;
}

/* ---- whole rows ---- */

/* "location" twice becomes "location" and "location_2"; a column without a name "column_3". */
static void add_name(json_t *names, const char *cell)
{
    struct strbuf name = STRBUF_INIT;
    size_t number = json_array_size(names) + 1, times = 1;
    json_t *other;
    size_t i;

    cell += strspn(cell, " \t");
    strbuf_puts(&name, cell);
    while (name.length > 0 && strchr(" \t", name.text[name.length - 1]))
        strbuf_cut(&name, name.length - 1);
    if (name.length == 0)
        strbuf_printf(&name, "column_%zu", number);
    json_array_foreach(names, i, other)
        times += !strcmp(json_string_value(other), name.text);
    if (times > 1)
        strbuf_printf(&name, "_%zu", times);
    json_array_append_new(names, json_string(name.text));
    strbuf_release(&name);
}

static json_t *make_record(const struct csv *self)
{
    json_t *record = json_object();
    const char *cell = self->row.text;

    for (size_t i = 0; i < json_array_size(self->names); i++) {
        if (*cell)
            json_object_set_new(record, json_string_value(json_array_get(self->names, i)),
                                json_string(cell));
        cell += strlen(cell) + 1;
    }
    return record;
}

/* Cells beyond the columns are let pass where nothing is in them: a comma too many. */
static bool has_stray_cells(const struct csv *self)
{
    const char *cell = self->row.text;

    for (size_t i = 0; i < self->cells; i++) {
        if (i >= json_array_size(self->names) && *cell)
            return true;
        cell += strlen(cell) + 1;
    }
    return false;
}

static void refuse_row(struct csv *self)
{
    size_t columns = json_array_size(self->names);
    struct refusal refusal = {"row", self->number, self->row.text, self->row.length};

    for (size_t i = 0; i < self->row.length; i++)
        if (self->row.text[i] == '\0')
            self->row.text[i] = self->separator;
    if (self->is_too_long)
        outlet_reject(self->outlet, &refusal, "it is larger than %zu MiB",
                      UNPACK_RECORD_MAX >> 20);
    else
        outlet_reject(self->outlet, &refusal,
                      "it has %zu cells where the header has %zu (a quote or separator is "
                      "missing or stray)",
                      self->cells, columns);
}

static bool is_blank(const struct csv *self)
{
    return self->cells == 1 && self->row.length == 1;
}

static enum suited_status end_row(struct csv *self, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    end_cell(self);
    self->number++;
    if (self->is_too_long || (!is_blank(self) && (self->cells < json_array_size(self->names) ||
                                                  has_stray_cells(self))))
        refuse_row(self);
    else if (!is_blank(self))
        status = outlet_record(self->outlet, make_record(self), err);
    strbuf_clear(&self->row);
    self->cells = 0;
    self->is_too_long = false;
    return status;
}

/* ---- one byte ---- */

static enum suited_status push_outside(struct csv *self, char c, struct suited_error *err)
{
    if (self->has_return && c != '\n') /* a return within a cell, or before a lone CR's row */
        keep(self, '\r');
    self->has_return = c == '\r';
    if (c == '\n')
        return end_row(self, err);
    if (c == '\r')
        return SUITED_OK;
    if (c == self->separator) {
        end_cell(self);
    } else if (c == '"' && self->state == AT_CELL) {
        self->state = IN_QUOTES;
    } else {
        keep(self, c);
        self->state = IN_CELL;
    }
    return SUITED_OK;
}

static enum suited_status push_byte(struct csv *self, char c, struct suited_error *err)
{
    if (self->state == IN_QUOTES) {
        if (c == '"')
            self->state = AFTER_QUOTE;
        else
            keep(self, c);
        return SUITED_OK;
    }
    if (self->state == AFTER_QUOTE && c == '"') {
        keep(self, c);
        self->state = IN_QUOTES;
        return SUITED_OK;
    }
    return push_outside(self, c, err);
}

/* ---- the header ---- */

/* The separator that stands most often outside quotes in the header. */
static char find_separator(const struct strbuf *header)
{
    static const char candidates[] = ",;\t|";
    size_t counts[sizeof(candidates)] = {0};
    bool in_quotes = false;
    size_t best = 0;

    for (size_t i = 0; i < header->length; i++) {
        const char *found = strchr(candidates, header->text[i]);

        in_quotes = in_quotes != (header->text[i] == '"');
        if (found && *found && !in_quotes)
            counts[found - candidates]++;
    }
    for (size_t i = 1; candidates[i]; i++)
        if (counts[i] > counts[best])
            best = i;
    return candidates[best];
}

/* Excel's own first line, "sep=;", says the separator and is no header. */
static bool is_excel_hint(const struct strbuf *header)
{
    return header->length >= 5 && header->length <= 6 && !strncmp(header->text, "sep=", 4);
}

static enum suited_status end_header(struct csv *self, struct suited_error *err)
{
    const char *cell;
    bool is_hint = is_excel_hint(&self->header);

    if (!unpack_first(self->header.text, self->header.length) || is_hint) {
        if (is_hint)
            self->separator = self->header.text[4];
        strbuf_clear(&self->header);
        return SUITED_OK;
    }
    if (!self->separator)
        self->separator = find_separator(&self->header);
    for (size_t i = 0; i < self->header.length; i++)
        (void)push_byte(self, self->header.text[i], err);
    end_cell(self);
    if (self->cells > COLUMNS_MAX)
        return suited_fail(err, SUITED_LIMIT, "the CSV has more than %d columns", COLUMNS_MAX);
    cell = self->row.text;
    for (size_t i = 0; i < self->cells; i++) {
        add_name(self->names, cell);
        cell += strlen(cell) + 1;
    }
    strbuf_clear(&self->row);
    self->cells = 0;
    self->number = 1;
    self->has_return = false;
    self->has_header = true;
    return SUITED_OK;
}

static enum suited_status push_header(struct csv *self, char c, struct suited_error *err)
{
    self->header_in_quotes = self->header_in_quotes != (c == '"');
    if (c == '\n' && !self->header_in_quotes)
        return end_header(self, err);
    if (self->header.length >= UNPACK_AROUND_MAX)
        return suited_fail(err, SUITED_INVALID,
                           "the first row is longer than %zu KiB: this is no CSV with a header",
                           UNPACK_AROUND_MAX >> 10);
    if (c != '\r')
        strbuf_putc(&self->header, c);
    return SUITED_OK;
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct csv *self = cutter;
    const char *first = self->has_begun ? NULL : unpack_first(data, length);
    enum suited_status status = SUITED_OK;

    if (first) {
        self->has_begun = true;
        if (strchr("<{[", *first))
            return unpack_wrong_kind(first, length - (size_t)(first - data), "CSV", err);
    }
    for (size_t i = 0; i < length && !status; i++)
        status =
            self->has_header ? push_byte(self, data[i], err) : push_header(self, data[i], err);
    return status;
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct csv *self = cutter;

    if (!self->has_begun)
        return unpack_empty(err);
    if (!self->has_header)
        return end_header(self, err);
    if (self->row.length == 0 && self->state == AT_CELL)
        return SUITED_OK;
    if (self->state == IN_QUOTES || self->cells + 1 < json_array_size(self->names))
        return suited_fail(err, SUITED_INVALID,
                           "the feed is cut off in the middle of row %zu, or a quote is not "
                           "closed there (what came before was taken)",
                           self->number + 1);
    return end_row(self, err);
}

static void *open_cutter(struct outlet *outlet, struct suited_error *err)
{
    struct csv *self = xcalloc(1, sizeof(*self));

    (void)err;
    self->outlet = outlet;
    self->names = json_array();
    self->header = self->row = (struct strbuf)STRBUF_INIT;
    return self;
}

static void close_cutter(void *cutter)
{
    struct csv *self = cutter;

    json_decref(self->names);
    strbuf_release(&self->header);
    strbuf_release(&self->row);
    free(self);
}

const struct cutter_kind unpack_csv = {open_cutter, push, finish, close_cutter};
