/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "charset.h"
#include "inflate.h"
#include "unpack_kind.h"

#define REJECT_BYTES_MAX 1000

struct unpack {
    struct outlet outlet;
    const struct cutter_kind *kind;
    void *cutter;
    struct charset *charset;
    struct inflater *inflater;
    bool cutter_failed;
    enum suited_status status; /* the first failure, which stays */
    struct suited_error failure;
};

static const struct {
    const char *name;
    const struct cutter_kind *kind;
} kinds[] = {
    {"json", &unpack_json}, {"ndjson", &unpack_ndjson}, {"jsonld", &unpack_jsonld},
    {"xml", &unpack_xml},   {"rss", &unpack_rss},       {"csv", &unpack_csv},
    {"html", &unpack_html},
};

static const struct cutter_kind *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!strcmp(name, kinds[i].name))
            return kinds[i].kind;
    return NULL;
}

static enum suited_status to_cutter(void *context, const char *data, size_t length,
                                    struct suited_error *err)
{
    struct unpack *unpack = context;
    enum suited_status status = unpack->kind->push(unpack->cutter, data, length, err);

    unpack->cutter_failed |= status != SUITED_OK;
    return status;
}

static enum suited_status to_charset(void *context, const char *data, size_t length,
                                     struct suited_error *err)
{
    struct unpack *unpack = context;

    return charset_push(unpack->charset, data, length, err);
}

enum suited_status outlet_record(struct outlet *outlet, json_t *record,
                                 struct suited_error *err)
{
    enum suited_status status;

    outlet->records++;
    status = outlet->options.record(outlet->options.context, record, err);
    json_decref(record);
    return status;
}

void outlet_reject(struct outlet *outlet, const struct refusal *refusal, const char *format,
                   ...)
{
    struct strbuf where = STRBUF_INIT;
    struct suited_error why;
    char *bytes;
    size_t length = refusal->length < REJECT_BYTES_MAX ? refusal->length : REJECT_BYTES_MAX;
    va_list values;

    while (length < refusal->length && length > 0 &&
           (refusal->bytes[length] & 0xc0) == 0x80) /* not in the middle of a letter */
        length--;
    va_start(values, format);
    vsnprintf(why.text, sizeof(why.text), format, values);
    va_end(values);
    strbuf_printf(&where, "%s %zu", refusal->unit, refusal->number);
    bytes = xstrndup(refusal->bytes ? refusal->bytes : "", length);
    outlet->records++;
    outlet->rejected++;
    if (outlet->options.reject)
        outlet->options.reject(outlet->options.context, where.text, why.text, bytes);
    free(bytes);
    strbuf_release(&where);
}

enum suited_status unpack_open(const struct unpack_options *options, struct unpack **out,
                               struct suited_error *err)
{
    const struct cutter_kind *kind = find_kind(options->kind);
    struct unpack *unpack;

    *out = NULL;
    if (!kind)
        return suited_fail(err, SUITED_INVALID,
                           "there is no kind of feed '%s' (there are json, ndjson, jsonld, "
                           "xml, rss, csv and html)",
                           options->kind);
    unpack = xcalloc(1, sizeof(*unpack));
    unpack->outlet.options = *options;
    unpack->outlet.around = json_object();
    unpack->kind = kind;
    unpack->cutter = kind->open(&unpack->outlet, err);
    if (!unpack->cutter) {
        unpack_close(unpack);
        return SUITED_INVALID;
    }
    unpack->charset = charset_new(options->charset, to_cutter, unpack);
    unpack->inflater = inflater_new(&inflate_limits_usual, to_charset, unpack);
    *out = unpack;
    return SUITED_OK;
}

/*
 * What failed once goes on failing for the same reason. Where it was the packing that
 * failed, what is held of the text before is still handed on.
 */
static enum suited_status settle(struct unpack *unpack, enum suited_status status,
                                 struct suited_error *err)
{
    if (status && !unpack->status && !unpack->cutter_failed)
        (void)charset_finish(unpack->charset, NULL);
    unpack->status = status;
    return status ? suited_fail(err, status, "%s", unpack->failure.text) : SUITED_OK;
}

enum suited_status unpack_push(struct unpack *unpack, const char *data, size_t length,
                               struct suited_error *err)
{
    enum suited_status status = unpack->status;

    if (!status)
        status = inflater_push(unpack->inflater, data, length, &unpack->failure);
    return settle(unpack, status, err);
}

enum suited_status unpack_finish(struct unpack *unpack, struct suited_error *err)
{
    enum suited_status status = unpack->status;

    if (!status)
        status = inflater_finish(unpack->inflater, &unpack->failure);
    if (!status)
        status = charset_finish(unpack->charset, &unpack->failure);
    if (!status) {
        status = unpack->kind->finish(unpack->cutter, &unpack->failure);
        unpack->cutter_failed = true;
    }
    return settle(unpack, status, err);
}

const json_t *unpack_around(const struct unpack *unpack)
{
    return unpack->outlet.around;
}

void unpack_close(struct unpack *unpack)
{
    if (!unpack)
        return;
    inflater_free(unpack->inflater);
    charset_free(unpack->charset);
    if (unpack->cutter)
        unpack->kind->close(unpack->cutter);
    json_decref(unpack->outlet.around);
    free(unpack);
}
