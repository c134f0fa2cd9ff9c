/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PRINT_WISH_H
#define CLI_PRINT_WISH_H

#include <jansson.h>

#include "suited/taxonomy.h"

/* A wish in words, nothing else on the line. */
void print_wish_words(const struct suited_taxonomy *taxonomy, const json_t *wish);

/* How a vacancy meets each wish, a line each: outcome, wish, who says so in which words. */
void print_wishes(const struct suited_taxonomy *taxonomy, const json_t *vacancy);

#endif
