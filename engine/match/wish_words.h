/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_WISH_WORDS_H
#define MATCH_WISH_WORDS_H

#include <jansson.h>

#include "base/strbuf.h"
#include "suited/taxonomy.h"

/* A wish as a person would say it: {"hours_per_week": {"max": 16}} is "Hours a week: up to 16".
 */
void wish_words(const struct suited_taxonomy *taxonomy, const json_t *wish, struct strbuf *out);

/* A share as people say it: 0.43 is "4 in 10"; nothing above 9 or below 1 in 10 is claimed. */
void share_words(double share, struct strbuf *out);

/* "2026-11-22" as "22 Nov 2026"; anything else as it is. */
void day_words(const char *day, struct strbuf *out);

#endif
