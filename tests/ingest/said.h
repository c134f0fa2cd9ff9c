/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_SAID_H
#define TESTS_INGEST_SAID_H

#include <ctype.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"

/*
 * What a capture says, got by the shortest way there is and by nothing of ours: a path of
 * keys in JSON ("jobs[].location.name", `*` for every value), or plain marks in anything
 * else ("div.place/span" is the first span after each <div … place …>, "a@href" a link).
 */

static inline void said_in_json(const json_t *value, const char *path, json_t *out)
{
    size_t length = strcspn(path, ".["), i;
    const char *rest = path + length + (path[length] == '.'), *key;
    char name[64];
    json_t *child;

    if (!*path && value && !json_is_null(value))
        json_array_append(out, (json_t *)value);
    if (!*path)
        return;
    if (!strncmp(path, "[]", 2)) {
        json_array_foreach(value, i, child)
            said_in_json(child, path + 2 + (path[2] == '.'), out);
        return;
    }
    if (*path == '*') {
        json_object_foreach((json_t *)value, key, child)
            said_in_json(child, rest, out);
        return;
    }
    snprintf(name, sizeof(name), "%.*s", (int)length, path);
    said_in_json(json_object_get(value, name), rest, out);
}

/* The next element at or after `at` whose name, prefix aside, is `name`; NULL without. */
static inline const char *next_element(const char *at, const char *name, const char *with)
{
    size_t length = strlen(name);

    while ((at = strchr(at, '<')) != NULL) {
        size_t whole = strcspn(++at, " >/\r\n"), tag = strcspn(at, ">");
        const char *local = memchr(at, ':', whole);

        local = local ? local + 1 : at;
        if (strncmp(local, name, length) || local + length != at + whole)
            continue;
        const char *found = with ? strstr(at, with) : at;

        if (found && found < at + tag)
            return at;
    }
    return NULL;
}

static inline void said_attribute(const char *element, const char *name, json_t *out)
{
    size_t tag = strcspn(element, ">");
    char mark[64];
    const char *at;

    snprintf(mark, sizeof(mark), " %s=\"", name);
    at = strstr(element, mark);
    if (at && at < element + tag)
        json_array_append_new(
            out, json_stringn_nocheck(at + strlen(mark), strcspn(at + strlen(mark), "\"")));
}

/* What stands in `element`, up to the end of that name. */
static inline char *inside_of(const char *element)
{
    const char *start = element + strcspn(element, ">") + 1, *end;
    char close[80];

    snprintf(close, sizeof(close), "</%.*s>", (int)strcspn(element, " >\r\n"), element);
    end = strstr(start, close);
    return start[-2] == '/' || !end ? strdup("") : strndup(start, (size_t)(end - start));
}

static inline void said_in_marks(const char *text, const char *path, json_t *out)
{
    size_t length = strcspn(path, "/");
    const char *rest = path + length + (path[length] == '/'), *at = text;
    char step[100], *with, *attribute;

    if (!*path) {
        json_array_append_new(out, json_string_nocheck(text));
        return;
    }
    snprintf(step, sizeof(step), "%.*s", (int)length, path);
    attribute = strchr(step, '@');
    with = strchr(step, '.');
    step[strcspn(step, "@.")] = '\0';
    while ((at = next_element(at, step, with ? with + 1 : NULL)) != NULL) {
        char *inside = inside_of(at);

        if (attribute)
            said_attribute(at, attribute + 1, out);
        else
            said_in_marks(inside, rest, out);
        free(inside);
    }
}

/* Each element that `mark` names, its own tags and all. */
static inline void said_elements(const char *text, const char *mark, json_t *out)
{
    char name[100];
    const char *at = text, *with = strchr(mark, '.');

    snprintf(name, sizeof(name), "%.*s", (int)strcspn(mark, "."), mark);
    while ((at = next_element(at, name, with ? with + 1 : NULL)) != NULL) {
        char *inside = inside_of(at);
        size_t tag = strcspn(at, ">") + 1;

        json_array_append_new(out, json_stringn_nocheck(at - 1, tag + 1 + strlen(inside)));
        at += tag + strlen(inside);
        free(inside);
    }
}

/* All that a record says at `path`, added to `out`. */
static inline void said_at(const json_t *record, const char *path, json_t *out)
{
    if (json_is_string(record))
        said_in_marks(json_string_value(record), path, out);
    else
        said_in_json(record, path, out);
}

#endif
