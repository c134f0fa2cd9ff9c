/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facets.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/xalloc.h"

#define SHOWN      12 /* of employers and of kinds of work: what fits beside a list */
#define ROOM_FIRST 64

static struct tally_of *slot_of(const struct counter *counter, uint32_t key)
{
    uint32_t hash = key * UINT32_C(2654435761); /* Knuth's multiplier */
    size_t mask = counter->room - 1, at = hash & mask;

    while (counter->slots[at].key && counter->slots[at].key != key)
        at = (at + 1) & mask;
    return &counter->slots[at];
}

static void grow(struct counter *counter)
{
    struct counter larger = {.room = counter->room ? 2 * counter->room : ROOM_FIRST,
                             .used = counter->used};

    larger.slots = xcalloc(larger.room, sizeof(*larger.slots));
    for (size_t i = 0; i < counter->room; i++)
        if (counter->slots[i].key)
            *slot_of(&larger, counter->slots[i].key) = counter->slots[i];
    free(counter->slots);
    *counter = larger;
}

static void count(struct counter *counter, uint32_t key, uint32_t number)
{
    struct tally_of *slot;

    if (!key)
        return;
    if (2 * counter->used >= counter->room)
        grow(counter);
    slot = slot_of(counter, key);
    if (!slot->key) {
        *slot = (struct tally_of){.key = key, .example = number};
        counter->used++;
    }
    slot->count++;
}

void facets_add(struct facets *facets, const struct suited_row *row)
{
    count(&facets->employers, row->employer, row->number);
    count(&facets->codes, row->codes[0], row->number);
    for (unsigned bit = 0; bit < SUITED_CONDITIONS_MAX; bit++) {
        facets->yes[bit] += (uint32_t)(row->yes >> bit & 1);
        facets->no[bit] += (uint32_t)(row->no >> bit & 1);
    }
}

void facets_release(struct facets *facets)
{
    free(facets->employers.slots);
    free(facets->codes.slots);
    *facets = (struct facets){0};
}

/* The most frequent first; of equal ones the lower example, so that a list is always the same.
 */
static int by_count(const void *a, const void *b)
{
    const struct tally_of *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return (x->example > y->example) - (x->example < y->example);
}

/* Those counted, sorted; the caller frees them. */
static struct tally_of *sorted(const struct counter *counter, size_t *shown)
{
    struct tally_of *all = xcalloc(counter->used + 1, sizeof(*all));
    size_t kept = 0;

    for (size_t i = 0; i < counter->room; i++)
        if (counter->slots[i].key)
            all[kept++] = counter->slots[i];
    if (kept)
        qsort(all, kept, sizeof(*all), by_count);
    *shown = kept < SHOWN ? kept : SHOWN;
    return all;
}

static enum suited_status employers_json(const struct counter *counter,
                                         struct suited_view *view, json_t *list,
                                         struct suited_error *err)
{
    size_t shown;
    struct tally_of *all = sorted(counter, &shown);
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < shown; i++) {
        json_t *record;

        status = suited_view_record(view, all[i].example, &record, err);
        if (status)
            break;
        json_array_append_new(list, json_pack("{s:s, s:I}", "employer",
                                              json_text_of(record, "employer"), "vacancies",
                                              (json_int_t)all[i].count));
        json_decref(record);
    }
    free(all);
    return status;
}

static void codes_json(const struct counter *counter, const struct suited_taxonomy *taxonomy,
                       json_t *list)
{
    size_t shown;
    struct tally_of *all = sorted(counter, &shown);

    for (size_t i = 0; i < shown; i++) {
        char code[16];
        const char *title;

        snprintf(code, sizeof(code), "%04" PRIu32, all[i].key);
        title = suited_occupation_title(taxonomy, code);
        json_array_append_new(list, json_pack("{s:s, s:s, s:I}", "code", code, "title",
                                              title ? title : code, "vacancies",
                                              (json_int_t)all[i].count));
    }
    free(all);
}

static void conditions_json(const struct facets *facets, const struct suited_taxonomy *taxonomy,
                            json_t *list)
{
    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++) {
        const struct suited_condition *condition = suited_taxonomy_condition(taxonomy, i);
        uint32_t yes = facets->yes[condition->number], no = facets->no[condition->number];

        if (yes || no)
            json_array_append_new(list, json_pack("{s:s, s:s, s:I, s:I}", "condition",
                                                  condition->id, "name", condition->name, "yes",
                                                  (json_int_t)yes, "no", (json_int_t)no));
    }
}

enum suited_status facets_json(const struct facets *facets, struct suited_view *view,
                               const struct suited_taxonomy *taxonomy, json_t **out,
                               struct suited_error *err)
{
    json_t *employers = json_array(), *work = json_array(), *conditions = json_array();
    enum suited_status status = employers_json(&facets->employers, view, employers, err);

    codes_json(&facets->codes, taxonomy, work);
    conditions_json(facets, taxonomy, conditions);
    *out = json_pack("{s:o, s:o, s:o}", "employers", employers, "work", work, "conditions",
                     conditions);
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    return status;
}
