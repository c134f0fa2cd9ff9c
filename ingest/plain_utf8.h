/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_PLAIN_UTF8_H
#define INGEST_PLAIN_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/* Characters of outside text, one by one: what of them is worth keeping, and how. */
#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Decode the character that the `length` bytes at `text` (at least one) begin with and
 * return how many it takes; a byte that begins none is one UTF8_REPLACEMENT.
 */
size_t utf8_next(const char *text, size_t length, uint32_t *character);

/* How many bytes at the front of `text` are ASCII, and how many ASCII and neither blank nor
 * control: most of what is read, which need not be looked at one by one. */
size_t utf8_ascii_run(const char *text, size_t length);
size_t utf8_visible_run(const char *text, size_t length);

void utf8_put(struct strbuf *buf, uint32_t character);

/*
 * What `character` of a page stands for in plain text: ' ' for any kind of space, 0 for what
 * is not to be seen (controls, marks of width and direction), else itself, where old
 * Windows code points and the bullets of symbol fonts are put right.
 */
uint32_t utf8_plain(uint32_t character);

/* The most of `length` bytes, at most `limit`, that does not cut a character in two. */
size_t utf8_fit(const char *text, size_t length, size_t limit);

#endif
