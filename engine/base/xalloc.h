/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

/*
 * Allocation that ends the program with one sentence rather than return NULL.
 * Safe only because every outside input has a cap before it is kept.
 */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *memory, size_t size);              /* `size` bytes */
void *xresize(void *memory, size_t count, size_t size); /* an array; the product is checked */

/*
 * Zeroed memory for a large table that is read here and there all the time: on huge pages
 * where the system has them, so that fewer addresses need looking up. free() it.
 */
void *xtable(size_t size);

char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t length);

#endif
