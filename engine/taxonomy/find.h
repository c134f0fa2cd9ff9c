/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_FIND_H
#define TAXONOMY_FIND_H

struct esco;
struct find;
struct occupations;
struct skills;

/* The search behind suited_taxonomy_find(), over labels that are borrowed. */
struct find *find_new(const struct occupations *occupations, const struct skills *skills,
                      const struct esco *esco);
void find_free(struct find *find);

#endif
