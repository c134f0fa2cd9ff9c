/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_KEYS_H
#define NET_FETCH_KEYS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "suited/error.h"

/*
 * Keys in addresses and headers: ${NAME} stands for an environment variable, ${file:PATH}
 * for the text of a file without its line's end. In an address what is filled in is
 * percent-encoded. A key that is missing, or that has control characters, is
 * SUITED_INVALID; the sentence names it and never shows it.
 */
#define KEY_MAX 4096

enum suited_status keys_fill(const char *pattern, bool is_url, struct strbuf *out,
                             struct suited_error *err);

/* Overwrite what was filled in, then free it. */
void keys_release(struct strbuf *filled);

#endif
