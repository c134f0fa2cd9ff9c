/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "front.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "ingest/advert.h"
#include "ingest/input.h"
#include "ingest/map.h"
#include "ingest/reading.h"
#include "ingest/unpack.h"

#define CHUNK ((size_t)64 << 10)

static enum suited_status keep(void *context, json_t *record, struct suited_error *err)
{
    (void)err;
    json_array_append((json_t *)context, record);
    return SUITED_OK;
}

static void ignore(void *context, const char *where, const char *why, const char *bytes)
{
    (void)context, (void)where, (void)why, (void)bytes;
}

/* As suited_ingest_file() does it. */
static enum suited_status open_map(const struct front_ask *ask, struct map **out,
                                   struct suited_error *err)
{
    struct strbuf head = STRBUF_INIT;
    char *found = NULL;
    FILE *stream = NULL;
    uint64_t size;
    enum suited_status status = SUITED_OK;

    if (!ask->format)
        status = input_open(ask->path, &stream, &size, err);
    if (!status && stream)
        status = input_head(stream, &head, err);
    if (!status && stream)
        status = map_recognise(head.text, head.length, &found, err);
    if (!status)
        status = map_open(found ? found : ask->format, out, err);
    if (stream)
        fclose(stream);
    free(found);
    strbuf_release(&head);
    return status;
}

enum suited_status front_open(const struct front_ask *ask, struct front *front,
                              struct suited_error *err)
{
    enum suited_status status;

    *front = (struct front){
        .ask = ask, .records = json_array(), .mapped = json_array(), .adverts = json_array()};
    status = open_map(ask, &front->map, err);
    if (!status)
        status = reader_new(ask->taxonomy, &front->reader, err);
    return status;
}

static enum suited_status push_all(FILE *stream, struct unpack *unpack,
                                   struct suited_error *err)
{
    char *chunk = xcalloc(1, CHUNK);
    enum suited_status status = SUITED_OK;
    size_t length;

    while (!status && (length = fread(chunk, 1, CHUNK, stream)) > 0)
        status = unpack_push(unpack, chunk, length, err);
    free(chunk);
    return status ? status : unpack_finish(unpack, err);
}

enum suited_status front_unpack(struct front *front, struct suited_error *err)
{
    const json_t *format = map_format(front->map);
    struct unpack_options options = {
        .kind = json_text_of(format, "kind"),
        .records = json_string_value(json_object_get(format, "records")),
        .fields = json_object_get(format, "fields"),
        .record = keep,
        .reject = ignore,
        .context = front->records,
    };
    struct unpack *unpack = NULL;
    FILE *stream = NULL;
    uint64_t size;
    enum suited_status status = input_open(front->ask->path, &stream, &size, err);

    if (!status)
        status = unpack_open(&options, &unpack, err);
    if (!status)
        status = push_all(stream, unpack, err);
    unpack_close(unpack);
    if (stream)
        fclose(stream);
    return status;
}

/* What cannot be mapped or normalised would go to quarantine, and goes no further here. */
void front_map(struct front *front)
{
    json_t *record, *adverts;
    size_t i;

    json_array_foreach(front->records, i, record) {
        if (map_record(front->map, record, &adverts, NULL))
            continue;
        json_array_extend(front->mapped, adverts);
        json_decref(adverts);
    }
}

enum suited_status front_normalise(struct front *front, struct suited_error *err)
{
    json_t *words = NULL, *mapped, *advert;
    enum suited_status status = advert_words(&words, err);
    const struct advert_context context = {
        .taxonomy = front->ask->taxonomy,
        .country = FRONT_COUNTRY,
        .weak = json_object_get(map_format(front->map), "weak"),
        .today = front->ask->today,
        .words = words,
    };
    size_t i;

    if (status)
        return status;
    json_array_foreach(front->mapped, i, mapped) {
        if (advert_normalise(mapped, &context, &advert, NULL))
            continue;
        reader_fields(front->reader, advert);
        json_array_append_new(front->adverts, advert);
    }
    json_decref(words);
    return SUITED_OK;
}

void front_release(struct front *front)
{
    json_decref(front->adverts);
    json_decref(front->mapped);
    json_decref(front->records);
    reader_free(front->reader);
    map_close(front->map);
}
