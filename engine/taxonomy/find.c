/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "occupations.h"
#include "rooms.h"
#include "skills.h"

/* Longer lists help nobody, and queries come from outside. */
#define LIMIT_MAX ((size_t)1000)
#define QUERY_MAX ((size_t)1024)

enum { SOURCES = 3 };

/* A label of one of the sources. */
struct entry {
    const struct labels *labels;
    struct found found;
    size_t source; /* 0 is ours */
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->found.score != y->found.score)
        return x->found.score > y->found.score ? -1 : 1;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
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
                     "uri", entry->source ? concept.id : "", "label",
                     labels_get(entry->labels, entry->found.label).text, "score",
                     (int)entry->found.score);
}

/* The best of all sources, as JSON; a source may be NULL. */
static json_t *find_kind(const struct suited_taxonomy *taxonomy,
                         const struct labels *const sources[SOURCES],
                         const struct folded *typed, size_t limit)
{
    struct found *found = xcalloc(limit + 1, sizeof(*found));
    struct entry *entries = xcalloc(SOURCES * limit + 1, sizeof(*entries));
    json_t *list = json_array();
    size_t count = 0;

    for (size_t i = 0; i < SOURCES; i++) {
        size_t kept = 0;

        if (sources[i])
            kept = find_rank(sources[i], taxonomy_words(taxonomy), typed, found, limit);
        for (size_t k = 0; k < kept; k++)
            entries[count++] = (struct entry){sources[i], found[k], i};
    }
    qsort(entries, count, sizeof(*entries), compare_entries);
    for (size_t i = 0; i < count && i < limit; i++)
        json_array_append_new(list, concept_of(&entries[i]).code ? occupation_of(&entries[i])
                                                                 : skill_of(&entries[i]));
    free(entries);
    free(found);
    return list;
}

static json_t *find_occupations(const struct suited_taxonomy *taxonomy,
                                const struct folded *typed, size_t limit)
{
    const struct labels *const sources[SOURCES] = {
        occupations_labels(taxonomy_occupations(taxonomy)),
        taxonomy_imported(taxonomy, IMPORTED_ESCO),
        taxonomy_imported(taxonomy, IMPORTED_ONET),
    };

    return find_kind(taxonomy, sources, typed, limit);
}

static json_t *find_skills(const struct suited_taxonomy *taxonomy, const struct folded *typed,
                           size_t limit)
{
    const struct labels *const sources[SOURCES] = {
        skills_labels(taxonomy_skills(taxonomy)),
        taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS),
        NULL,
    };

    return find_kind(taxonomy, sources, typed, limit);
}

json_t *suited_taxonomy_find(const struct suited_taxonomy *taxonomy, unsigned kinds,
                             const char *words, size_t limit)
{
    struct folded typed;
    json_t *query = json_string(words);

    words_fold(taxonomy_words(taxonomy), words, strnlen(words, QUERY_MAX), &typed);
    if (limit > LIMIT_MAX)
        limit = LIMIT_MAX;
    /* What was typed is given back; bytes that are no text cannot be. */
    return json_pack(
        "{s:o, s:o, s:o}", "query", query ? query : json_string(""), "occupations",
        kinds & SUITED_OCCUPATIONS ? find_occupations(taxonomy, &typed, limit) : json_array(),
        "skills", kinds & SUITED_SKILLS ? find_skills(taxonomy, &typed, limit) : json_array());
}
