/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_QUANTITIES_H
#define INGEST_QUANTITIES_H

#include "reading.h"
#include "taxonomy/phrases.h"

/*
 * The small grammar of amounts: hours, days, pay, loads, clock, day patterns and what is
 * required of the person, over the tokens of one advert. `out` is filled anew; units and
 * their words are data (taxonomies/units.json).
 */
struct grammar;

/* What the payloads of the grammar's phrases are counted from, and how many there may be. */
#define GRAMMAR_BASE     (UINT32_C(4) << 24)
#define GRAMMAR_PAYLOADS (UINT32_C(1) << 16)

/* `phrases`, of the same vocabulary, get what is required of the person (borrowed). */
enum suited_status grammar_new(const struct suited_taxonomy *taxonomy,
                               struct vocabulary *vocabulary, struct phrases *phrases,
                               struct grammar **out, struct suited_error *err);
void grammar_free(struct grammar *grammar);

/* `hits` are those of the phrases over the tokens. */
void quantities_read(const struct grammar *grammar, const struct tokens *tokens,
                     const struct phrase_hits *hits, struct quantities *out);

/* Pay in a field's words ("£12.71 p/h", "20-25K"), by the same grammar. */
bool pay_parse(const struct grammar *grammar, struct vocabulary *vocabulary, const char *text,
               struct quantities *out);

#endif
