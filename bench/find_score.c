/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find_score.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"

enum { FIVE = 5 };

/* Whether an earlier result has the code of result `place`. */
static bool is_seen(const json_t *list, size_t place)
{
    const char *code = json_text_of(json_array_get(list, place), "code");

    for (size_t i = 0; i < place; i++)
        if (!strcmp(json_text_of(json_array_get(list, i), "code"), code))
            return true;
    return false;
}

struct find_ranks find_ranks(const struct suited_taxonomy *taxonomy, const char *words,
                             const struct find_right *right)
{
    json_t *found = suited_taxonomy_find(taxonomy, SUITED_OCCUPATIONS, words, FIND_RANKS);
    const json_t *list = json_object_get(found, "occupations"), *result;
    struct find_ranks ranks = {0, 0};
    size_t i, groups = 0;

    json_array_foreach(list, i, result) {
        groups += !is_seen(list, i);
        if (!ranks.occupation && right->is_occupation(result, right->arg))
            ranks.occupation = i + 1;
        if (!ranks.group && right->is_group(json_text_of(result, "code"), right->arg))
            ranks.group = groups;
    }
    json_decref(found);
    return ranks;
}

void find_sums_add(struct find_sums *sums, size_t rank)
{
    sums->count++;
    sums->reciprocal += rank ? 1.0 / (double)rank : 0;
    sums->first += rank == 1;
    sums->in_five += rank && rank <= FIVE;
}

static void print_sums(const struct find_sums *halves, const char *name, const char *what)
{
    static const char *const names[] = {"chosen on", "kept aside"};

    for (size_t i = 0; i < HALVES; i++) {
        double count = halves[i].count ? (double)halves[i].count : 1;

        printf("%-12s %-14s %-11s %5zu   %.3f   %.3f   %.3f\n", name, what, names[i],
               halves[i].count, halves[i].reciprocal / count, (double)halves[i].first / count,
               (double)halves[i].in_five / count);
    }
}

void find_score_print(const struct find_score *score, const char *name)
{
    print_sums(score->occupations, name, "occupation");
    print_sums(score->groups, name, "unit group");
}
