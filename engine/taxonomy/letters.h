/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_LETTERS_H
#define TAXONOMY_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the tokeniser needs to know of characters; no locale is asked. */

/* No character: a byte that is no UTF-8. */
#define LETTERS_BAD UINT32_MAX

/* The character at `text` and the bytes it takes, at least 1; `left` is at least 1. */
uint32_t letters_decode(const char *text, size_t left, size_t *taken);

bool letters_is_space(uint32_t c);
bool letters_is_letter(uint32_t c);
uint32_t letters_lower(uint32_t c);

/* The character that stands for `c` and its like: see struct token. 0: none. */
char letters_fold_mark(uint32_t c);

/* Write `c` as UTF-8; the number of bytes, at most 4. */
size_t letters_encode(uint32_t c, char *out);

#endif
