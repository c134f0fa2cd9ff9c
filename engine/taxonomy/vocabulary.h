/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_VOCABULARY_H
#define TAXONOMY_VOCABULARY_H

#include <stdint.h>

#include "tokens.h"

/* A word past this many bytes is in no vocabulary. */
#define VOCABULARY_WORD_MAX 64

/*
 * The ids of a word as a text has it, already lower-cased; 0 for what no phrase uses. Its stem
 * is remembered for the next time, as long as there is room.
 */
void vocabulary_look_up(struct vocabulary *vocabulary, const char *word, size_t length,
                        uint32_t *word_id, uint32_t *stem_id);

#endif
