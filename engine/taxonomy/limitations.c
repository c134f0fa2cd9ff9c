/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "limitations.h"

#include <string.h>

#include "base/json.h"
#include "wish_kinds.h"

#define LIMITATIONS_FILE "taxonomies/limitations.json"

static bool is_tier(const char *tier)
{
    return !strcmp(tier, "must") || !strcmp(tier, "important") || !strcmp(tier, "nice");
}

/* One key, which is a kind of wish; its value is the profile's to understand. */
static bool is_wish(const struct suited_taxonomy *taxonomy, json_t *wish)
{
    const char *key = json_object_iter_key(json_object_iter(wish));

    return json_object_size(wish) == 1 && is_wish_kind(taxonomy, key);
}

static enum suited_status check_offers(const struct suited_taxonomy *taxonomy, const char *id,
                                       const json_t *offers, struct suited_error *err)
{
    size_t i;
    json_t *offer;

    if (!json_array_size(offers))
        return suited_fail(err, SUITED_INVALID, "'%s', limitation '%s' offers nothing",
                           LIMITATIONS_FILE, id);
    json_array_foreach(offers, i, offer) {
        if (!is_wish(taxonomy, json_object_get(offer, "wish")))
            return suited_fail(err, SUITED_INVALID,
                               "'%s', limitation '%s', offer %zu: it is no kind of wish",
                               LIMITATIONS_FILE, id, i + 1);
        if (!is_tier(json_text_of(offer, "tier")) || !*json_text_of(offer, "why"))
            return suited_fail(
                err, SUITED_INVALID,
                "'%s', limitation '%s', offer %zu: it has no why, or its tier is "
                "not must, important or nice",
                LIMITATIONS_FILE, id, i + 1);
    }
    return SUITED_OK;
}

static bool are_words(const json_t *words)
{
    size_t i;
    json_t *word;

    json_array_foreach(words, i, word)
        if (!json_string_length(word))
            return false;
    return json_array_size(words) > 0;
}

static enum suited_status check(const struct suited_taxonomy *taxonomy,
                                const json_t *limitation, json_t *ids, struct suited_error *err)
{
    const char *id = json_text_of(limitation, "id");

    if (!*id || !*json_text_of(limitation, "group") || !*json_text_of(limitation, "says") ||
        !*json_text_of(limitation, "source") ||
        !are_words(json_object_get(limitation, "words")))
        return suited_fail(err, SUITED_INVALID,
                           "'%s', limitation %zu has no id, group, says, words or source",
                           LIMITATIONS_FILE, json_array_size(ids) + 1);
    if (json_list_has(ids, id))
        return suited_fail(err, SUITED_INVALID, "'%s' has limitation '%s' twice",
                           LIMITATIONS_FILE, id);
    json_list_add(ids, id);
    return check_offers(taxonomy, id, json_object_get(limitation, "offers"), err);
}

enum suited_status limitations_read(const struct suited_taxonomy *taxonomy, json_t **out,
                                    struct suited_error *err)
{
    json_t *file, *ids, *limitation;
    enum suited_status status = json_read_share(LIMITATIONS_FILE, &file, err);
    size_t i;

    *out = NULL;
    if (status)
        return status;
    *out = json_incref(json_object_get(file, "limitations"));
    json_decref(file);
    if (!json_array_size(*out))
        status = suited_fail(err, SUITED_INVALID, "'%s' has no list 'limitations'",
                             LIMITATIONS_FILE);
    ids = json_array();
    json_array_foreach(*out, i, limitation)
        if (!status)
            status = check(taxonomy, limitation, ids, err);
    json_decref(ids);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}
