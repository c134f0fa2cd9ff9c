/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "held.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "tags.h"

#define NUMBER_TEXT 11

static void number_key(uint32_t number, char key[NUMBER_TEXT])
{
    snprintf(key, NUMBER_TEXT, "%" PRIu32, number);
}

static json_t *find(const struct held *held, uint32_t number)
{
    char key[NUMBER_TEXT];

    number_key(number, key);
    return json_object_get(held->records, key);
}

enum suited_status held_record(const struct held *held, struct suited_view *view,
                               uint32_t number, json_t **record, struct suited_error *err)
{
    *record = json_incref(find(held, number));
    return *record ? SUITED_OK : suited_view_record(view, number, record, err);
}

void held_keep(struct held *held, uint32_t number, json_t *record)
{
    char key[NUMBER_TEXT];

    number_key(number, key);
    if (!held->records)
        held->records = json_object();
    json_object_set(held->records, key, record);
}

void held_drop(struct held *held, uint32_t number)
{
    char key[NUMBER_TEXT];

    number_key(number, key);
    json_object_del(held->records, key);
}

void held_release(struct held *held)
{
    json_decref(held->records);
    held->records = NULL;
}

/* What an employer or adviser said stands in the row beside what surrounds the words. */
static enum suited_status put(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                              uint32_t number, int32_t today, json_t *record,
                              struct suited_error *err)
{
    struct suited_vacancy vacancy = {.record = record};
    enum suited_status status = tags_apply(taxonomy, view, number, today, &vacancy, err);

    return status ? status : suited_view_put(view, &vacancy, err);
}

enum suited_status held_write(struct held *held, const struct suited_taxonomy *taxonomy,
                              struct suited_view *view, uint32_t number,
                              struct suited_error *err)
{
    json_t *record = json_incref(find(held, number));
    enum suited_status status = SUITED_OK;

    if (record)
        status = put(taxonomy, view, number, held->today, record, err);
    held_drop(held, number);
    json_decref(record);
    return status;
}

enum suited_status held_write_all(struct held *held, const struct suited_taxonomy *taxonomy,
                                  struct suited_view *view, struct suited_error *err)
{
    const char *key;
    json_t *record;
    enum suited_status status = SUITED_OK;

    json_object_foreach(held->records, key, record)
        if (!status)
            status =
                put(taxonomy, view, (uint32_t)strtoul(key, NULL, 10), held->today, record, err);
    held_release(held);
    return status;
}
