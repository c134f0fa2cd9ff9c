/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_INPUT_H
#define INGEST_INPUT_H

#include <stdint.h>
#include <stdio.h>

#include "base/strbuf.h"
#include "suited/error.h"

/* How much of a stream's beginning its format is recognised by. */
#define INPUT_HEAD ((size_t)64 << 10)

/*
 * Open `path` for reading from its beginning ("-" is standard input); what cannot be
 * rewound is spooled to a file without a name first. `*size` is in bytes. The stream is
 * the caller's, to fclose().
 */
enum suited_status input_open(const char *path, FILE **out, uint64_t *size,
                              struct suited_error *err);

/* A fresh spool file, without a name, in the system's folder for such. */
enum suited_status input_spool(FILE **out, struct suited_error *err);

/* Append the first bytes, unpacked where they are gzip or zstd, and rewind. */
enum suited_status input_head(FILE *stream, struct strbuf *head, struct suited_error *err);

#endif
