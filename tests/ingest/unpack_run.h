/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_UNPACK_RUN_H
#define TESTS_INGEST_UNPACK_RUN_H

#include <jansson.h>

#include "ingest/unpack.h"

/* What came out of one stream; for tests of unpack.h. */
struct outcome {
    json_t *records, *rejects, *around;
    enum suited_status status;
    struct suited_error failure;
};

static enum suited_status keep_record(void *context, json_t *record, struct suited_error *error)
{
    struct outcome *outcome = context;

    (void)error;
    json_array_append(outcome->records, record);
    return SUITED_OK;
}

static void keep_reject(void *context, const char *where, const char *why, const char *bytes)
{
    struct outcome *outcome = context;

    assert_true(strlen(bytes) <= 1000);
    json_array_append_new(outcome->rejects, json_sprintf("%s: %s", where, why));
}

static void outcome_release(struct outcome *outcome)
{
    json_decref(outcome->records);
    json_decref(outcome->rejects);
    json_decref(outcome->around);
}

/* Push `data` in pieces of `piece` bytes; 0: in one. */
static struct outcome outcome_of(const struct unpack_options *options, const char *data,
                                 size_t length, size_t piece)
{
    struct outcome outcome = {.records = json_array(), .rejects = json_array()};
    struct unpack_options ours = *options;
    struct unpack *unpack;

    ours.record = keep_record;
    ours.reject = keep_reject;
    ours.context = &outcome;
    outcome.status = unpack_open(&ours, &unpack, &outcome.failure);
    while (!outcome.status && length > 0) {
        size_t part = piece > 0 && piece < length ? piece : length;

        outcome.status = unpack_push(unpack, data, part, &outcome.failure);
        data += part;
        length -= part;
    }
    if (!outcome.status)
        outcome.status = unpack_finish(unpack, &outcome.failure);
    outcome.around = unpack ? json_deep_copy(unpack_around(unpack)) : json_object();
    unpack_close(unpack);
    return outcome;
}

#endif
