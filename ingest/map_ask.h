/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_MAP_ASK_H
#define INGEST_MAP_ASK_H

#include "map.h"

/*
 * The first value that the expression under `key` in the format gives for `input`, yours;
 * NULL where the format has no such key or the expression gives nothing. jq's own error
 * is SUITED_INVALID.
 */
enum suited_status map_ask(struct map *map, const char *key, const json_t *input, json_t **out,
                           struct suited_error *err);

#endif
