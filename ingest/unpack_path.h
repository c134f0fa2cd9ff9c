/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_UNPACK_PATH_H
#define INGEST_UNPACK_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "suited/error.h"

#define PATH_STEPS_MAX 16

/* Where records stand in JSON: ".jobs[]" is the steps "jobs" and each. */
struct path {
    struct path_step {
        char *key; /* NULL: each element of a list */
    } steps[PATH_STEPS_MAX];
    size_t count;
};

/* Parse a path as jq writes it: keys, quoted keys and []. NULL is ".". */
enum suited_status path_parse(const char *text, struct path *path, struct suited_error *err);
void path_release(struct path *path);

#endif
