/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_NORMALISE_H
#define INGEST_NORMALISE_H

#include <stddef.h>

#include "advert.h"

/* The steps of advert_normalise(); each reads mapped fields and adds to the advert. */

/* "Full-Time" → "fulltime": ASCII letters lower-cased, digits and other letters kept, the
 * rest dropped; cut at `size`. */
void field_fold(const char *text, size_t length, char *out, size_t size);

/* One line of plain text out of `text`, at most `limit` bytes; the caller frees it. */
char *field_line(const char *text, size_t limit);

/*
 * Add what `entry` of a words table says ({"part_time": "yes"}) to `facts`, from `field`. A
 * fact that is there already stands, unless it is weak and this one is not.
 */
void facts_add(json_t *facts, const json_t *entry, const char *field,
               const struct advert_context *context);

/* "facts": what the feed says outright, then `remote`, then `type`. */
void normalise_facts(const json_t *mapped, const struct advert_context *context,
                     json_t *advert);

/* "places" and "countries"; "Remote" in place of a town is a fact. After normalise_facts(). */
void normalise_places(const json_t *mapped, const struct advert_context *context,
                      json_t *advert);

/* "quantities": "pay" and "hours_per_week", and those that are said outright. */
void normalise_quantities(const json_t *mapped, const struct advert_context *context,
                          json_t *advert);

#endif
