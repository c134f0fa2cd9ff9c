/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_ENTAILMENTS_H
#define TAXONOMY_ENTAILMENTS_H

#include "suited/error.h"
#include "suited/taxonomy.h"

/*
 * Which facts follow from which: taxonomies/entailments.json, checked when read. They are
 * kept with the requirements, which are facts about facts too.
 */

/* Read and check the file. The list is yours. */
enum suited_status entailments_read(json_t **out, struct suited_error *err);

/* The list of an open taxonomy: [{"when", "then", "unless", "why"}], borrowed. */
const json_t *taxonomy_entailments(const struct suited_taxonomy *taxonomy);

#endif
