/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_INTAKE_H
#define INGEST_INTAKE_H

#include <jansson.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "held.h"
#include "reading.h"
#include "suited/corpus.h"
#include "suited/ingest.h"

/*
 * Where one advert of one feed ends up in the corpus: a new vacancy, a change of the one
 * it has, a further advert of a copy, or nothing when it is as it was.
 */
struct intake {
    const struct suited_taxonomy *taxonomy;
    struct reader *reader;
    const char *feed;
    int32_t today;
    uint64_t read_number; /* this read of the feed, for closing by absence */
    struct reading reading;
    struct held held; /* what is yet to be written of this batch */
    struct suited_ingest_report *counts;
};

/* Feed names are kept in keys beside the advert's id. */
#define FEED_NAME_MAX 100
#define ADVERT_ID_MAX 280

/* Take in a normalised advert (advert.h). `*number` is the vacancy it is part of, or 0. */
enum suited_status intake_take(struct intake *intake, struct suited_view *view,
                               const json_t *advert, uint32_t *number,
                               struct suited_error *err);

/* The feed no longer has the advert `id`: its vacancy closes, unless it stands elsewhere. */
enum suited_status intake_gone(struct intake *intake, struct suited_view *view, const char *id,
                               const char *reason, struct suited_error *err);

/* Write what was held back of the view's batch; to be called before it is committed. */
enum suited_status intake_settle(struct intake *intake, struct suited_view *view,
                                 struct suited_error *err);

/* Or forget it, where the batch comes to nothing. */
void intake_forget(struct intake *intake);

/*
 * What this feed has not had in its last two whole good reads, this one included: adverts
 * last seen before read `read_number` - 1. Their ids are added, each with its NUL.
 */
enum suited_status intake_absent(const struct intake *intake, struct suited_view *view,
                                 struct strbuf *ids, struct suited_error *err);

#endif
