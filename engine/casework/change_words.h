/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_CHANGE_WORDS_H
#define CASEWORK_CHANGE_WORDS_H

#include <jansson.h>

#include "base/strbuf.h"
#include "suited/taxonomy.h"

/*
 * Append "Hours a week: 16 now, 30 to 37.5 then." for what a vacancy says under a key of a
 * reason's `back`, and said before; `then` NULL is "not said then".
 */
void change_words(const struct suited_taxonomy *taxonomy, const char *key, const json_t *then,
                  const json_t *now, struct strbuf *out);

#endif
