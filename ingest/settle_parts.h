/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_SETTLE_PARTS_H
#define INGEST_SETTLE_PARTS_H

#include <jansson.h>
#include <stdbool.h>

#include "reading.h"

/* The steps of settling, and what they share. All JSON given back is the caller's. */

/* How strong a fact's or quantity's source is: prior, weak feed, advert, feed, adviser,
 * employer, from 0. */
int source_strength(const json_t *sourced);

/* Whether people said it: a tag, and nothing of the advert. */
bool source_is_person(const json_t *sourced);

/* Title + "\n" + text, of which quotes are parts. Release with settle_words_release(). */
struct settle_words {
    char *text;
    size_t length;
};
struct settle_words settle_words(const char *title, const char *text);
void settle_words_release(struct settle_words *words);

/* Give `object` the source advert with the words of `quote`. */
void settle_quote(json_t *object, const struct settle_words *words, struct quote quote);

/* The same for a quantity, whose offsets are "at": a shift has a start and end of its own. */
void settle_quote_quantity(json_t *object, const struct settle_words *words,
                           struct quote quote);

/* The reading's facts, in the order of the catalogue: those that stand, or the others. */
json_t *settle_read_facts(const struct suited_taxonomy *taxonomy, const struct reading *reading,
                          const struct settle_words *words, bool standing);

/*
 * Choose for each condition the strongest of `candidates`, the first among equals: into
 * "facts" and "also" of the record.
 */
void settle_facts(const struct suited_taxonomy *taxonomy, const json_t *candidates,
                  json_t *record);

/* The quantities of a reading in GUIDE's form: {"hours_per_week": {"min", "max"}, …}. */
json_t *settle_read_quantities(const struct suited_taxonomy *taxonomy,
                               const struct quantities *quantities);

/* The same as a list of candidates, each with "quantity", its source and quote. */
json_t *settle_quantity_candidates(const struct suited_taxonomy *taxonomy,
                                   const struct quantities *quantities,
                                   const struct settle_words *words);

/* Choose the strongest of each: into "quantities" and "quantities_also" of the record. */
void settle_quantities(const json_t *candidates, json_t *record);

/*
 * What the record's facts and quantities entail, into "entailed"; hours that follow from a
 * condition into "quantities", with "from". What is stated stays as it is, but for weaker
 * words against what follows from a person's: those go to "also".
 */
void settle_entail(const struct suited_taxonomy *taxonomy, json_t *record);

/* The reading's occupations and skills as records and `suited read` have them. */
json_t *settle_occupations(const struct suited_taxonomy *taxonomy,
                           const struct reading *reading);
json_t *settle_skills(const struct reading *reading);

#endif
