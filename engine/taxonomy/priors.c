/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "priors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "occupations.h"
#include "rooms.h"

#define FILE_NAME "taxonomies/priors.json"

/* What is known of one condition: figures of groups, sorted by code. */
struct figures {
    const char *condition, *source; /* of the JSON */
    struct figure {
        uint32_t group; /* see group_of() */
        double share;
    } * all;
    size_t count;
};

struct priors {
    json_t *root;
    struct figures *figures;
    size_t count;
};

/* One number for a group of any width: "22" is not "0022". */
static uint32_t group_of(unsigned code, unsigned digits)
{
    return digits * 10000 + code;
}

static int compare_figures(const void *a, const void *b)
{
    const struct figure *x = a, *y = b;

    return x->group < y->group ? -1 : x->group > y->group;
}

static enum suited_status read_figure(const char *code, const json_t *value,
                                      struct figure *figure, struct suited_error *err)
{
    size_t digits = strspn(code, "0123456789");

    if (!digits || digits > 4 || code[digits])
        return suited_fail(err, SUITED_INVALID, "'%s': '%.20s' is no ISCO-08 group", FILE_NAME,
                           code);
    figure->group = group_of((unsigned)strtoul(code, NULL, 10), (unsigned)digits);
    figure->share = json_number_value(value);
    if (!json_is_number(value) || figure->share < 0 || figure->share > 1)
        return suited_fail(err, SUITED_INVALID, "'%s': the share of %s is not from 0 to 1",
                           FILE_NAME, code);
    return SUITED_OK;
}

static enum suited_status read_figures(const char *condition, json_t *object,
                                       struct figures *figures, struct suited_error *err)
{
    json_t *groups = json_object_get(object, "groups"), *value;
    const char *code;

    figures->condition = condition;
    figures->source = json_text_of(object, "source");
    if (!*figures->source || !json_is_object(groups))
        return suited_fail(err, SUITED_INVALID, "'%s': '%.40s' has no source or no groups",
                           FILE_NAME, condition);
    figures->all = xcalloc(json_object_size(groups) + 1, sizeof(*figures->all));
    json_object_foreach(groups, code, value) {
        enum suited_status status =
            read_figure(code, value, &figures->all[figures->count++], err);

        if (status)
            return status;
    }
    qsort(figures->all, figures->count, sizeof(*figures->all), compare_figures);
    return SUITED_OK;
}

enum suited_status priors_open(struct priors **out, struct suited_error *err)
{
    struct priors *priors = xcalloc(1, sizeof(*priors));
    enum suited_status status = json_read_share(FILE_NAME, &priors->root, err);
    json_t *conditions = json_object_get(priors->root, "conditions"), *object;
    const char *id;

    *out = NULL;
    priors->figures = xcalloc(json_object_size(conditions) + 1, sizeof(*priors->figures));
    json_object_foreach(conditions, id, object) {
        if (!status)
            status = read_figures(id, object, &priors->figures[priors->count++], err);
    }
    if (status)
        priors_close(priors);
    else
        *out = priors;
    return status;
}

void priors_close(struct priors *priors)
{
    if (!priors)
        return;
    for (size_t i = 0; i < priors->count; i++)
        free(priors->figures[i].all);
    free(priors->figures);
    json_decref(priors->root);
    free(priors);
}

static const struct figures *figures_of(const struct priors *priors, const char *condition)
{
    for (size_t i = 0; i < priors->count; i++)
        if (!strcmp(priors->figures[i].condition, condition))
            return &priors->figures[i];
    return NULL;
}

bool priors_share(const struct priors *priors, const char *condition, uint16_t code,
                  double *share, const char **source)
{
    const struct figures *figures = figures_of(priors, condition);
    unsigned narrowed = code;

    for (unsigned digits = 4; figures && code && digits; digits--, narrowed /= 10) {
        struct figure wanted = {group_of(narrowed, digits), 0};
        const struct figure *found =
            bsearch(&wanted, figures->all, figures->count, sizeof(wanted), compare_figures);

        if (found) {
            *share = found->share;
            *source = figures->source;
            return true;
        }
    }
    return false;
}

bool suited_taxonomy_prior(const struct suited_taxonomy *taxonomy, unsigned condition,
                           uint16_t code, double *share, const char **source)
{
    const struct suited_condition *of = suited_taxonomy_condition(taxonomy, condition);

    if (!of)
        return false;
    if (priors_share(taxonomy_priors(taxonomy), of->id, code, share, source))
        return true;
    if (of->prior < 0)
        return false;
    *share = of->prior;
    *source = of->prior_source;
    return true;
}
