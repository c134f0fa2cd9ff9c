/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reasons.h"

#include <string.h>

#include "base/json.h"
#include "wish_kinds.h"

#define REASONS_FILE "taxonomies/reasons.json"

/* What may change, besides conditions, and how. */
static const struct change {
    const char *key;
    bool is_amount;
} changes[] = {
    {"hours_per_week", true}, {"days_per_week", true}, {"pay", true},   {"max_lift_kg", true},
    {"shift", false},         {"days", false},         {"work", false}, {"places", false},
};

static bool is_one_of(const char *word, const char *first, const char *second)
{
    return !strcmp(word, first) || !strcmp(word, second);
}

static bool is_change(const struct suited_taxonomy *taxonomy, const char *key, const char *how)
{
    if (suited_condition_find(taxonomy, key))
        return is_one_of(how, "yes", "no");
    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
        if (!strcmp(key, changes[i].key))
            return changes[i].is_amount ? is_one_of(how, "less", "more")
                                        : !strcmp(how, "other");
    return false;
}

static enum suited_status check_back(const struct suited_taxonomy *taxonomy, const char *id,
                                     json_t *back, struct suited_error *err)
{
    const char *key;
    json_t *how;

    if (back && !json_is_object(back))
        return suited_fail(err, SUITED_INVALID, "'%s', reason '%s': back is no object",
                           REASONS_FILE, id);
    json_object_foreach(back, key, how) {
        const char *text = json_is_string(how) ? json_string_value(how) : "";

        if (!is_change(taxonomy, key, text))
            return suited_fail(err, SUITED_INVALID,
                               "'%s', reason '%s': '%s' cannot change to '%s' (a condition to "
                               "yes or no, an amount to less or more, the rest to other)",
                               REASONS_FILE, id, key, text);
    }
    return SUITED_OK;
}

static bool is_wish(const struct suited_taxonomy *taxonomy, const json_t *wish)
{
    const char *kind = json_string_value(wish);

    return kind ? is_wish_kind(taxonomy, kind) : json_is_null(wish);
}

static enum suited_status check(const struct suited_taxonomy *taxonomy, const json_t *reason,
                                json_t *ids, struct suited_error *err)
{
    const char *id = json_text_of(reason, "id");

    if (!*id || !*json_text_of(reason, "says"))
        return suited_fail(err, SUITED_INVALID, "'%s', reason %zu has no id or says",
                           REASONS_FILE, json_array_size(ids) + 1);
    if (json_list_has(ids, id))
        return suited_fail(err, SUITED_INVALID, "'%s' has reason '%s' twice", REASONS_FILE, id);
    json_list_add(ids, id);
    if (!is_wish(taxonomy, json_object_get(reason, "wish")))
        return suited_fail(err, SUITED_INVALID,
                           "'%s', reason '%s': its wish is no kind of wish and not null",
                           REASONS_FILE, id);
    return check_back(taxonomy, id, json_object_get(reason, "back"), err);
}

enum suited_status reasons_read(const struct suited_taxonomy *taxonomy, json_t **out,
                                struct suited_error *err)
{
    json_t *file, *ids, *reason;
    enum suited_status status = json_read_share(REASONS_FILE, &file, err);
    size_t i;

    *out = NULL;
    if (status)
        return status;
    *out = json_incref(json_object_get(file, "reasons"));
    json_decref(file);
    if (!json_array_size(*out))
        status = suited_fail(err, SUITED_INVALID, "'%s' has no list 'reasons'", REASONS_FILE);
    ids = json_array();
    json_array_foreach(*out, i, reason)
        if (!status)
            status = check(taxonomy, reason, ids, err);
    json_decref(ids);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}
