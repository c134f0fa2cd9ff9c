/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_MAP_ASK_H
#define INGEST_MAP_ASK_H

#include <jansson.h>
#include <stddef.h>

/* What to ask a format file: a jq expression that may use what the file's `text` defines. */
struct map_question {
    const char *text, *expression;
};

/*
 * Ask many at once, as jq takes longer to start than to answer: a list of as many
 * answers, yours; null where an expression fails, gives nothing or is refused.
 */
json_t *map_ask_all(const struct map_question *questions, size_t count, const json_t *input);

#endif
