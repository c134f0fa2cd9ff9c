/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_merge.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "find_groups.h"

/* Names are taken from each source beyond the limit: evidence may move them up. */
#define LOOKED_AT ((size_t)100)

#define WRITTEN_OUT 0.98F /* what a name found by a long form is worth */

static bool is_title(const struct find_entry *entry)
{
    return labels_get(entry->labels, entry->found.label).is_preferred;
}

static int compare_entries(const void *a, const void *b)
{
    const struct find_entry *x = a, *y = b;

    if (x->found.score != y->found.score)
        return x->found.score > y->found.score ? -1 : 1;
    if (is_title(x) != is_title(y))
        return is_title(x) ? -1 : 1;
    if (x->evidence != y->evidence)
        return x->evidence > y->evidence ? -1 : 1;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return x->found.label < y->found.label ? -1 : x->found.label > y->found.label;
}

struct find_entry *find_add(struct find_entries *entries, enum find_source source,
                            struct found found)
{
    const struct labels *labels = entries->sources[source];
    struct label label = labels_get(labels, found.label);

    if (entries->count == entries->room) {
        entries->room = entries->room ? entries->room * 2 : 256;
        entries->all = xresize(entries->all, entries->room, sizeof(*entries->all));
    }
    entries->all[entries->count] = (struct find_entry){
        labels, found, label.text, source, labels_concept(labels, label.concept).code, 0};
    return &entries->all[entries->count++];
}

struct find_entry *find_entry_of(const struct find_entries *entries, enum find_source source,
                                 uint32_t concept)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct find_entry *entry = &entries->all[i];

        if (entry->source == source &&
            labels_get(entry->labels, entry->found.label).concept == concept)
            return entry;
    }
    return NULL;
}

/* Add a name; a concept that is there keeps its better one. */
static void add_or_better(struct find_entries *entries, enum find_source source,
                          struct found found)
{
    struct label label = labels_get(entries->sources[source], found.label);
    struct find_entry *same = find_entry_of(entries, source, label.concept);

    if (!same) {
        find_add(entries, source, found);
    } else if (found.score > same->found.score) {
        same->found = found;
        same->name = label.text;
    }
}

/* Add what all sources have; scores are taken times `worth`. */
static void look_up(struct find_entries *entries, const struct folded *typed, float worth,
                    size_t limit)
{
    size_t room = limit > LOOKED_AT ? limit : LOOKED_AT;
    struct found *found = xcalloc(room, sizeof(*found));

    for (enum find_source i = 0; i < FIND_SOURCES; i++) {
        size_t count = 0;

        if (entries->sources[i])
            count = find_rank(entries->sources[i], entries->words, typed, found, room);
        for (size_t k = 0; k < count; k++) {
            found[k].score *= worth;
            add_or_better(entries, i, found[k]);
        }
    }
    free(found);
}

void find_merge(struct find_entries *entries, const struct folded *typed, size_t limit)
{
    struct folded written_out;

    look_up(entries, typed, 1, limit);
    if (words_write_out(entries->words, typed, &written_out))
        look_up(entries, &written_out, WRITTEN_OUT, limit);
    if (!entries->count)
        return;
    if (entries->sources[FIND_ESCO] && entries->all[0].code)
        find_groups(entries);
    qsort(entries->all, entries->count, sizeof(*entries->all), compare_entries);
}
