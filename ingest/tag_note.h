/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_TAG_NOTE_H
#define INGEST_TAG_NOTE_H

#include <jansson.h>
#include <stdint.h>

#include "suited/corpus.h"

/*
 * All that people said of one vacancy, as it is kept: {"says": [said…]}, oldest first and only
 * ever added to. Each is a fact or quantity with "source", "by", "day", "until" (the last day
 * on which it counts), "quote", and "disputed": {"by", "day", "reason"} where an adviser
 * knows better.
 */

/* The vacancy's note; an empty one when nothing was said. The result is yours. */
enum suited_status tag_note_get(struct suited_view *view, uint32_t number, json_t **out,
                                struct suited_error *err);

/* Keep it, and remember the days on which something of it lapses. */
enum suited_status tag_note_put(struct suited_view *view, uint32_t number, const json_t *note,
                                struct suited_error *err);

/* Remember those days for a note that was kept before they were. */
enum suited_status tag_note_remember(struct suited_view *view, uint32_t number,
                                     const json_t *note, struct suited_error *err);

/* How one of them stands: "stands", "replaced", "expired" or "disputed". */
const char *tag_note_state(const json_t *says, size_t which, int32_t today);

/* The last day on which it counts. */
int32_t tag_note_until(const json_t *said);

/* Its condition's id or quantity's name. */
const char *tag_note_about(const json_t *said);

/* Those that count on `today`, oldest first, as settling takes them. The result is yours. */
json_t *tag_note_standing(const json_t *note, int32_t today);

/* The number of the vacancy that a note's key stands for. */
uint32_t tag_note_number(const char *key, size_t length);

#endif
