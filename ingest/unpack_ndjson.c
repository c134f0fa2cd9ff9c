/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_kind.h"

struct lines {
    struct outlet *outlet;
    struct strbuf line;
    bool has_begun, is_too_long;
    size_t number;
};

#define SHOWN_MAX 1000

/* Take the line that is held; `*is_sound` whether it was JSON (or blank). */
static enum suited_status end_line(struct lines *self, bool is_last, struct suited_error *err)
{
    const struct refusal refusal = {"line", self->number + 1, self->line.text,
                                    self->line.length};
    bool is_blank = !unpack_first(self->line.text, self->line.length);
    struct suited_error why;
    json_t *record = NULL;
    enum suited_status status = SUITED_OK;

    self->number++;
    if (self->is_too_long)
        outlet_reject(self->outlet, &refusal, "it is larger than %zu MiB",
                      UNPACK_RECORD_MAX >> 20);
    else if (!is_blank &&
             !(record = unpack_parse_json(self->line.text, self->line.length, &why))) {
        if (is_last)
            return suited_fail(err, SUITED_INVALID,
                               "the feed is cut off in the middle of line %zu (what came "
                               "before was taken; fetch it again)",
                               self->number);
        outlet_reject(self->outlet, &refusal, "%s", why.text);
    }
    if (record)
        status = outlet_record(self->outlet, record, err);
    strbuf_clear(&self->line);
    self->is_too_long = false;
    return status;
}

static void keep(struct lines *self, const char *data, size_t length)
{
    self->is_too_long |= length > UNPACK_RECORD_MAX - self->line.length;
    if (!self->is_too_long)
        strbuf_add(&self->line, data, length);
    else if (self->line.length > SHOWN_MAX)
        strbuf_cut(&self->line, SHOWN_MAX);
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct lines *self = cutter;
    const char *first = self->has_begun ? NULL : unpack_first(data, length);
    enum suited_status status = SUITED_OK;

    if (first) {
        self->has_begun = true;
        if (*first == '<')
            return unpack_wrong_kind(first, length - (size_t)(first - data), "JSON", err);
    }
    while (!status && length > 0) {
        const char *end = memchr(data, '\n', length);
        size_t part = end ? (size_t)(end - data) : length;

        keep(self, data, part);
        if (end)
            status = end_line(self, false, err);
        part += end != NULL;
        data += part;
        length -= part;
    }
    return status;
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct lines *self = cutter;
    struct outlet *outlet = self->outlet;
    enum suited_status status = SUITED_OK;

    if (!self->has_begun)
        return unpack_empty(err);
    if (outlet->records > 0 && outlet->records == outlet->rejected)
        return suited_fail(
            err, SUITED_INVALID,
            "no line is JSON of its own (one JSON document over many lines wants "
            "a format of kind json)");
    if (self->line.length > 0)
        status = end_line(self, true, err);
    return status;
}

static void *open_cutter(struct outlet *outlet, struct suited_error *err)
{
    struct lines *self = xcalloc(1, sizeof(*self));

    (void)err;
    self->outlet = outlet;
    self->line = (struct strbuf)STRBUF_INIT;
    return self;
}

static void close_cutter(void *cutter)
{
    struct lines *self = cutter;

    strbuf_release(&self->line);
    free(self);
}

const struct cutter_kind unpack_ndjson = {open_cutter, push, finish, close_cutter};
