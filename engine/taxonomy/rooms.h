/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_ROOMS_H
#define TAXONOMY_ROOMS_H

#include "suited/taxonomy.h"

/*
 * The parts of an open taxonomy, for the files of this room that implement what
 * suited/taxonomy.h promises of them. Each part opens and closes itself (see its
 * own header); all are read-only, belong to the taxonomy and are never NULL.
 */
const struct conditions *taxonomy_conditions(const struct suited_taxonomy *taxonomy);
const struct places *taxonomy_places(const struct suited_taxonomy *taxonomy);
const struct requirements *taxonomy_requirements(const struct suited_taxonomy *taxonomy);
const struct stop_words *taxonomy_stop_words(const struct suited_taxonomy *taxonomy);
const struct words *taxonomy_words(const struct suited_taxonomy *taxonomy);
const struct occupations *taxonomy_occupations(const struct suited_taxonomy *taxonomy);
const struct skills *taxonomy_skills(const struct suited_taxonomy *taxonomy);
const struct priors *taxonomy_priors(const struct suited_taxonomy *taxonomy);

/* What was imported into the data folder. */
enum imported { IMPORTED_ESCO, IMPORTED_ESCO_SKILLS, IMPORTED_ONET };

/* Its labels; NULL when it was not imported. */
const struct labels *taxonomy_imported(const struct suited_taxonomy *taxonomy,
                                       enum imported what);

#endif
