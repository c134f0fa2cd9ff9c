/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/taxonomy.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "conditions.h"
#include "fingerprint.h"
#include "labels_file.h"
#include "limitations.h"
#include "occupations.h"
#include "places_room.h"
#include "priors.h"
#include "reasons.h"
#include "requirements.h"
#include "rooms.h"
#include "skills.h"
#include "stop_words.h"
#include "words.h"

struct suited_taxonomy {
    struct conditions *conditions;
    struct places *places;
    struct requirements *requirements;
    struct stop_words *stop_words;
    struct words *words;
    struct occupations *occupations;
    struct skills *skills;
    struct priors *priors;
    struct labels_file *esco, *onet;
    json_t *model, *reasons, *limitations;
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
    if (!status)
        status = reasons_read(taxonomy, &taxonomy->reasons, err);
    if (!status)
        status = limitations_read(taxonomy, &taxonomy->limitations, err);
    return status;
}

static enum suited_status open_work(struct suited_taxonomy *taxonomy, const char *data_dir,
                                    struct suited_error *err)
{
    enum suited_status status = words_open(&taxonomy->words, err);

    if (!status)
        status = occupations_open(taxonomy->words, &taxonomy->occupations, err);
    if (!status)
        status = skills_open(taxonomy->words, &taxonomy->skills, err);
    if (!status)
        status = priors_open(&taxonomy->priors, err);
    if (!status)
        status = labels_file_open(data_dir, ESCO_FILE, &taxonomy->esco, err);
    if (!status)
        status = labels_file_open(data_dir, ONET_FILE, &taxonomy->onet, err);
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
    json_decref(taxonomy->limitations);
    json_decref(taxonomy->reasons);
    json_decref(taxonomy->model);
    labels_file_close(taxonomy->onet);
    labels_file_close(taxonomy->esco);
    priors_close(taxonomy->priors);
    skills_close(taxonomy->skills);
    occupations_close(taxonomy->occupations);
    words_close(taxonomy->words);
    stop_words_close(taxonomy->stop_words);
    requirements_close(taxonomy->requirements);
    places_close(taxonomy->places);
    conditions_close(taxonomy->conditions);
    free(taxonomy);
}

/* What was imported is part of it; that nothing was, too. */
static void add_imported(uint64_t *hash, const struct labels_file *imported)
{
    size_t length;
    const void *bytes = labels_file_bytes(imported, &length);

    *hash = bytes ? hash_more(*hash, bytes, length) : hash_more(*hash, "", 1);
}

enum suited_status suited_taxonomy_fingerprint(const struct suited_taxonomy *taxonomy,
                                               uint64_t *out, struct suited_error *err)
{
    *out = 0;
    add_imported(out, taxonomy->esco);
    add_imported(out, taxonomy->onet);
    return fingerprint_files(out, err);
}

const json_t *suited_taxonomy_model(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->model;
}

const json_t *suited_taxonomy_reasons(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->reasons;
}

const json_t *suited_taxonomy_limitations(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->limitations;
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

const struct words *taxonomy_words(const struct suited_taxonomy *taxonomy)
{
    return taxonomy->words;
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

const struct labels *taxonomy_imported(const struct suited_taxonomy *taxonomy,
                                       enum imported what)
{
    if (what == IMPORTED_ONET)
        return labels_file_block(taxonomy->onet, 0);
    return labels_file_block(taxonomy->esco, what == IMPORTED_ESCO_SKILLS);
}
