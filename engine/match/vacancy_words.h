/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_VACANCY_WORDS_H
#define MATCH_VACANCY_WORDS_H

#include <jansson.h>

/* What a vacancy's record says on the two things that are asked first, null where it says
 * nothing: "16 to 20 hours a week", "£12.71 an hour". */
json_t *hours_words(const json_t *record);
json_t *wage_words(const json_t *record);

#endif
