/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_FORMAT_READER_H
#define TESTS_INGEST_FORMAT_READER_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "ingest/advert.h"
#include "ingest/map.h"
#include "ingest/unpack.h"

/* Raw bytes of a feed to normalised adverts: the front half of the pipeline, for tests. */
struct format_reader {
    struct map *map;
    struct advert_context context;
    json_t *adverts;  /* normalised */
    size_t refused;   /* records and adverts that were not taken */
    char reason[512]; /* why the last of them was not */
};

static inline void reader_refuse(struct format_reader *reader, const char *why)
{
    reader->refused++;
    snprintf(reader->reason, sizeof(reader->reason), "%s", why);
}

static inline void reader_reject(void *context, const char *where, const char *why,
                                 const char *bytes)
{
    (void)where, (void)bytes;
    reader_refuse(context, why);
}

static inline enum suited_status reader_record(void *context, json_t *record,
                                               struct suited_error *error)
{
    struct format_reader *reader = context;
    json_t *mapped, *advert, *normalised;
    struct suited_error why;
    size_t i;

    (void)error;
    if (map_record(reader->map, record, &mapped, &why)) {
        reader_refuse(reader, why.text);
        return SUITED_OK;
    }
    json_array_foreach(mapped, i, advert) {
        if (advert_normalise(advert, &reader->context, &normalised, &why))
            reader_refuse(reader, why.text);
        else
            json_array_append_new(reader->adverts, normalised);
    }
    json_decref(mapped);
    return SUITED_OK;
}

/* Begin with `format`; `context` is borrowed for as long, its `weak` is the format's. */
static inline enum suited_status reader_open(struct format_reader *reader, const char *format,
                                             const struct advert_context *context)
{
    *reader = (struct format_reader){.context = *context, .adverts = json_array()};
    if (map_open(format, &reader->map, &err))
        return SUITED_INVALID;
    reader->context.weak = json_object_get(map_format(reader->map), "weak");
    return SUITED_OK;
}

static inline enum suited_status reader_push(struct format_reader *reader, const char *bytes,
                                             size_t length)
{
    const json_t *format = map_format(reader->map);
    const struct unpack_options options = {
        .kind = json_text_of(format, "kind"),
        .records = json_string_value(json_object_get(format, "records")),
        .fields = json_object_get(format, "fields"),
        .record = reader_record,
        .reject = reader_reject,
        .context = reader,
    };
    struct unpack *unpack;
    enum suited_status status = unpack_open(&options, &unpack, &err);

    if (!status)
        status = unpack_push(unpack, bytes, length, &err);
    if (!status)
        status = unpack_finish(unpack, &err);
    unpack_close(unpack);
    return status;
}

static inline void reader_close(struct format_reader *reader)
{
    map_close(reader->map);
    json_decref(reader->adverts);
}

/* The file at `path` whole; false when it cannot be read. */
static inline bool read_whole(const char *path, struct strbuf *out)
{
    FILE *file = fopen(path, "rb");
    char chunk[65536];
    size_t got;

    if (!file)
        return false;
    while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0)
        strbuf_add(out, chunk, got);
    fclose(file);
    return true;
}

#endif
