/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "suited/error.h"

/* Small readings of jansson's values that several rooms need. */

/* Parse the file at `path`. The sentence names file, line and column. The result is yours. */
enum suited_status json_read_file(const char *path, json_t **out, struct suited_error *err);

/* Parse the shared data file `name` (see share.h). The result is yours. */
enum suited_status json_read_share(const char *name, json_t **out, struct suited_error *err);

/* The string under `key`, borrowed; "" when it is absent or no string. */
const char *json_text_of(const json_t *object, const char *key);

/* Whether `list` is an array that holds the string `text`. */
bool json_list_has(const json_t *list, const char *text);

/* Append `text` to `list` unless it is there already. */
void json_list_add(json_t *list, const char *text);

/* The first line of a file of ours that holds `text` as a string; 0 where none does. */
size_t json_line_of(const char *name, const char *text);

/*
 * Parse an object and leave the string under `key` empty: for a long text that nobody asked
 * for, which would be most of the work. NULL where it is no JSON. The result is yours.
 */
json_t *json_load_without(const char *text, size_t length, const char *key);

#endif
