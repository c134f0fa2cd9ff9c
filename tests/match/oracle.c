/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle_grades.h"
#include "suited/day.h"

static void o_add(struct o_rank *rank, const char *key, const json_t *value, int tier)
{
    rank->wishes[rank->wish_count++] = (struct o_wish){key, value, tier, 1};
}

static bool o_said(const struct o_rank *rank, const char *key, int tiers)
{
    static const char *const lists[] = {"must", "important", "nice"};
    size_t i;
    json_t *wish;

    for (int tier = 0; tier < tiers; tier++)
        json_array_foreach(json_object_get(rank->world.profile, lists[tier]), i, wish) {
            if (json_object_get(wish, key))
                return true;
        }
    return false;
}

static void o_add_tier(struct o_rank *rank, const char *list, int tier)
{
    const char *order = json_string_value(json_object_get(rank->world.profile, "order"));
    size_t i, first = rank->wish_count;
    json_t *wish;

    json_array_foreach(json_object_get(rank->world.profile, list), i, wish) {
        void *only = json_object_iter(wish);

        o_add(rank, json_object_iter_key(only), json_object_iter_value(only), tier);
    }
    if (!tier && !o_said(rank, "unpaid", 3))
        o_add(rank, "unpaid", NULL, 0);
    if (!tier && json_object_get(rank->world.profile, "has"))
        o_add(rank, "can_apply", NULL, 0);
    if (!tier && json_object_get(rank->world.profile, "home") && !o_said(rank, "travel", 1))
        o_add(rank, "travel", NULL, 0);
    if (!tier)
        rank->musts = rank->wish_count;
    if (!order || strcmp(order, "ranked"))
        return;
    for (size_t k = first, n = rank->wish_count - first; k < rank->wish_count; k++) {
        double of_k = 0, of_n = 1.0 / (double)n;

        for (size_t r = k - first + 1; r <= n; r++)
            of_k += 1.0 / (double)r;
        rank->wishes[k].weight = (long)floor(of_k / of_n + 0.5000001);
    }
}

/* How rare a word is: one more for each halving of the share of vacancies that have it. */
static int rarity(struct o_rank *rank, const char *word)
{
    json_t *known = json_object_get(rank->memo, word);
    size_t having = 0;

    if (known)
        return (int)json_integer_value(known);
    for (size_t i = 0; i < rank->count; i++)
        having += o_has_words(&rank->world, rank->vacancies[i].text, word);
    known = json_integer(
        1 + (int)floor(log2(floor(fmax(1, rank->numbers / fmax(1, (double)having))))));
    json_object_set_new(rank->memo, word, known);
    return (int)json_integer_value(known);
}

static struct o_grade grade_about(struct o_rank *rank, const struct o_vacancy *vacancy,
                                  const char *phrase)
{
    const json_t *known = json_object_get(rank->world.known, phrase);
    int whole = 0, here = 0, grade;
    size_t i;
    json_t *word;

    json_array_foreach(json_object_get(known, "words"), i, word) {
        int weight = rarity(rank, json_string_value(word));

        whole += weight;
        if (o_has_words(&rank->world, vacancy->text, json_string_value(word)))
            here += weight;
    }
    if (!whole)
        return (struct o_grade){0, 4, false};
    grade = here && 4 * here < whole ? 1 : 4 * here / whole;
    return (struct o_grade){grade, grade, false};
}

static struct o_grade o_one(struct o_rank *rank, const struct o_vacancy *vacancy,
                            const char *key, const json_t *value)
{
    const struct suited_row *row = &vacancy->row;
    double low, high;

    if (!strcmp(key, "hours_per_week")) {
        o_hours_offered(&rank->world, row, &low, &high);
        return o_offer(&rank->world, row, low, high, value);
    }
    if (!strcmp(key, "days_per_week")) {
        o_days_offered(&rank->world, row, &low, &high);
        return o_offer(&rank->world, row, low, high, value);
    }
    if (!strcmp(key, "max_lift_kg")) {
        double most = json_number_value(value), kg = row->max_lift / 10.0;
        int grade = o_amount(kg, NAN, most);

        if (row->max_lift == SUITED_UNSAID16)
            return (struct o_grade){0, 4, false};
        return (struct o_grade){grade, grade, kg > 2 * most};
    }
    if (!strcmp(key, "shift"))
        return o_shift(row, value);
    if (!strcmp(key, "days"))
        return o_days(row, value);
    if (!strcmp(key, "pay"))
        return o_pay(&rank->world, row, value);
    if (!strcmp(key, "travel"))
        return o_travel(&rank->world, row, value ? o_number(value, "max_km") : 60);
    if (!strcmp(key, "work"))
        return o_work(&rank->world, vacancy, value);
    if (!strcmp(key, "skills"))
        return o_skills(&rank->world, vacancy);
    if (!strcmp(key, "about"))
        return grade_about(rank, vacancy, json_string_value(value));
    if (!strcmp(key, "can_apply"))
        return o_can_apply(&rank->world, row);
    return o_condition(&rank->world, row, key, value ? json_string_value(value) : "no");
}

/* The survey's figure, moved by every open vacancy of the same first code that was asked. */
static double prior(const struct o_rank *rank, uint16_t code, const char *id)
{
    const struct suited_condition *condition = suited_condition_find(rank->world.taxonomy, id);
    uint64_t bit = UINT64_C(1) << condition->number;
    const char *source;
    double share, yes = 0, no = 0;

    if (!suited_taxonomy_prior(rank->world.taxonomy, condition->number, code, &share, &source))
        return -1;
    for (size_t i = 0; code && i < rank->count; i++) {
        const struct suited_row *row = &rank->vacancies[i].row;

        if (row->codes[0] == code && row->asked & bit) {
            yes += (row->yes & bit) != 0;
            no += (row->no & bit) != 0;
        }
    }
    return (20 * share + yes) / (yes + no + 20);
}

static double o_prior(struct o_rank *rank, uint16_t code, const char *id)
{
    char key[100];
    json_t *known;

    snprintf(key, sizeof(key), "prior %u %s", code, id);
    known = json_object_get(rank->memo, key);
    if (!known) {
        known = json_real(prior(rank, code, id));
        json_object_set_new(rank->memo, key, known);
    }
    return json_number_value(known);
}

static int o_expected(struct o_rank *rank, const struct o_vacancy *vacancy,
                      const struct o_wish *wish, struct o_grade grade)
{
    bool condition = suited_condition_find(rank->world.taxonomy, wish->key) != NULL;
    int guess = 2;

    if (grade.sure == grade.possible)
        return grade.sure;
    if (condition && o_bit(&rank->world, vacancy->row.agree, wish->key))
        return 3;
    if (condition) {
        double share = o_prior(rank, vacancy->row.codes[0], wish->key);
        bool wanted = wish->value && !strcmp(json_string_value(wish->value), "yes");
        double likely = wanted ? share : 1 - share;

        if (share >= 0 && wish->tier)
            guess = (int)fmin(3, fmax(1, round(4 * likely)));
        else if (share >= 0)
            guess = likely < 0.25 ? 1 : 2;
    }
    return guess < grade.sure ? grade.sure : guess > grade.possible ? grade.possible : guess;
}

static bool o_avoided(const struct o_rank *rank, const struct o_vacancy *vacancy)
{
    const json_t *avoid = json_object_get(rank->world.profile, "avoid");
    struct o_vacancy by_title = *vacancy;
    size_t i;
    json_t *item;

    json_array_foreach(json_object_get(avoid, "employers"), i, item) {
        if (!strcmp(vacancy->employer, json_string_value(item)))
            return true;
    }
    json_array_foreach(json_object_get(avoid, "words"), i, item) {
        if (o_has_words(&rank->world, vacancy->text, json_string_value(item)))
            return true;
    }
    by_title.text = "";
    return o_work(&rank->world, &by_title, json_object_get(avoid, "work")).sure == 4;
}

static void o_judge(struct o_rank *rank, const struct o_vacancy *vacancy, struct o_judged *out)
{
    bool any_far = false, avoided = o_avoided(rank, vacancy);
    int open = 0, lowest = 5;

    *out = (struct o_judged){.vacancy = vacancy, .reason = -1};
    for (size_t i = 0; i < rank->wish_count; i++) {
        const struct o_wish *wish = &rank->wishes[i];
        struct o_grade grade = o_one(rank, vacancy, wish->key, wish->value);
        bool broken = grade.possible < 4;

        out->outcomes[i] = grade.sure == 4 ? 'm' : !broken ? 'u' : grade.possible ? 'p' : 'n';
        out->sure[wish->tier] += wish->weight * grade.sure;
        out->possible[wish->tier] += wish->weight * grade.possible;
        out->expected[wish->tier] += wish->weight * o_expected(rank, vacancy, wish, grade);
        open += !wish->tier && out->outcomes[i] == 'u';
        if (wish->tier || !broken)
            continue;
        out->broken++;
        if ((grade.far && !any_far) || (grade.far == any_far && grade.possible < lowest)) {
            out->reason = (int)i;
            lowest = grade.possible;
        }
        any_far = any_far || grade.far;
    }
    out->group = avoided || out->broken > 1 || any_far ? 3 : out->broken ? 2 : open ? 1 : 0;
    if (avoided)
        out->reason = -1;
}

/* The same wish one step wider; NULL where the step is to give the must up. */
static json_t *o_wider(const struct o_wish *wish)
{
    double min = o_number(wish->value, "min"), max = o_number(wish->value, "max");
    bool pay = !strcmp(wish->key, "pay"), week = !strcmp(wish->key, "hours_per_week");
    json_t *wider = wish->value ? json_deep_copy(wish->value) : json_object();

    if (week || !strcmp(wish->key, "days_per_week")) {
        if (!isnan(min))
            json_object_set_new(wider, "min", json_real(fmax(0, min - (week ? 4 : 1))));
        if (!isnan(max))
            json_object_set_new(wider, "max", json_real(max + (week ? 4 : 1)));
    } else if (pay) {
        if (!isnan(min))
            json_object_set_new(wider, "min", json_real(round(95 * min + 1e-7) / 100));
        if (!isnan(max))
            json_object_set_new(wider, "max", json_real(round(105 * max + 1e-7) / 100));
    } else if (!strcmp(wish->key, "travel")) {
        json_object_set_new(
            wider, "max_km",
            json_real(wish->value ? 1.5 * o_number(wish->value, "max_km") : 90));
    } else if (!strcmp(wish->key, "max_lift_kg")) {
        json_decref(wider);
        wider = json_real(round(json_number_value(wish->value) * 15) / 10);
    } else if (!strcmp(wish->key, "days") && json_object_get(wish->value, "max_in_a_row")) {
        json_object_set_new(wider, "max_in_a_row",
                            json_real(fmin(7, o_number(wish->value, "max_in_a_row") + 1)));
    } else {
        json_decref(wider);
        return NULL;
    }
    return wider;
}

static void o_count_costs(struct o_rank *rank)
{
    for (size_t m = 0; m < rank->musts; m++) {
        struct o_wish *wish = &rank->wishes[m];
        json_t *wider = o_wider(wish);

        for (size_t i = 0; i < rank->count; i++) {
            const struct o_judged *one = &rank->judged[i];

            if (one->group < 0 || one->broken < 1 || one->reason != (int)m)
                continue;
            rank->alone[m] += one->group == 2;
            rank->reasons[m] += one->group == 3;
            rank->gains[m] +=
                one->broken == 1 &&
                (!wider || o_one(rank, one->vacancy, wish->key, wider).possible == 4);
        }
        json_decref(wider);
    }
}

static bool o_above(const struct o_rank *rank, const struct o_judged *a,
                    const struct o_judged *b)
{
    const long *first_a = rank->compared == 's'   ? a->sure
                          : rank->compared == 'p' ? a->possible
                                                  : a->expected;
    const long *first_b = rank->compared == 's'   ? b->sure
                          : rank->compared == 'p' ? b->possible
                                                  : b->expected;

    for (int tier = 0; tier < 3; tier++)
        if (first_a[tier] != first_b[tier])
            return first_a[tier] > first_b[tier];
    for (int tier = 0; tier < 3; tier++)
        if (a->sure[tier] != b->sure[tier])
            return a->sure[tier] > b->sure[tier];
    if (a->vacancy->row.posted != b->vacancy->row.posted)
        return a->vacancy->row.posted > b->vacancy->row.posted;
    return a->vacancy->row.number < b->vacancy->row.number;
}

/* By insertion: slow, and plain to see. */
static void o_sort(struct o_rank *rank)
{
    for (size_t i = 1; i < rank->count; i++) {
        struct o_judged kept = rank->judged[i];
        size_t k = i;

        for (; k && o_above(rank, &kept, &rank->judged[k - 1]); k--)
            rank->judged[k] = rank->judged[k - 1];
        rank->judged[k] = kept;
    }
}

void o_rank_all(struct o_rank *rank)
{
    o_add_tier(rank, "must", 0);
    o_add_tier(rank, "important", 1);
    o_add_tier(rank, "nice", 2);
    rank->memo = json_object();
    rank->judged = calloc(rank->count, sizeof(*rank->judged));
    for (size_t i = 0; i < rank->count; i++) {
        const struct o_vacancy *vacancy = &rank->vacancies[i];

        o_judge(rank, vacancy, &rank->judged[i]);
        if (vacancy->row.closes != SUITED_DAY_NONE && vacancy->row.closes < rank->today)
            rank->judged[i].group = -1;
        rank->avoided += rank->judged[i].group == 3 && rank->judged[i].reason < 0;
    }
    o_count_costs(rank);
    o_sort(rank);
}

void o_rank_release(struct o_rank *rank)
{
    free(rank->judged);
    json_decref(rank->memo);
}
