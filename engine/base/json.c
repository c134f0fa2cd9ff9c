/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "share.h"

enum suited_status json_read_file(const char *path, json_t **out, struct suited_error *err)
{
    json_error_t parse;

    *out = json_load_file(path, JSON_REJECT_DUPLICATES, &parse);
    if (*out)
        return SUITED_OK;
    if (json_error_code(&parse) == json_error_cannot_open_file)
        return suited_fail(err, SUITED_NOTFOUND, "cannot read '%s': %s", path, parse.text);
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
