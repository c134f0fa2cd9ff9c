/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_DERIVE_H
#define INGEST_DERIVE_H

#include "reader_facts.h"

/*
 * Facts that the words of an advert give by way of another fact or a quantity: "permanent"
 * says not temporary, 16 hours say part-time, a shift from 22:00 says night work. All of it
 * is data: taxonomies/follows.json.
 */
struct derive;

enum suited_status derive_new(const struct suited_taxonomy *taxonomy, struct derive **out,
                              struct suited_error *err);
void derive_free(struct derive *derive);

/* Offer what follows; a fact that was said itself stands before it. */
void derive_facts(const struct derive *derive, const struct quantities *quantities,
                  struct facts *facts);

#endif
