/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_kind.h"
#include "unpack_path.h"

/*
 * Walks the containers that lie on the path to the records and no others: every other
 * value is captured as balanced text and then parsed as a record, a key or a value beside
 * the records. Memory is one captured value. Trailing commas are let pass, and documents
 * may follow one another.
 */
enum state { WANT_VALUE, WANT_KEY, WANT_COLON, WANT_COMMA };
enum purpose { RECORD, BESIDE, KEY };

struct frame {
    bool is_list;
    json_t *around; /* borrowed: where values beside the path go, or NULL */
};

struct json_cutter {
    struct outlet *outlet;
    struct path path;
    struct frame frames[PATH_STEPS_MAX]; /* the open containers on the path */
    size_t depth;
    enum state state;
    char *key;              /* the last one read in the innermost object */
    bool has_begun, is_met; /* the list on the path was met */
    size_t number;          /* of the record last begun */
    uint64_t offset;
    struct strbuf begin; /* of the stream, for sentences */

    bool is_capturing, is_scalar, in_string, is_escaped, is_too_long, is_too_deep;
    enum purpose purpose;
    size_t nesting;
    struct strbuf value;
    size_t around_bytes;
};

#define BEGIN_MAX 100
#define SHOWN_MAX 1000 /* of a record that is refused for its size */

static enum suited_status fail_at(const struct json_cutter *self, char found,
                                  const char *wanted, struct suited_error *err)
{
    return suited_fail(
        err, SUITED_INVALID,
        "the JSON is broken at byte %llu, after record %zu: '%c' stands where %s "
        "should (what came before was taken)",
        (unsigned long long)self->offset, self->number,
        found > ' ' && found <= '~' ? found : '?', wanted);
}

static bool is_on_path(const struct json_cutter *self)
{
    const struct frame *frame = self->frames + self->depth - 1;

    if (self->depth == 0 || frame->is_list)
        return true;
    return self->key && !strcmp(self->key, self->path.steps[self->depth - 1].key);
}

/* ---- captured values ---- */

static size_t room_of(const struct json_cutter *self)
{
    return self->purpose == RECORD ? UNPACK_RECORD_MAX : UNPACK_AROUND_MAX;
}

static enum suited_status end_record(struct json_cutter *self, struct suited_error *err)
{
    const struct refusal refusal = {"record", self->number, self->value.text,
                                    self->value.length};
    struct suited_error why;
    json_t *record = NULL;

    self->is_met = true;
    if (self->is_too_deep)
        outlet_reject(self->outlet, &refusal, "it is nested deeper than %d", UNPACK_DEPTH_MAX);
    else if (self->is_too_long)
        outlet_reject(self->outlet, &refusal, "it is larger than %zu MiB",
                      UNPACK_RECORD_MAX >> 20);
    else if (!(record = unpack_parse_json(self->value.text, self->value.length, &why)))
        outlet_reject(self->outlet, &refusal, "%s", why.text);
    return record ? outlet_record(self->outlet, record, err) : SUITED_OK;
}

static void end_key(struct json_cutter *self)
{
    json_t *key = self->is_too_long
                      ? NULL
                      : unpack_parse_json(self->value.text, self->value.length, NULL);

    free(self->key);
    self->key = key ? xstrdup(json_string_value(key)) : NULL;
    json_decref(key);
}

static void end_beside(struct json_cutter *self)
{
    json_t *around = self->depth > 0 ? self->frames[self->depth - 1].around : NULL;
    json_t *value = NULL;
    bool is_list_place = is_on_path(self) && self->depth < self->path.count &&
                         !self->path.steps[self->depth].key;

    if (!self->is_too_long && !self->is_too_deep)
        value = unpack_parse_json(self->value.text, self->value.length, NULL);
    if (json_is_null(value) && is_list_place)
        self->is_met = true; /* some feeds write no list as null */
    self->around_bytes += self->value.length;
    if (value && around && self->key && self->around_bytes <= UNPACK_AROUND_MAX)
        json_object_set(around, self->key, value);
    json_decref(value);
}

static enum suited_status end_value(struct json_cutter *self, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    self->is_capturing = false;
    self->state = self->depth > 0 ? WANT_COMMA : WANT_VALUE;
    if (self->purpose == RECORD) {
        status = end_record(self, err);
    } else if (self->purpose == KEY) {
        end_key(self);
        self->state = WANT_COLON;
    } else {
        end_beside(self);
    }
    strbuf_clear(&self->value);
    return status;
}

static void begin_value(struct json_cutter *self, enum purpose purpose, char first)
{
    self->is_capturing = true;
    self->purpose = purpose;
    self->is_scalar = first != '"' && first != '{' && first != '[';
    self->in_string = self->is_escaped = self->is_too_long = self->is_too_deep = false;
    self->nesting = 0;
    if (purpose == RECORD)
        self->number++;
}

/* One byte of a string, list or object; true where it is the last. */
static bool scan_byte(struct json_cutter *self, char c)
{
    if (self->in_string) {
        if (self->is_escaped)
            self->is_escaped = false;
        else if (c == '\\')
            self->is_escaped = true;
        else if (c == '"')
            self->in_string = false;
        return !self->in_string && self->nesting == 0;
    }
    switch (c) {
    case '"':
        self->in_string = true;
        return false;
    case '{':
    case '[':
        self->nesting++;
        self->is_too_deep |= self->nesting + self->depth > UNPACK_DEPTH_MAX;
        return false;
    case '}':
    case ']':
        return --self->nesting == 0;
    default:
        return false;
    }
}

static bool ends_scalar(char c)
{
    return strchr(",]}: \t\r\n\"[{", c) != NULL;
}

/* How much of `data` belongs to the value; `*is_done` where it ends within. */
static size_t scan(struct json_cutter *self, const char *data, size_t length, bool *is_done)
{
    size_t i = 0;

    *is_done = false;
    if (self->is_scalar) {
        while (i < length && !ends_scalar(data[i]))
            i++;
        *is_done = i < length;
        return i;
    }
    while (i < length && !*is_done)
        *is_done = scan_byte(self, data[i++]);
    return i;
}

static enum suited_status capture(struct json_cutter *self, const char *data, size_t length,
                                  size_t *used, struct suited_error *err)
{
    bool is_done;

    *used = scan(self, data, length, &is_done);
    if (self->is_too_long || self->is_too_deep || *used > room_of(self) - self->value.length) {
        self->is_too_long |= !self->is_too_deep;
        strbuf_cut(&self->value,
                   self->value.length < SHOWN_MAX ? self->value.length : SHOWN_MAX);
    } else {
        strbuf_add(&self->value, data, *used);
    }
    return is_done ? end_value(self, err) : SUITED_OK;
}

/* ---- the walk along the path ---- */

static void open_frame(struct json_cutter *self, bool is_list)
{
    struct frame *frame = self->frames + self->depth;
    json_t *outer = self->depth > 0 ? self->frames[self->depth - 1].around : NULL;

    *frame = (struct frame){.is_list = is_list};
    if (!is_list && self->depth == 0) {
        frame->around = self->outlet->around;
    } else if (!is_list && outer && self->key) {
        frame->around = json_object();
        json_object_set_new(outer, self->key, frame->around);
    }
    self->is_met |= is_list;
    self->depth++;
    self->state = is_list ? WANT_VALUE : WANT_KEY;
}

static enum suited_status close_frame(struct json_cutter *self)
{
    self->depth--;
    self->state = self->depth > 0 ? WANT_COMMA : WANT_VALUE;
    return SUITED_OK; /* so that those who meet a bracket can return it */
}

static enum suited_status meet_value(struct json_cutter *self, char c, bool *is_taken,
                                     struct suited_error *err)
{
    bool is_list = self->depth > 0 && self->frames[self->depth - 1].is_list;

    if (is_list && c == ']')
        return close_frame(self);
    if (!strchr("{[\"-0123456789tfnNI", c))
        return fail_at(self, c, "a value", err);
    if (is_on_path(self) && self->depth < self->path.count &&
        c == (self->path.steps[self->depth].key ? '{' : '[')) {
        open_frame(self, c == '[');
        return SUITED_OK;
    }
    begin_value(self, is_on_path(self) && self->depth == self->path.count ? RECORD : BESIDE, c);
    *is_taken = false;
    return SUITED_OK;
}

static enum suited_status meet_key(struct json_cutter *self, char c, bool *is_taken,
                                   struct suited_error *err)
{
    if (c == '}')
        return close_frame(self);
    if (c != '"')
        return fail_at(self, c, "a key in quotes", err);
    begin_value(self, KEY, c);
    *is_taken = false;
    return SUITED_OK;
}

static enum suited_status meet_colon(struct json_cutter *self, char c, struct suited_error *err)
{
    if (c != ':')
        return fail_at(self, c, "a colon", err);
    self->state = WANT_VALUE;
    return SUITED_OK;
}

static enum suited_status meet_comma(struct json_cutter *self, char c, struct suited_error *err)
{
    bool is_list = self->frames[self->depth - 1].is_list;

    if (c == (is_list ? ']' : '}'))
        return close_frame(self);
    if (c != ',')
        return fail_at(self, c, is_list ? "a comma or ]" : "a comma or }", err);
    self->state = is_list ? WANT_VALUE : WANT_KEY;
    return SUITED_OK;
}

/* One byte outside captured values; `*is_taken` false: it begins one. */
static enum suited_status walk(struct json_cutter *self, char c, bool *is_taken,
                               struct suited_error *err)
{
    switch (self->state) {
    case WANT_VALUE:
        return meet_value(self, c, is_taken, err);
    case WANT_KEY:
        return meet_key(self, c, is_taken, err);
    case WANT_COLON:
        return meet_colon(self, c, err);
    default:
        return meet_comma(self, c, err);
    }
}

static enum suited_status check_begin(struct json_cutter *self, const char *data, size_t length,
                                      struct suited_error *err)
{
    const char *first = self->has_begun ? NULL : unpack_first(data, length);

    if (!first)
        return SUITED_OK;
    length -= (size_t)(first - data);
    self->has_begun = true;
    strbuf_add(&self->begin, first, length < BEGIN_MAX ? length : BEGIN_MAX);
    if (!strchr("{[\"-0123456789tfn", *first))
        return unpack_wrong_kind(first, length, "JSON", err);
    return SUITED_OK;
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct json_cutter *self = cutter;
    enum suited_status status = check_begin(self, data, length, err);

    while (!status && length > 0) {
        size_t used = 1;

        if (self->is_capturing) {
            status = capture(self, data, length, &used, err);
        } else if (!strchr(" \t\r\n", *data)) {
            bool is_taken = true;

            status = walk(self, *data, &is_taken, err);
            used = is_taken;
        }
        data += used;
        length -= used;
        self->offset += used;
    }
    return status;
}

static enum suited_status fail_no_list(const struct json_cutter *self, struct suited_error *err)
{
    size_t shown = self->begin.length;

    while (shown > 0 && shown == BEGIN_MAX && (self->begin.text[shown - 1] & 0x80))
        shown--;
    return suited_fail(
        err, SUITED_INVALID,
        "there are no records at %s in this JSON: it begins %.*s (another format "
        "may fit, or the address wants a key)",
        self->outlet->options.records, (int)shown, self->begin.text);
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct json_cutter *self = cutter;
    enum suited_status status = SUITED_OK;

    if (!self->has_begun)
        return unpack_empty(err);
    if (self->is_capturing && self->is_scalar && self->depth == 0)
        status = end_value(self, err);
    if (status)
        return status;
    if (self->is_capturing && self->purpose == RECORD)
        return suited_fail(err, SUITED_INVALID,
                           "the feed is cut off in the middle of record %zu (what came before "
                           "was taken; fetch it again)",
                           self->number);
    if (self->is_capturing || self->depth > 0)
        return suited_fail(err, SUITED_INVALID,
                           "the feed is cut off after record %zu: its JSON does not end (what "
                           "came before was taken; fetch it again)",
                           self->number);
    return self->is_met ? SUITED_OK : fail_no_list(self, err);
}

static void *open_cutter(struct outlet *outlet, struct suited_error *err)
{
    struct json_cutter *self = xcalloc(1, sizeof(*self));

    self->outlet = outlet;
    self->begin = self->value = (struct strbuf)STRBUF_INIT;
    if (path_parse(outlet->options.records, &self->path, err)) {
        free(self);
        return NULL;
    }
    return self;
}

static void close_cutter(void *cutter)
{
    struct json_cutter *self = cutter;

    path_release(&self->path);
    strbuf_release(&self->begin);
    strbuf_release(&self->value);
    free(self->key);
    free(self);
}

const struct cutter_kind unpack_json = {open_cutter, push, finish, close_cutter};
