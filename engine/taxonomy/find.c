/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "esco.h"
#include "occupations.h"
#include "rooms.h"
#include "skills.h"

/* Longer lists help nobody, and queries come from outside. */
#define LIMIT_MAX ((size_t)1000)
#define QUERY_MAX ((size_t)1024)

/* A label of one of two sources. */
struct entry {
    const struct labels *labels;
    struct found found;
    bool is_imported;
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->found.score != y->found.score)
        return x->found.score > y->found.score ? -1 : 1;
    if (x->is_imported != y->is_imported)
        return x->is_imported ? 1 : -1;
    return x->found.label < y->found.label ? -1 : x->found.label > y->found.label;
}

static struct concept concept_of(const struct entry *entry)
{
    return labels_concept(entry->labels, labels_get(entry->labels, entry->found.label).concept);
}

static json_t *occupation_of(const struct entry *entry)
{
    struct concept concept = concept_of(entry);
    char code[8], uri[64];

    snprintf(code, sizeof(code), "%04u", concept.code);
    snprintf(uri, sizeof(uri), "http://data.europa.eu/esco/isco/C%s", code);
    return json_pack("{s:s, s:s, s:s, s:s, s:i}", "code", code, "title", concept.title, "uri",
                     *concept.id ? concept.id : uri, "label",
                     labels_get(entry->labels, entry->found.label).text, "score",
                     (int)entry->found.score);
}

static json_t *skill_of(const struct entry *entry)
{
    struct concept concept = concept_of(entry);

    return json_pack("{s:s, s:s, s:s, s:s, s:i}", "id", concept.id, "title", concept.title,
                     "uri", entry->is_imported ? concept.id : "", "label",
                     labels_get(entry->labels, entry->found.label).text, "score",
                     (int)entry->found.score);
}

/* The best of both sources, as JSON. `imported` may be NULL. */
static json_t *find_kind(const struct suited_taxonomy *taxonomy, const struct labels *ours,
                         const struct labels *imported, const struct folded *typed,
                         size_t limit)
{
    const struct labels *sources[] = {ours, imported};
    struct found *found = xcalloc(limit + 1, sizeof(*found));
    struct entry *entries = xcalloc(2 * limit + 1, sizeof(*entries));
    json_t *list = json_array();
    size_t count = 0;

    for (size_t i = 0; i < 2; i++) {
        size_t kept = 0;

        if (sources[i])
            kept = find_rank(sources[i], taxonomy_words(taxonomy), typed, found, limit);
        for (size_t k = 0; k < kept; k++)
            entries[count++] = (struct entry){sources[i], found[k], i == 1};
    }
    qsort(entries, count, sizeof(*entries), compare_entries);
    for (size_t i = 0; i < count && i < limit; i++)
        json_array_append_new(list, concept_of(&entries[i]).code ? occupation_of(&entries[i])
                                                                 : skill_of(&entries[i]));
    free(entries);
    free(found);
    return list;
}

json_t *suited_taxonomy_find(const struct suited_taxonomy *taxonomy, unsigned kinds,
                             const char *words, size_t limit)
{
    const struct esco *esco = taxonomy_esco(taxonomy);
    json_t *occupations = NULL, *skills = NULL;
    struct folded typed;

    words_fold(taxonomy_words(taxonomy), words, strnlen(words, QUERY_MAX), &typed);
    if (limit > LIMIT_MAX)
        limit = LIMIT_MAX;
    if (kinds & SUITED_OCCUPATIONS)
        occupations = find_kind(taxonomy, occupations_labels(taxonomy_occupations(taxonomy)),
                                esco_occupations(esco), &typed, limit);
    if (kinds & SUITED_SKILLS)
        skills = find_kind(taxonomy, skills_labels(taxonomy_skills(taxonomy)),
                           esco_skills(esco), &typed, limit);
    return json_pack("{s:s, s:o, s:o}", "query", words, "occupations",
                     occupations ? occupations : json_array(), "skills",
                     skills ? skills : json_array());
}
