/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_HELD_H
#define INGEST_HELD_H

#include <jansson.h>
#include <stdint.h>

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/*
 * Vacancies whose adverts came or went in this batch. An agency may post one job a thousand
 * times: its record is written once, before the batch is committed, not for each of them.
 * Start from zeros.
 */
struct held {
    json_t *records; /* number → record as it is to be */
    int32_t today;   /* tags that have lapsed by then are not settled into it */
};

/* The vacancy's record, as held or else as stored; a new reference. */
enum suited_status held_record(const struct held *held, struct suited_view *view,
                               uint32_t number, json_t **record, struct suited_error *err);

void held_keep(struct held *held, uint32_t number, json_t *record);

/* Forget one, which was written otherwise, or all, whose batch came to nothing. */
void held_drop(struct held *held, uint32_t number);
void held_release(struct held *held);

/* Write one, where it is held, or all; they are held no longer. */
enum suited_status held_write(struct held *held, const struct suited_taxonomy *taxonomy,
                              struct suited_view *view, uint32_t number,
                              struct suited_error *err);
enum suited_status held_write_all(struct held *held, const struct suited_taxonomy *taxonomy,
                                  struct suited_view *view, struct suited_error *err);

#endif
