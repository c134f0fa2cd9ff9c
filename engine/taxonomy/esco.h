/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_ESCO_H
#define TAXONOMY_ESCO_H

#include "suited/error.h"

/* ESCO as it was imported: a file of labels in the data folder, mapped. */
struct esco;
struct labels;

#define ESCO_CACHE "taxonomy/esco.cache" /* in the data folder */

/*
 * Map what was imported into `data_dir`; `*out` is NULL where nothing was, or where
 * `data_dir` is NULL. A damaged file is SUITED_INVALID and says to import again.
 */
enum suited_status esco_open(const char *data_dir, struct esco **out, struct suited_error *err);
void esco_close(struct esco *esco);

/* Labels of its occupations and skills. `esco` may be NULL: then so are they. */
const struct labels *esco_occupations(const struct esco *esco);
const struct labels *esco_skills(const struct esco *esco);

#endif
