/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/*
 * An occupation's own name and what is said of its unit group are two signs, taken as
 * independent. Chosen, as the others below, on one half of bench_find's queries.
 */
#define TRUST_OURS 0.5F
#define TRUST_ONET 0.4F

/* What an occupation's very name is worth where our titles have it for another group. */
#define NAMED_ELSEWHERE 90

/* A group that scores so is meant; what an occupation must be worth to stand for it. */
#define SURE_GROUP     85
#define SHARED_NAMES   10
#define STAND_IN_LEAST 3

enum { SAME_ROOM = 8 };

/* How surely ours or O*NET's titles mean the unit group. */
static float evidence_for(const struct find_entries *entries, uint16_t code)
{
    float most = 0;

    for (size_t i = 0; i < entries->count; i++) {
        const struct find_entry *entry = &entries->all[i];
        float trust = entry->source == FIND_OURS ? TRUST_OURS : TRUST_ONET;

        if (entry->source != FIND_ESCO && entry->code == code)
            most = fmaxf(most, trust * entry->found.score / 100);
    }
    return most;
}

/* Whether our titles have the very name, in whichever group. */
static bool is_named_by_us(const struct find_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        if (entries->all[i].source == FIND_OURS && entries->all[i].found.score == 100)
            return true;
    return false;
}

static void add_evidence(struct find_entries *entries)
{
    bool is_named = is_named_by_us(entries);

    for (size_t i = 0; i < entries->count; i++) {
        struct find_entry *entry = &entries->all[i];
        float own = entry->found.score;

        if (entry->source != FIND_ESCO)
            continue;
        entry->evidence = evidence_for(entries, entry->code);
        if (own == 100 && is_named &&
            !labels_get(entry->labels, entry->found.label).is_preferred &&
            entry->evidence < TRUST_OURS)
            own = NAMED_ELSEWHERE;
        entry->found.score = 100 - (100 - own) * (1 - entry->evidence);
    }
}

/* Count by concept of ESCO the names that it shares with the group; how many in all. */
static float count_shared(const struct find_entries *entries, const struct find_entry *group,
                          uint16_t *shared)
{
    const struct labels *ours = group->labels, *esco = entries->sources[FIND_ESCO];
    uint32_t concept = labels_get(ours, group->found.label).concept;
    float all = 0;

    for (uint32_t i = 0; i < labels_count(ours); i++) {
        struct label label = labels_get(ours, i);
        struct folded folded;
        uint32_t same[SAME_ROOM];
        size_t count;

        if (label.concept != concept)
            continue;
        words_fold(entries->words, label.text, strlen(label.text), &folded);
        count = labels_with_key(esco, words_key(&folded, 0, folded.count), same, SAME_ROOM);
        for (size_t k = 0; k < count; k++) {
            uint32_t sharer = labels_get(esco, same[k]).concept;

            shared[sharer]++;
            all += labels_concept(esco, sharer).code == group->code ? 1.0F : 0;
        }
    }
    return all;
}

/* The label that is the concept's title; false where the title has no words. */
static bool title_of(const struct labels *labels, uint32_t concept, uint32_t *out)
{
    for (*out = 0; *out < labels_count(labels); ++*out) {
        struct label label = labels_get(labels, *out);

        if (label.concept == concept && label.is_preferred)
            return true;
    }
    return false;
}

/*
 * The concept of ESCO that stands for a group of ours: near to what was typed, and sharing
 * many names with the group. False where none is good enough.
 */
static bool choose(const struct find_entries *entries, const struct find_entry *group,
                   uint32_t *out)
{
    const struct labels *esco = entries->sources[FIND_ESCO];
    uint16_t *shared = xcalloc(labels_concepts(esco) + 1, sizeof(*shared));
    float all = count_shared(entries, group, shared), most = STAND_IN_LEAST;
    bool is_any = false;

    for (uint32_t i = 0; i < labels_concepts(esco); i++) {
        const struct find_entry *entry;
        float worth;

        if (labels_concept(esco, i).code != group->code)
            continue;
        entry = find_entry_of(entries, FIND_ESCO, i);
        worth = entry ? entry->found.score : 0;
        worth += SHARED_NAMES * (float)shared[i] / fmaxf(all, 1);
        if (worth > most) {
            most = worth;
            *out = i;
            is_any = true;
        }
    }
    free(shared);
    return is_any;
}

/* The entry that stands for a group of ours; NULL where none is good enough. */
static struct find_entry *stand_in(struct find_entries *entries, const struct find_entry *group)
{
    uint32_t concept, title;
    struct find_entry *entry;

    if (group->source != FIND_OURS || group->found.score < SURE_GROUP ||
        !choose(entries, group, &concept))
        return NULL;
    entry = find_entry_of(entries, FIND_ESCO, concept);
    if (!entry && title_of(entries->sources[FIND_ESCO], concept, &title))
        entry = find_add(entries, FIND_ESCO, (struct found){title, 0});
    return entry;
}

static bool is_found(const struct find_entries *entries, uint16_t code)
{
    for (size_t i = 0; i < entries->count; i++)
        if (entries->all[i].source == FIND_ESCO && entries->all[i].code == code)
            return true;
    return false;
}

/* Let an occupation take over what the group's title was worth; whether one is there. */
static bool hand_over(struct find_entries *entries, const struct find_entry *group)
{
    struct find_entry *heir = stand_in(entries, group);

    if (heir && group->found.score > heir->found.score) {
        heir->found.score = group->found.score;
        heir->name = group->name;
    }
    return heir || is_found(entries, group->code);
}

void find_groups(struct find_entries *entries)
{
    size_t count = entries->count, kept = 0;

    add_evidence(entries);
    for (size_t i = 0; i < count; i++) {
        struct find_entry group = entries->all[i]; /* a copy: the list may grow */

        if (group.source != FIND_ESCO && hand_over(entries, &group))
            entries->all[i].code = 0;
    }
    for (size_t i = 0; i < entries->count; i++)
        if (entries->all[i].code)
            entries->all[kept++] = entries->all[i];
    entries->count = kept;
}
