/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unpack_element.h"

#include <stdbool.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

json_t *element_text(const char *text, size_t length)
{
    while (length > 0 && is_space(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_space(text[length - 1]))
        length--;
    return length > 0 ? json_stringn(text, length) : NULL;
}

void element_add(json_t *object, const char *name, json_t *value)
{
    json_t *present = json_object_get(object, name);

    if (json_is_array(present))
        json_array_append_new(present, value);
    else if (present)
        json_object_set_new(object, name, json_pack("[O,o]", present, value));
    else
        json_object_set_new(object, name, value);
}

json_t *element_value(json_t *object, const char *text, size_t length)
{
    json_t *string = element_text(text, length);

    if (!object)
        return string ? string : json_null();
    if (string)
        json_object_set_new(object, "#text", string);
    return object;
}
