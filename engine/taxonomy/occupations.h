/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_OCCUPATIONS_H
#define TAXONOMY_OCCUPATIONS_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "suited/row.h"
#include "suited/taxonomy.h"
#include "tokens.h"

/*
 * The groups of ISCO-08 and the job titles people use for them, from
 * taxonomies/occupations.tsv and title-words.json.
 */
struct occupations;
struct labels;
struct words;

/*
 * `words` is borrowed. The labels of titles are those that the build compiled into
 * titles.cache, where they are of these words and titles; else they are made when first
 * asked for.
 */
enum suited_status occupations_open(const struct words *words, struct occupations **out,
                                    struct suited_error *err);
void occupations_close(struct occupations *occupations);

/* All titles as labels; a concept's title is its group's name. Borrowed. */
const struct labels *occupations_labels(const struct occupations *occupations);

/* Append all titles as a block of labels, for titles.cache. */
void occupations_compile(const struct occupations *occupations, struct strbuf *out);

/* The official name of the group of one to four digits; NULL when there is none. */
const char *occupations_title(const struct occupations *occupations, const char *code);

/* One of the occupations that an advert is for. */
struct occupation_guess {
    uint16_t code;      /* ISCO-08 unit group */
    uint8_t confidence; /* per cent */
};

/*
 * What the advert in `tokens` is for, best first: from its title, which is the first
 * `title_length` bytes of the text, and else from sentences like "we are looking for
 * a …". The number of guesses, 0 where nothing is known. Threads may share it.
 */
size_t occupations_read(const struct suited_taxonomy *taxonomy, const struct tokens *tokens,
                        size_t title_length, struct occupation_guess out[SUITED_CODES_MAX]);

#endif
