/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_VACANCY_WORDS_H
#define MATCH_VACANCY_WORDS_H

#include <jansson.h>

#include "base/strbuf.h"

/* What a vacancy's record says on the two things that are asked first; empty where it says
 * nothing: "16 to 20 hours a week", "£12.71 an hour". */
void hours_words(const json_t *record, struct strbuf *out);
void wage_words(const json_t *record, struct strbuf *out);

#endif
