/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "share.h"
#include "strbuf.h"

/* Some editors put the byte order mark of UTF-8 before what they save. */
static void skip_mark(FILE *file)
{
    int first = getc(file);

    if (first == 0xEF && getc(file) == 0xBB && getc(file) == 0xBF)
        return;
    ungetc(first, file);
}

enum suited_status json_read_file(const char *path, json_t **out, struct suited_error *err)
{
    FILE *file = fopen(path, "rb");
    json_error_t parse;

    *out = NULL;
    if (!file)
        return suited_fail(err, SUITED_NOTFOUND, "cannot read '%s': %s", path, strerror(errno));
    skip_mark(file);
    *out = json_loadf(file, JSON_REJECT_DUPLICATES, &parse);
    fclose(file);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID, "'%s' is not JSON: line %d, column %d: %s", path,
                       parse.line, parse.column, parse.text);
}

enum suited_status json_read_share(const char *name, json_t **out, struct suited_error *err)
{
    char *path = share_path(name);
    enum suited_status status = json_read_file(path, out, err);

    free(path);
    return status;
}

const char *json_text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text ? text : "";
}

bool json_list_has(const json_t *list, const char *text)
{
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
        if (json_is_string(item) && !strcmp(json_string_value(item), text))
            return true;
    return false;
}

void json_list_add(json_t *list, const char *text)
{
    if (!json_list_has(list, text))
        json_array_append_new(list, json_string(text));
}

size_t json_line_of(const char *name, const char *text)
{
    json_t *string = json_string(text);
    char *path = share_path(name), *quoted = json_dumps(string, JSON_ENCODE_ANY), *line = NULL;
    FILE *file = fopen(path, "rb");
    size_t room = 0, number = 0;
    bool is_found = false;

    while (file && quoted && !is_found && getline(&line, &room, file) >= 0) {
        number++;
        is_found = strstr(line, quoted);
    }
    if (file)
        fclose(file);
    free(line);
    free(quoted);
    free(path);
    json_decref(string);
    return is_found ? number : 0;
}

/* Behind the quote that ends the string which begins at `at`; `end` where none does. */
static const char *string_end(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    return at < end ? at + 1 : end;
}

/* The value of a top-level `key` that is a string: where it begins, behind its quote. */
static const char *find_text(const char *text, const char *end, const char *key)
{
    size_t length = strlen(key);
    int depth = 0;

    for (const char *at = text; at < end; at++) {
        const char *start = at + 1;

        depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        if (*at != '"')
            continue;
        at = string_end(start, end);
        if (depth == 1 && end - at > 1 && *at == ':' && at[1] == '"' &&
            (size_t)(at - start) == length + 1 && !memcmp(start, key, length))
            return at + 2;
        at--;
    }
    return NULL;
}

json_t *json_load_without(const char *text, size_t length, const char *key)
{
    const char *end = text + length, *start = find_text(text, end, key), *rest;
    struct strbuf shorter = STRBUF_INIT;
    json_t *out;

    if (!start)
        return json_loadb(text, length, 0, NULL);
    rest = string_end(start, end) - 1;
    strbuf_add(&shorter, text, (size_t)(start - text));
    strbuf_add(&shorter, rest, (size_t)(end - rest));
    out = json_loadb(shorter.text, shorter.length, 0, NULL);
    strbuf_release(&shorter);
    return out;
}
