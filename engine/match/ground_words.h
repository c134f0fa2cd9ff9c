/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_GROUND_WORDS_H
#define MATCH_GROUND_WORDS_H

#include <jansson.h>

#include "base/strbuf.h"

/*
 * What a grade rests on, of one of a vacancy's "wishes": who says so and in which words, or
 * that nobody does and what is usual. Empty where nothing is to be said.
 */
void ground_words(const json_t *wish, struct strbuf *out);

#endif
