/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_LANGUAGE_H
#define INGEST_LANGUAGE_H

#include "suited/error.h"
#include "taxonomy/tokens.h"

/*
 * Whether a text is English, by its small words, or, where it leaves these out, by how many
 * of its words our phrases know: taxonomies/language.json. Names with a capital inside
 * ("PowerPoint") are there too, so that the tokeniser does not part them.
 */
struct language;

enum suited_status language_new(struct vocabulary *vocabulary, struct language **out,
                                struct suited_error *err);
void language_free(struct language *language);

bool language_is_english(const struct language *language, const struct tokens *tokens);

#endif
