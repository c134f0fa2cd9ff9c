/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"

#include <math.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "facts.h"
#include "sentences.h"
#include "suited/day.h"
#include "vacancy_words.h"

/* All that is known of the vacancy at hand. */
struct hand {
    struct plan *plan;
    struct sight sight;
    struct suited_row row;
    json_t *record;
    struct grade *grades; /* of every wish, bad-day wishes too */
    struct verdict verdict;
};

static const char *const outcomes[] = {
    [OUTCOME_MET] = "met",
    [OUTCOME_UNKNOWN] = "unknown",
    [OUTCOME_PARTLY] = "partly",
    [OUTCOME_NOT_MET] = "not_met",
};

static struct interval interval_at(const struct hand *hand, size_t which)
{
    return (struct interval){hand->grades[which].sure, hand->grades[which].possible};
}

static json_t *grade_json(struct grade grade)
{
    return json_pack("{s:i, s:i, s:i}", "sure", grade.sure, "expected", grade.expected,
                     "possible", grade.possible);
}

/* What is usual in such work, where nothing is known of a condition; `source` says whose. */
static enum suited_status set_prior(const struct hand *hand, size_t which, json_t *out,
                                    struct suited_error *err)
{
    const struct wish *wish = hand->plan->wishes[which].wish;
    double share = -1;
    const char *source = NULL;
    enum suited_status status = SUITED_OK;

    if (wish->kind == WISH_CONDITION && outcome_of(interval_at(hand, which)) == OUTCOME_UNKNOWN)
        status = plan_prior(hand->plan, wish->condition.number, hand->row.codes[0], &share,
                            &source, err);
    json_object_set_new(out, "prior",
                        share < 0 ? json_null() : json_real(round(share * 1000) / 1000));
    if (source && share >= 0)
        json_object_set_new(out, "prior_source", json_string(source));
    return status;
}

static enum suited_status add_wish(const struct hand *hand, size_t which, json_t *list,
                                   struct suited_error *err)
{
    const struct wish *wish = hand->plan->wishes[which].wish;
    json_t *out = json_pack("{s:O, s:s, s:b, s:s, s:o, s:o}", "wish", wish->json, "tier",
                            tier_name(wish->tier), "implied", wish->implied, "outcome",
                            outcomes[outcome_of(interval_at(hand, which))], "grade",
                            grade_json(hand->grades[which]), "fact",
                            fact_of(hand->plan, which, &hand->sight, hand->record));

    json_array_append_new(list, out);
    return set_prior(hand, which, out, err);
}

static enum suited_status set_wishes(const struct hand *hand, json_t *out,
                                     struct suited_error *err)
{
    json_t *list = json_array();
    enum suited_status status = SUITED_OK;

    json_object_set_new(out, "wishes", list);
    for (size_t i = 0; !status && i < hand->plan->ordering; i++)
        status = add_wish(hand, i, list, err);
    return status;
}

/* What an answer could move, weighted; 0 for what is no unknown. */
static int32_t to_gain(const struct hand *hand, size_t which)
{
    struct grade grade = hand->grades[which];

    if (outcome_of(interval_at(hand, which)) != OUTCOME_UNKNOWN)
        return 0;
    return hand->plan->wishes[which].weight * (grade.possible - grade.expected);
}

/* The wish to ask about next: by tier, then by what it could move, then as they stand. */
static size_t next_question(const struct hand *hand, const bool *asked)
{
    const struct planned *wishes = hand->plan->wishes;
    size_t best = hand->plan->ordering;

    for (size_t i = 0; i < hand->plan->ordering; i++) {
        if (asked[i] || outcome_of(interval_at(hand, i)) != OUTCOME_UNKNOWN)
            continue;
        if (best == hand->plan->ordering || (wishes[i].wish->tier == wishes[best].wish->tier &&
                                             to_gain(hand, i) > to_gain(hand, best)))
            best = i;
    }
    return best;
}

static json_t *questions_json(const struct hand *hand)
{
    bool *asked = xcalloc(hand->plan->ordering + 1, sizeof(*asked));
    json_t *list = json_array();
    size_t which;

    while ((which = next_question(hand, asked)) < hand->plan->ordering) {
        json_t *question = question_for(hand->plan, which, &hand->sight);

        asked[which] = true;
        if (question)
            json_array_append_new(list, question);
    }
    free(asked);
    return list;
}

static json_t *tiers_json(const struct hand *hand)
{
    const struct sums *sums = &hand->verdict.sums;
    int32_t most[TIERS] = {0};
    json_t *tiers = json_object();

    for (size_t i = 0; i < hand->plan->ordering; i++)
        most[hand->plan->wishes[i].wish->tier] += GRADE_MET * hand->plan->wishes[i].weight;
    for (int tier = 0; tier < TIERS; tier++)
        json_object_set_new(tiers, tier_name((enum tier)tier),
                            json_pack("{s:i, s:i, s:i, s:i}", "sure", sums->sure[tier],
                                      "expected", sums->expected[tier], "possible",
                                      sums->possible[tier], "of", most[tier]));
    return tiers;
}

static json_t *bad_day_json(const struct hand *hand)
{
    const char *answer = "holds";

    if (hand->plan->ordering == hand->plan->count)
        return json_null();
    for (size_t i = hand->plan->ordering; i < hand->plan->count; i++) {
        enum outcome outcome = outcome_of(interval_at(hand, i));

        if (outcome == OUTCOME_PARTLY || outcome == OUTCOME_NOT_MET)
            return json_string("fails");
        if (outcome == OUTCOME_UNKNOWN)
            answer = "unknown";
    }
    return json_string(answer);
}

static json_t *day_json(int32_t day)
{
    char text[SUITED_DAY_TEXT];

    if (day == SUITED_DAY_NONE)
        return json_null();
    suited_day_format(day, text);
    return json_string(text);
}

static json_t *copy_of(const json_t *record, const char *key)
{
    json_t *value = json_object_get(record, key);

    return value ? json_incref(value) : json_null();
}

static json_t *vacancy_json(const struct hand *hand)
{
    const json_t *record = hand->record;
    const json_t *place = nearest_place(&hand->plan->profile->home, record);
    double km = distance_to(&hand->sight);
    json_t *out = json_pack("{s:I, s:o, s:o, s:o}", "vacancy", (json_int_t)hand->row.number,
                            "url", copy_of(record, "url"), "title", copy_of(record, "title"),
                            "employer", copy_of(record, "employer"));

    json_object_set_new(out, "place", copy_of(place, "name"));
    json_object_set_new(out, "distance_km", km < 0 ? json_null() : json_real(km));
    json_object_set_new(out, "hours", hours_words(record));
    json_object_set_new(out, "pay", wage_words(record));
    json_object_set_new(out, "posted", day_json(hand->row.posted));
    json_object_set_new(out, "closes", day_json(hand->row.closes));
    json_object_set_new(out, "tiers", tiers_json(hand));
    return out;
}

static enum suited_status take(struct hand *hand, uint32_t number, struct suited_error *err)
{
    struct plan *plan = hand->plan;
    const uint8_t *expected;
    enum suited_status status = suited_view_row(plan->view, number, &hand->row, err);

    if (!status)
        status = suited_view_brief(plan->view, number, &hand->record, err);
    if (!status)
        status = plan_expected(plan, hand->row.codes[0], &expected, err);
    if (status)
        return status;
    hand->sight = plan_sight(plan);
    hand->grades = xcalloc(plan->count + 1, sizeof(*hand->grades));
    see(&hand->sight, &hand->row, true);
    weigh(plan, &hand->sight, expected, hand->grades, &hand->verdict);
    for (size_t i = plan->ordering; i < plan->count; i++)
        hand->grades[i] = plan_grade(plan, i, &hand->sight, expected);
    return SUITED_OK;
}

enum suited_status explain_vacancy(struct plan *plan, uint32_t number, enum group *group,
                                   json_t **out, struct suited_error *err)
{
    struct hand hand = {.plan = plan};
    enum suited_status status = take(&hand, number, err);

    *out = NULL;
    if (status)
        goto done;
    *group = hand.verdict.group;
    *out = vacancy_json(&hand);
    status = set_wishes(&hand, *out, err);
    if (status) {
        json_decref(*out);
        *out = NULL;
        goto done;
    }
    json_object_set_new(*out, "questions", questions_json(&hand));
    json_object_set_new(*out, "change",
                        change_for(plan, &hand.sight, hand.grades, &hand.verdict, hand.record));
    json_object_set_new(*out, "bad_day", bad_day_json(&hand));
    json_object_set_new(*out, "links", copy_of(hand.record, "links"));
done:
    json_decref(hand.record);
    free(hand.grades);
    return status;
}
