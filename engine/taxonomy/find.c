/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_merge.h"

#include <math.h>
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

static struct concept concept_of(const struct find_entry *entry)
{
    return labels_concept(entry->labels, labels_get(entry->labels, entry->found.label).concept);
}

static json_t *occupation_of(const struct find_entry *entry)
{
    struct concept concept = concept_of(entry);
    char code[8], uri[64];

    snprintf(code, sizeof(code), "%04u", concept.code);
    snprintf(uri, sizeof(uri), "http://data.europa.eu/esco/isco/C%s", code);
    return json_pack("{s:s, s:s, s:s, s:s, s:i}", "code", code, "title", concept.title, "uri",
                     *concept.id ? concept.id : uri, "label", entry->name, "score",
                     (int)lroundf(entry->found.score));
}

static json_t *skill_of(const struct find_entry *entry)
{
    struct concept concept = concept_of(entry);

    return json_pack("{s:s, s:s, s:s, s:s, s:i}", "id", concept.id, "title", concept.title,
                     "uri", entry->source ? concept.id : "", "label", entry->name, "score",
                     (int)lroundf(entry->found.score));
}

/* The best of all sources, as JSON; a source may be NULL. */
static json_t *find_kind(const struct suited_taxonomy *taxonomy,
                         const struct labels *const sources[FIND_SOURCES],
                         const struct folded *typed, size_t limit)
{
    struct find_entries entries = {.words = taxonomy_words(taxonomy), .sources = sources};
    json_t *list = json_array();

    find_merge(&entries, typed, limit);
    for (size_t i = 0; i < entries.count && i < limit; i++)
        json_array_append_new(list, entries.all[i].code ? occupation_of(&entries.all[i])
                                                        : skill_of(&entries.all[i]));
    free(entries.all);
    return list;
}

static json_t *find_occupations(const struct suited_taxonomy *taxonomy,
                                const struct folded *typed, size_t limit)
{
    const struct labels *const sources[FIND_SOURCES] = {
        [FIND_OURS] = occupations_labels(taxonomy_occupations(taxonomy)),
        [FIND_ESCO] = taxonomy_imported(taxonomy, IMPORTED_ESCO),
        [FIND_ONET] = taxonomy_imported(taxonomy, IMPORTED_ONET),
    };

    return find_kind(taxonomy, sources, typed, limit);
}

static json_t *find_skills(const struct suited_taxonomy *taxonomy, const struct folded *typed,
                           size_t limit)
{
    const struct labels *const sources[FIND_SOURCES] = {
        [FIND_OURS] = skills_labels(taxonomy_skills(taxonomy)),
        [FIND_ESCO] = taxonomy_imported(taxonomy, IMPORTED_ESCO_SKILLS),
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
