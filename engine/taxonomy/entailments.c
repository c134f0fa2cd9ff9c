/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entailments.h"

#include <string.h>

#include "base/json.h"

#define ENTAILMENTS_FILE "taxonomies/entailments.json"

static bool is_value(const json_t *value)
{
    const char *text = json_string_value(value);

    return text && (!strcmp(text, "yes") || !strcmp(text, "no"));
}

/* A condition with a value, or a quantity. */
static bool is_side(const json_t *side)
{
    if (json_is_string(json_object_get(side, "quantity")))
        return true;
    return json_is_string(json_object_get(side, "condition")) &&
           is_value(json_object_get(side, "value"));
}

static bool is_entailment(const json_t *entry)
{
    size_t i;
    json_t *side;

    json_array_foreach(json_object_get(entry, "unless"), i, side)
        if (!is_side(side))
            return false;
    return is_side(json_object_get(entry, "when")) && is_side(json_object_get(entry, "then")) &&
           *json_text_of(entry, "why");
}

enum suited_status entailments_read(json_t **out, struct suited_error *err)
{
    enum suited_status status = json_read_share(ENTAILMENTS_FILE, out, err);
    json_t *file = *out, *entry;
    size_t i;

    if (status)
        return status;
    *out = json_incref(json_object_get(file, "entailments"));
    json_decref(file);
    if (!json_is_array(*out))
        status = suited_fail(err, SUITED_INVALID, "'%s' has no list 'entailments'",
                             ENTAILMENTS_FILE);
    json_array_foreach(*out, i, entry)
        if (!status && !is_entailment(entry))
            status = suited_fail(err, SUITED_INVALID,
                                 "'%s', entailment %zu: it needs when, then and why",
                                 ENTAILMENTS_FILE, i + 1);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}
