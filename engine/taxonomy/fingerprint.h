/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FINGERPRINT_H
#define TAXONOMY_FINGERPRINT_H

#include <stdint.h>

#include "suited/error.h"

/*
 * Continue `hash` with all data files that reading goes by, in the order of their names. Lists
 * of places are none of them: a vacancy's places are found when it comes in.
 */
enum suited_status fingerprint_files(uint64_t *hash, struct suited_error *err);

/* Continue `hash` with one data file: "taxonomies/skills.json". */
enum suited_status fingerprint_file(const char *name, uint64_t *hash, struct suited_error *err);

#endif
