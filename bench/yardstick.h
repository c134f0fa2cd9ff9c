/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_YARDSTICK_H
#define BENCH_YARDSTICK_H

#include <jansson.h>

#include "suited/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What ingest is held against: title and text of the same adverts into a new database at
 * `path` by Xapian's own TermGenerator with its English stemmer, committed once.
 */
enum suited_status yardstick_index(const char *path, const json_t *adverts,
                                   struct suited_error *err);

/* The terms of the same text alone, into documents that are dropped. */
enum suited_status yardstick_terms(const json_t *adverts, struct suited_error *err);

#ifdef __cplusplus
}
#endif
#endif
