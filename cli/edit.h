/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_EDIT_H
#define CLI_EDIT_H

#include <jansson.h>

#include "suited/error.h"

/*
 * Let the person change `before` in their editor (VISUAL, EDITOR or vi). What they wrote
 * is in `*out`, theirs to decref by the caller; when it is not JSON their words stay in a
 * file that the sentence names.
 */
enum suited_status edit_json(const json_t *before, json_t **out, struct suited_error *err);

#endif
