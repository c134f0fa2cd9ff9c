/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_SKILLS_ROOM_H
#define TAXONOMY_SKILLS_ROOM_H

#include <jansson.h>

#include "skills.h"

/* What skills_read.c needs of skills.json as it was loaded; all of it borrowed. */
size_t skills_count(const struct skills *skills);

/* {"id", "title", "also", "typed", "phrases": lists of texts, "quiet"}: see the file. */
const json_t *skills_get(const struct skills *skills, size_t number);

/* The whole file: {"skills", "desirable", "essential", "desirable_headings"}. */
const json_t *skills_data(const struct skills *skills);

#endif
