/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include <stddef.h>

#include "strbuf.h"

/* Append `data` as one gzip file to `out`; `effort` is from 1, quick, to 9, small. */
void gzip_pack(const void *data, size_t length, int effort, struct strbuf *out);

#endif
