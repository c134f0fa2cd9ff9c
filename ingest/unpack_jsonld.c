/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "unpack_kind.h"

/* ---- postings in a value ---- */

static bool names_posting(const json_t *type)
{
    const char *text = json_string_value(type);
    size_t length = json_string_length(type), wanted = strlen("JobPosting");

    if (!text || length < wanted || strcmp(text + length - wanted, "JobPosting") != 0)
        return false;
    return length == wanted || strchr("/:#", text[length - wanted - 1]);
}

static bool is_posting(const json_t *value)
{
    const json_t *type = json_object_get(value, "@type");
    json_t *each;
    size_t i;

    json_array_foreach(type, i, each)
        if (names_posting(each))
            return true;
    return names_posting(type);
}

/* Collect the objects that have an "@id" and say more than it. */
static void find_named(json_t *value, json_t *named)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    const char *key;
    json_t *each;
    size_t i;

    if (id && json_object_size(value) > 1)
        json_object_set(named, id, value);
    json_array_foreach(value, i, each)
        find_named(each, named);
    json_object_foreach(value, key, each)
        find_named(each, named);
}

/* What only refers to an object by "@id" becomes a copy of it, one level deep. */
static void put_in_place(json_t *posting, const json_t *named)
{
    const char *key;
    void *next;
    json_t *each;

    json_object_foreach_safe(posting, next, key, each)
    {
        const char *id = json_string_value(json_object_get(each, "@id"));
        json_t *found = id && json_object_size(each) == 1 ? json_object_get(named, id) : NULL;

        if (found && found != posting)
            json_object_set_new(posting, key, json_copy(found));
    }
}

static void find_postings(json_t *value, const json_t *named, json_t *list)
{
    const char *key;
    json_t *each;
    size_t i;

    if (is_posting(value)) {
        json_t *posting = json_copy(value);

        put_in_place(posting, named);
        json_array_append_new(list, posting);
        return;
    }
    json_array_foreach(value, i, each)
        find_postings(each, named, list);
    json_object_foreach(value, key, each)
        find_postings(each, named, list);
}

void unpack_find_postings(json_t *value, json_t *list)
{
    json_t *named = json_object();

    find_named(value, named);
    find_postings(value, named, list);
    json_decref(named);
}

/* ---- the kind ---- */

enum form { UNDECIDED, PAGE, JSON };

/* JSON is cut by the kind json into documents; a page is held whole. */
struct jsonld {
    struct outlet *outlet;
    enum form form;
    struct strbuf page;
    struct outlet documents;
    void *cutter;
};

static enum suited_status deliver(struct outlet *outlet, json_t *list, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    json_t *posting;
    size_t i;

    json_array_foreach(list, i, posting)
        if (!status)
            status = outlet_record(outlet, json_incref(posting), err);
    json_decref(list);
    return status;
}

static enum suited_status take_document(void *context, json_t *document,
                                        struct suited_error *err)
{
    struct jsonld *self = context;
    json_t *list = json_array();

    unpack_find_postings(document, list);
    return deliver(self->outlet, list, err);
}

static void refuse_document(void *context, const char *where, const char *why,
                            const char *bytes)
{
    struct jsonld *self = context;

    self->outlet->records++;
    self->outlet->rejected++;
    if (self->outlet->options.reject)
        self->outlet->options.reject(self->outlet->options.context, where, why, bytes);
}

static enum suited_status decide(struct jsonld *self, char first, struct suited_error *err)
{
    if (first == '<') {
        self->form = PAGE;
        return SUITED_OK;
    }
    self->form = JSON;
    self->documents = (struct outlet){
        .options = {.kind = "json",
                    .records = first == '[' ? ".[]" : ".",
                    .record = take_document,
                    .reject = refuse_document,
                    .context = self},
        .around = self->outlet->around,
    };
    self->cutter = unpack_json.open(&self->documents, err);
    return self->cutter ? SUITED_OK : SUITED_INVALID;
}

static enum suited_status push(void *cutter, const char *data, size_t length,
                               struct suited_error *err)
{
    struct jsonld *self = cutter;
    const char *first = self->form == UNDECIDED ? unpack_first(data, length) : NULL;
    enum suited_status status = first ? decide(self, *first, err) : SUITED_OK;

    if (status || self->form == UNDECIDED)
        return status;
    if (self->form == JSON)
        return unpack_json.push(self->cutter, data, length, err);
    if (length > UNPACK_RECORD_MAX - self->page.length)
        return suited_fail(err, SUITED_LIMIT, "the page is larger than %zu MiB",
                           UNPACK_RECORD_MAX >> 20);
    strbuf_add(&self->page, data, length);
    return SUITED_OK;
}

static enum suited_status finish(void *cutter, struct suited_error *err)
{
    struct jsonld *self = cutter;
    enum suited_status status = SUITED_OK;

    if (self->form == UNDECIDED)
        return unpack_empty(err);
    if (self->form == JSON)
        status = unpack_json.finish(self->cutter, err);
    else
        status = deliver(self->outlet,
                         unpack_page_postings(self->outlet, self->page.text, self->page.length),
                         err);
    if (!status && self->outlet->records == 0)
        return suited_fail(err, SUITED_INVALID,
                           "there is no JobPosting in this %s (it may list vacancies in "
                           "another way, or the vacancy may have gone)",
                           self->form == JSON ? "JSON" : "page");
    return status;
}

static void *open_cutter(struct outlet *outlet, struct suited_error *err)
{
    struct jsonld *self = xcalloc(1, sizeof(*self));

    (void)err;
    self->outlet = outlet;
    self->page = (struct strbuf)STRBUF_INIT;
    return self;
}

static void close_cutter(void *cutter)
{
    struct jsonld *self = cutter;

    if (self->cutter)
        unpack_json.close(self->cutter);
    strbuf_release(&self->page);
    free(self);
}

const struct cutter_kind unpack_jsonld = {open_cutter, push, finish, close_cutter};
