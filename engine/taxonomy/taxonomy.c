/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "conditions.h"
#include "esco.h"
#include "find.h"
#include "occupations.h"
#include "places_room.h"
#include "priors.h"
#include "requirements.h"
#include "rooms.h"
#include "skills.h"
#include "stop_words.h"

struct suited_taxonomy {
    struct conditions *conditions;
    struct places *places;
    struct requirements *requirements;
    struct stop_words *stop_words;
    struct occupations *occupations;
    struct skills *skills;
    struct priors *priors;
    struct esco *esco;
    struct find *find;
    json_t *model;
};

static enum suited_status open_facts(struct suited_taxonomy *taxonomy, const char *data_dir,
                                     struct suited_error *err)
{
    enum suited_status status = conditions_open(&taxonomy->conditions, err);

    if (!status)
        status = places_open(data_dir, &taxonomy->places, err);
    if (!status)
        status = requirements_open(&taxonomy->requirements, err);
    if (!status)
        status = stop_words_open(&taxonomy->stop_words, err);
    if (!status)
        status = json_read_share("taxonomies/model.json", &taxonomy->model, err);
    return status;
}

static enum suited_status open_work(struct suited_taxonomy *taxonomy, const char *data_dir,
                                    struct suited_error *err)
{
    enum suited_status status = occupations_open(&taxonomy->occupations, err);

    if (!status)
        status = skills_open(occupations_words(taxonomy->occupations), &taxonomy->skills, err);
    if (!status)
        status = priors_open(&taxonomy->priors, err);
    if (!status)
        status = esco_open(data_dir, &taxonomy->esco, err);
    if (!status)
        taxonomy->find = find_new(taxonomy->occupations, taxonomy->skills, taxonomy->esco);
    return status;
}

enum suited_status suited_taxonomy_open(const char *data_dir, struct suited_taxonomy **out,
                                        struct suited_error *err)
{
    struct suited_taxonomy *taxonomy = xcalloc(1, sizeof(*taxonomy));
    enum suited_status status = open_facts(taxonomy, data_dir, err);

    *out = NULL;
    if (!status)
        status = open_work(taxonomy, data_dir, err);
    if (status)
        suited_taxonomy_close(taxonomy);
    else
        *out = taxonomy;
    return status;
}

void suited_taxonomy_close(struct suited_taxonomy *taxonomy)
{
    if (!taxonomy)
        return;
    json_decref(taxonomy->model);
    find_free(taxonomy->find);
    esco_close(taxonomy->esco);
    priors_close(taxonomy->priors);
    skills_close(taxonomy->skills);
    occupations_close(taxonomy->occupations);
    stop_words_close(taxonomy->stop_words);
    requirements_close(taxonomy->requirements);
    places_close(taxonomy->places);
    conditions_close(taxonomy->conditions);
    free(taxonomy);
}

const json_t *suited_taxonomy_model(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->model;
}

const struct conditions *taxonomy_conditions(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->conditions;
}

const struct places *taxonomy_places(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->places;
}

const struct requirements *taxonomy_requirements(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->requirements;
}

const struct stop_words *taxonomy_stop_words(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->stop_words;
}

const struct occupations *taxonomy_occupations(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->occupations;
}

const struct skills *taxonomy_skills(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->skills;
}

const struct priors *taxonomy_priors(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->priors;
}

const struct esco *taxonomy_esco(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->esco;
}

const struct find *taxonomy_find_index(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->find;
}
