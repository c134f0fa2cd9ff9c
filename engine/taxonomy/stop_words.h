/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_STOP_WORDS_H
#define TAXONOMY_STOP_WORDS_H

#include "suited/error.h"

/* Words too common to search by: taxonomies/stop_words.json. */
struct stop_words;

enum suited_status stop_words_open(struct stop_words **out, struct suited_error *err);
void stop_words_close(struct stop_words *stop_words);

#endif
