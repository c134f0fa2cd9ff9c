/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack_path.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* The length of the key at `at`, without its quotes; 0 where none stands there. */
static size_t key_length(const char *at)
{
    size_t length = 0;

    if (*at == '"')
        return strcspn(at + 1, "\"");
    while (isalnum((unsigned char)at[length]) || at[length] == '_')
        length++;
    return length;
}

/* The place after the step at `at`, which goes to `key` (NULL: each); NULL: no step. */
static const char *read_step(const char *at, char **key)
{
    bool has_bracket, is_quoted;
    size_t length;

    *key = NULL;
    at += at[0] == '.' && at[1] == '[';
    if (!strncmp(at, "[]", 2))
        return at + 2;
    has_bracket = at[0] == '[' && at[1] == '"';
    if (!has_bracket && *at != '.')
        return NULL;
    at++;
    is_quoted = *at == '"';
    length = key_length(at);
    if (length == 0 || (is_quoted && at[1 + length] != '"'))
        return NULL;
    *key = xstrndup(at + is_quoted, length);
    at += length + (is_quoted ? 2 : 0);
    if (!has_bracket)
        return at;
    return *at == ']' ? at + 1 : NULL;
}

enum suited_status path_parse(const char *text, struct path *path, struct suited_error *err)
{
    const char *at = text ? text : ".";

    *path = (struct path){0};
    if (!strcmp(at, "."))
        return SUITED_OK;
    while (at && *at && path->count < PATH_STEPS_MAX) {
        at = read_step(at, &path->steps[path->count].key);
        path->count++;
    }
    if (at && !*at && path->count > 0)
        return SUITED_OK;
    path_release(path);
    return suited_fail(err, SUITED_INVALID,
                       "'%s' is no path to records (write it like .jobs[], .[], "
                       ".\"@graph\"[] or . for the whole document)",
                       text);
}

void path_release(struct path *path)
{
    for (size_t i = 0; i < path->count; i++)
        free(path->steps[i].key);
    *path = (struct path){0};
}
