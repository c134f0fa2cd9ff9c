/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "skills.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "labels.h"
#include "rooms.h"
#include "skills_room.h"

#define FILE_NAME "taxonomies/skills.json"

/* What is made when it is first asked for. */
struct made {
    pthread_mutex_t lock;
    struct labels *labels;
};

struct skills {
    const struct words *words;
    json_t *root, *list;
    struct made *made;
};

static enum suited_status check_skill(const json_t *skill, size_t number,
                                      struct suited_error *err)
{
    const char *id = json_text_of(skill, "id");

    if (!*id || !*json_text_of(skill, "title"))
        return suited_fail(err, SUITED_INVALID, "'%s', skill %zu has no id or no title",
                           FILE_NAME, number);
    if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
        return suited_fail(err, SUITED_INVALID,
                           "'%s': the id '%.60s' has more than small letters, digits and '-'",
                           FILE_NAME, id);
    return SUITED_OK;
}

static enum suited_status check(const struct skills *skills, struct suited_error *err)
{
    size_t i;
    json_t *skill;

    if (!json_is_array(skills->list))
        return suited_fail(err, SUITED_INVALID, "'%s' has no list 'skills'", FILE_NAME);
    json_array_foreach(skills->list, i, skill) {
        enum suited_status status = check_skill(skill, i + 1, err);

        if (status)
            return status;
    }
    return SUITED_OK;
}

enum suited_status skills_open(const struct words *words, struct skills **out,
                               struct suited_error *err)
{
    struct skills *skills = xcalloc(1, sizeof(*skills));
    enum suited_status status = json_read_share(FILE_NAME, &skills->root, err);

    *out = NULL;
    skills->words = words;
    skills->list = json_object_get(skills->root, "skills");
    skills->made = xcalloc(1, sizeof(*skills->made));
    pthread_mutex_init(&skills->made->lock, NULL);
    if (!status)
        status = check(skills, err);
    if (status)
        skills_close(skills);
    else
        *out = skills;
    return status;
}

void skills_close(struct skills *skills)
{
    if (!skills)
        return;
    labels_free(skills->made->labels);
    pthread_mutex_destroy(&skills->made->lock);
    free(skills->made);
    json_decref(skills->root);
    free(skills);
}

static void add_names(struct labels_builder *builder, uint32_t concept, const json_t *names)
{
    size_t i;
    json_t *name;

    json_array_foreach(names, i, name)
        if (json_is_string(name))
            labels_builder_label(builder, concept, json_string_value(name),
                                 json_string_length(name));
}

static struct labels *make_labels(const struct skills *skills)
{
    struct labels_builder *builder = labels_builder_new(skills->words);
    struct labels *labels;
    size_t i;
    json_t *skill;

    json_array_foreach(skills->list, i, skill) {
        uint32_t concept = labels_builder_concept(builder, json_text_of(skill, "id"),
                                                  json_text_of(skill, "title"), 0);

        add_names(builder, concept, json_object_get(skill, "also"));
        add_names(builder, concept, json_object_get(skill, "typed"));
    }
    labels = labels_new(builder);
    labels_builder_free(builder);
    return labels;
}

const struct labels *skills_labels(const struct skills *skills)
{
    struct made *made = skills->made;

    pthread_mutex_lock(&made->lock);
    if (!made->labels)
        made->labels = make_labels(skills);
    pthread_mutex_unlock(&made->lock);
    return made->labels;
}

size_t skills_count(const struct skills *skills)
{
    return json_array_size(skills->list);
}

const json_t *skills_get(const struct skills *skills, size_t number)
{
    return json_array_get(skills->list, number);
}

const json_t *skills_data(const struct skills *skills)
{
    return skills->root;
}
