/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conditions.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "rooms.h"

#define CATALOGUE "taxonomies/conditions.json"

struct conditions {
    json_t *file; /* it owns the strings */
    size_t count;
    struct suited_condition all[SUITED_CONDITIONS_MAX];
};

static enum suited_status read_prior(const json_t *item, struct suited_condition *condition,
                                     struct suited_error *err)
{
    const json_t *prior = json_object_get(item, "prior");
    const json_t *share = json_object_get(prior, "share");

    condition->prior = -1;
    condition->prior_source = json_text_of(prior, "source");
    if (!prior)
        return SUITED_OK;
    condition->prior = json_number_value(share);
    if (!json_is_number(share) || condition->prior < 0 || condition->prior > 1)
        return suited_fail(err, SUITED_INVALID,
                           "'%s', condition '%s': the prior's share is not from 0 to 1",
                           CATALOGUE, condition->id);
    if (!*condition->prior_source)
        return suited_fail(err, SUITED_INVALID, "'%s', condition '%s': the prior has no source",
                           CATALOGUE, condition->id);
    return SUITED_OK;
}

static enum suited_status read_condition(const json_t *item, unsigned number,
                                         struct suited_condition *condition,
                                         struct suited_error *err)
{
    const json_t *wish = json_object_get(item, "wish");

    *condition = (struct suited_condition){
        .id = json_text_of(item, "id"),
        .name = json_text_of(item, "name"),
        .wish = {json_text_of(wish, "no"), json_text_of(wish, "yes")},
        .ask_employer = json_text_of(item, "ask_employer"),
        .ask_client = json_text_of(item, "ask_client"),
        .number = number,
        .silent_no = !strcmp(json_text_of(item, "silent"), "no"),
        .said_both = !strcmp(json_text_of(item, "said"), "both"),
    };
    if (!*condition->id || !*condition->name || !*condition->wish[0] || !*condition->wish[1] ||
        !*condition->ask_employer || !*condition->ask_client)
        return suited_fail(err, SUITED_INVALID,
                           "'%s', condition %u has no id, name, wish (yes and no), "
                           "ask_employer or ask_client",
                           CATALOGUE, number + 1);
    return read_prior(item, condition, err);
}

static const struct suited_condition *find_condition(const struct conditions *conditions,
                                                     const char *id)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (!strcmp(conditions->all[i].id, id))
            return &conditions->all[i];
    return NULL;
}

static enum suited_status read_catalogue(struct conditions *conditions,
                                         struct suited_error *err)
{
    const json_t *list = json_object_get(conditions->file, "conditions");
    enum suited_status status = SUITED_OK;
    size_t i;
    json_t *item;

    if (!json_array_size(list) || json_array_size(list) > SUITED_CONDITIONS_MAX)
        return suited_fail(err, SUITED_INVALID, "'%s' has no list of 1 to %d 'conditions'",
                           CATALOGUE, SUITED_CONDITIONS_MAX);
    json_array_foreach(list, i, item) {
        if (find_condition(conditions, json_text_of(item, "id")))
            return suited_fail(err, SUITED_INVALID, "'%s' has condition '%s' twice", CATALOGUE,
                               json_text_of(item, "id"));
        status = read_condition(item, (unsigned)i, &conditions->all[i], err);
        if (status)
            return status;
        conditions->count++;
    }
    return status;
}

enum suited_status conditions_open(struct conditions **out, struct suited_error *err)
{
    struct conditions *conditions = xcalloc(1, sizeof(*conditions));
    enum suited_status status = json_read_share(CATALOGUE, &conditions->file, err);

    *out = NULL;
    if (!status)
        status = read_catalogue(conditions, err);
    if (status)
        conditions_close(conditions);
    else
        *out = conditions;
    return status;
}

void conditions_close(struct conditions *conditions)
{
    if (!conditions)
        return;
    json_decref(conditions->file);
    free(conditions);
}

size_t suited_taxonomy_conditions(const struct suited_taxonomy *taxonomy)
{
    return taxonomy_conditions(taxonomy)->count;
}

const struct suited_condition *suited_taxonomy_condition(const struct suited_taxonomy *taxonomy,
                                                         size_t number)
{
    const struct conditions *conditions = taxonomy_conditions(taxonomy);

    return number < conditions->count ? &conditions->all[number] : NULL;
}

const struct suited_condition *suited_condition_find(const struct suited_taxonomy *taxonomy,
                                                     const char *id)
{
    return find_condition(taxonomy_conditions(taxonomy), id);
}
