/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_TAGS_H
#define INGEST_TAGS_H

#include "suited/corpus.h"
#include "suited/ingest.h"
#include "suited/taxonomy.h"

/*
 * What people said of a vacancy, one note for each (tag_note.h). It is kept apart from the
 * record, so that it outlives a change of the advert.
 */

/*
 * Settle the tags that stand on `today` into the vacancy's record and row, and give the row its
 * number; 0 is a new vacancy, of which nothing was said.
 */
enum suited_status tags_apply(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                              uint32_t number, int32_t today, struct suited_vacancy *vacancy,
                              struct suited_error *err);

/*
 * The same for one that is stored: it changes, and is in the log of changes, only where what
 * stands on `today` is another than what stood before. Unknown: SUITED_NOTFOUND.
 */
enum suited_status tags_settle(const struct suited_taxonomy *taxonomy, struct suited_view *view,
                               uint32_t number, int32_t today, struct suited_error *err);

/* suited_tag_vacancy() in a writing view, which is as it was where this fails. */
enum suited_status tags_say(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                            const struct suited_tag *tag, struct suited_error *err);

#endif
