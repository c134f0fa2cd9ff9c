/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_MAP_FILE_H
#define INGEST_MAP_FILE_H

#include <jansson.h>

#include "base/strbuf.h"
#include "suited/error.h"

/* Format files: where they lie, and whether what they say makes sense. */

/*
 * Read the file of the format `name` (map_open's). `*path` is where it lies, yours also on
 * failure. Unknown: SUITED_NOTFOUND, with the nearest name.
 */
enum suited_status map_file_read(const char *name, char **path, struct strbuf *text,
                                 struct suited_error *err);

/*
 * Check what a file gave as `format`, and settle it: keys that are null go, "complete"
 * becomes "snapshot" or "delta". An unknown key or kind is SUITED_INVALID.
 */
enum suited_status map_file_check(const char *path, json_t *format, struct suited_error *err);

#endif
