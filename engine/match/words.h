/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_WORDS_H
#define MATCH_WORDS_H

#include "suited/corpus.h"
#include "suited/taxonomy.h"

/* Vacancies that have certain words: numbers, ascending. Start from {0}. */
struct word_hits {
    uint32_t *numbers;
    size_t count;
};

void word_hits_release(struct word_hits *hits);
bool word_hits_has(const struct word_hits *hits, uint32_t number);

/* Those with every word of `text` in the field; stop words count only where there are no
 * others. */
enum suited_status words_all(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                             enum suited_field field, const char *text, struct word_hits *out,
                             struct suited_error *err);

/* Those that ask for any of the skills. */
enum suited_status words_skills(struct suited_view *view, char *const *skills, size_t count,
                                struct word_hits *out, struct suited_error *err);

/*
 * For each vacancy up to `numbers`, in quarters, the share of the words of `text` that it
 * has, weighted by rarity. The array is the caller's; NULL where nothing is left to seek.
 */
enum suited_status words_share(struct suited_view *view, const struct suited_taxonomy *taxonomy,
                               const char *text, uint32_t numbers, uint8_t **out,
                               struct suited_error *err);

#endif
