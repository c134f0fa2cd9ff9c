/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "strbuf.h"

/*
 * Folding: the same words written a little differently become the same bytes. Lower
 * case, accents off Latin letters, everything that is no letter or digit one space,
 * none at the ends; letters of other scripts stay as they are.
 */
void fold_add(struct strbuf *out, const char *text, size_t length);

/* The folded text; the caller frees it. */
char *fold_text(const char *text);

/* The hash by which employers are told apart in rows; 0 for a name with nothing in it. */
uint32_t employer_hash(const char *name);

#endif
