/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "model.h"
#include "order.h"
#include "plan_words.h"

static struct talk talk_of(const struct suited_taxonomy *taxonomy)
{
    return (struct talk){model_number(taxonomy, "talk", "travel_times"),
                         model_number(taxonomy, "talk", "amount_times"),
                         model_number(taxonomy, "talk", "clock_minutes")};
}

static void plan_wishes(struct plan *plan)
{
    const struct suited_profile *profile = plan->profile;
    size_t in_tier[TIER_BAD_DAY + 1] = {0}, place[TIER_BAD_DAY + 1] = {0};

    plan->count = profile->wish_count;
    plan->wishes = xcalloc(plan->count + 1, sizeof(*plan->wishes));
    for (size_t i = 0; i < plan->count; i++)
        in_tier[profile->wishes[i].tier]++;
    for (size_t i = 0; i < plan->count; i++) {
        const struct wish *wish = &profile->wishes[i];
        size_t rank = ++place[wish->tier];

        plan->wishes[i].wish = wish;
        plan->wishes[i].weight = profile->ranked ? rank_weight(rank, in_tier[wish->tier]) : 1;
    }
    plan->musts = in_tier[TIER_MUST];
    plan->ordering = plan->count - in_tier[TIER_BAD_DAY];
    plan->wider = xcalloc(plan->musts + 1, sizeof(*plan->wider));
    for (size_t i = 0; i < plan->musts; i++)
        widen(&profile->wishes[i], profile->taxonomy, &plan->wider[i]);
}

enum suited_status plan_new(struct suited_view *view, const struct suited_profile *profile,
                            enum suited_reading reading, struct plan **out,
                            struct suited_error *err)
{
    struct plan *plan = xcalloc(1, sizeof(*plan));
    enum suited_status status;

    *out = NULL;
    plan->view = view;
    plan->profile = profile;
    plan->kernels = kernels_here();
    plan->reading = reading;
    plan->known = known_conditions(profile->taxonomy);
    plan->talk = talk_of(profile->taxonomy);
    plan->confident = (uint8_t)model_number(profile->taxonomy, "known", "code_confidence");
    plan->numbers = suited_view_numbers(view);
    plan->avoids_something = json_array_size(profile->avoid_employers) ||
                             json_array_size(profile->avoid_words) || profile->avoid_work.count;
    plan_wishes(plan);
    status = plan_words(plan, err);
    if (status) {
        plan_free(plan);
        return status;
    }
    *out = plan;
    return SUITED_OK;
}

static void release_planned(struct planned *planned)
{
    for (size_t i = 0; i < planned->found_count; i++)
        word_hits_release(&planned->found[i]);
    free(planned->found);
    free(planned->words);
}

static void release_hundred(struct of_code *hundred)
{
    for (size_t i = 0; hundred && i < 100; i++) {
        free(hundred[i].expected);
        free(hundred[i].tally);
    }
    free(hundred);
}

void plan_free(struct plan *plan)
{
    if (!plan)
        return;
    for (size_t i = 0; i < plan->count; i++)
        release_planned(&plan->wishes[i]);
    for (size_t i = 0; i < plan->musts; i++)
        json_decref(plan->wider[i].wish.json);
    for (size_t i = 0; i < CODE_HUNDREDS; i++)
        release_hundred(plan->hundreds[i]);
    free(plan->wider);
    free(plan->wishes);
    free(plan->avoid_employers);
    free(plan->marks);
    free(plan);
}

/* The survey's figure counts as much as a number of facts; those of the store move it. */
static double moved(const struct plan *plan, double share, struct suited_tally tally)
{
    double weight = (double)model_number(plan->profile->taxonomy, "known", "prior_in_facts");
    double facts = (double)tally.yes + (double)tally.no;

    return (weight * share + (double)tally.yes) / (facts + weight);
}

/* A number that is no unit group counts as no code. */
static struct of_code *of_code(struct plan *plan, uint16_t code)
{
    struct of_code **hundred;

    if (code >= 100 * CODE_HUNDREDS)
        code = 0;
    hundred = &plan->hundreds[code / 100];
    if (!*hundred)
        *hundred = xcalloc(100, sizeof(**hundred));
    return &(*hundred)[code % 100];
}

/* Each is asked for once, however many wishes are about conditions. */
static enum suited_status tally_of(struct plan *plan, uint16_t code,
                                   const struct suited_tally **out, struct suited_error *err)
{
    struct suited_tally **kept = &of_code(plan, code)->tally;
    enum suited_status status = SUITED_OK;

    if (!*kept) {
        *kept = xcalloc(SUITED_CONDITIONS_MAX, sizeof(**kept));
        if (code && code < 100 * CODE_HUNDREDS)
            status = suited_view_tally(plan->view, code, *kept, err);
    }
    *out = *kept;
    return status;
}

enum suited_status plan_prior(struct plan *plan, unsigned condition, uint16_t code,
                              double *share, const char **source, struct suited_error *err)
{
    const struct suited_tally *tally;
    enum suited_status status;

    *share = -1;
    *source = NULL;
    if (!suited_taxonomy_prior(plan->profile->taxonomy, condition, code, share, source)) {
        *share = -1;
        return SUITED_OK;
    }
    if (!code)
        return SUITED_OK;
    status = tally_of(plan, code, &tally, err);
    if (!status)
        *share = moved(plan, *share, tally[condition]);
    return status;
}

/* A guess in quarters: it may warn about a must, and move other wishes, never decide. */
static uint8_t guess(const struct wish *wish, double share)
{
    double wanted = wish->condition.wanted ? share : 1 - share;
    long quarters = lround(4 * wanted);

    if (share < 0)
        return 2;
    if (wish->tier == TIER_MUST)
        return wanted < 0.25 ? 1 : 2;
    return (uint8_t)(quarters < 1 ? 1 : quarters > 3 ? 3 : quarters);
}

enum suited_status plan_expected(struct plan *plan, uint16_t code, const uint8_t **out,
                                 struct suited_error *err)
{
    struct of_code *known = of_code(plan, code);
    uint8_t *table;
    enum suited_status status = SUITED_OK;

    *out = known->expected;
    if (*out)
        return SUITED_OK;
    if (code >= 100 * CODE_HUNDREDS)
        code = 0;
    table = xcalloc(plan->count + 1, 1);
    for (size_t i = 0; !status && i < plan->count; i++) {
        const struct wish *wish = plan->wishes[i].wish;
        const char *source;
        double share = -1;

        if (wish->kind == WISH_CONDITION)
            status = plan_prior(plan, wish->condition.number, code, &share, &source, err);
        table[i] = wish->kind == WISH_CONDITION ? guess(wish, share) : 2;
    }
    *out = known->expected = table;
    return status;
}

void plan_mark(struct plan *plan, uint32_t number, enum mark mark)
{
    if (number > plan->numbers)
        return;
    if (!plan->marks)
        plan->marks = xcalloc((size_t)plan->numbers + 1, 1);
    plan->marks[number] |= (uint8_t)mark;
}

struct sight plan_sight(const struct plan *plan)
{
    return (struct sight){.known = &plan->known,
                          .home = &plan->profile->home,
                          .country = plan->profile->country,
                          .far_m = NO_LIMIT,
                          .confident = plan->confident};
}

static struct interval by_words(const struct plan *plan, const struct planned *planned,
                                const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    bool within = row->number <= plan->numbers;
    bool indexed = within && !(plan_marks(plan, row->number) & MARK_UNINDEXED);
    uint8_t words = planned->words && indexed ? planned->words[row->number] : 0;

    if (planned->wish->kind == WISH_WORK) {
        struct interval known = {words, indexed ? words : GRADE_MET};

        return grade_work(sight, &planned->wish->work, known);
    }
    if (!indexed || !planned->words)
        return interval_unknown;
    if (planned->wish->kind == WISH_SKILLS)
        return grade_skills(row, words, plan->profile->skills.count);
    return interval_certain(words);
}

struct interval plan_interval(const struct plan *plan, size_t which, const struct wish *wish,
                              const struct sight *sight)
{
    switch (wish->kind) {
    case WISH_CONDITION:
        return grade_condition(sight, wish->condition.number, wish->condition.wanted);
    case WISH_HOURS:
        return grade_hours(sight, wish->limits);
    case WISH_DAYS_PER_WEEK:
        return grade_days_per_week(sight, wish->limits);
    case WISH_MAX_LIFT:
        return grade_max_lift(sight, wish->limits);
    case WISH_SHIFT:
        return grade_shift(sight, wish->shift);
    case WISH_DAYS:
        return grade_days(sight, wish->days);
    case WISH_PAY:
        return grade_pay(sight, wish->pay.limits, wish->pay.period);
    case WISH_TRAVEL:
        return grade_travel(sight, wish->limits);
    case WISH_CAN_APPLY:
        return grade_can_apply(sight, &plan->profile->has);
    default:
        return by_words(plan, &plan->wishes[which], sight);
    }
}

struct grade plan_grade(const struct plan *plan, size_t which, const struct sight *sight,
                        const uint8_t *expected)
{
    const struct wish *wish = plan->wishes[which].wish;
    struct interval interval = plan_interval(plan, which, wish, sight);
    uint8_t guessed = expected[which];

    if (wish->kind == WISH_CONDITION &&
        condition_could_be_agreed(sight->row, wish->condition.number))
        guessed = GUESS_AGREE;
    if (guessed < interval.sure)
        guessed = interval.sure;
    if (guessed > interval.possible)
        guessed = interval.possible;
    return (struct grade){interval.sure, guessed, interval.possible};
}

enum outcome outcome_of(struct interval grade)
{
    if (grade.sure == GRADE_MET)
        return OUTCOME_MET;
    if (grade.possible == GRADE_MET)
        return OUTCOME_UNKNOWN;
    return grade.possible ? OUTCOME_PARTLY : OUTCOME_NOT_MET;
}

static bool avoids_code(const struct plan *plan, const struct suited_row *row)
{
    const struct sought_list *work = &plan->profile->avoid_work;

    for (size_t i = 0; i < work->count; i++)
        for (size_t k = 0; k < work->all[i].code_count; k++)
            for (unsigned c = 0; c < SUITED_CODES_MAX; c++)
                if (row->codes[c] && row->confidence[c] >= plan->confident &&
                    grade_code(work->all[i].codes[k], row->codes[c]) == GRADE_MET)
                    return true;
    return false;
}

enum avoided plan_avoids(const struct plan *plan, const struct suited_row *row)
{
    uint8_t marks = plan_marks(plan, row->number);

    for (size_t i = 0; i < plan->avoid_employer_count; i++)
        if (row->employer == plan->avoid_employers[i])
            return AVOID_EMPLOYERS;
    if ((marks & MARK_AVOID_WORK) || avoids_code(plan, row))
        return AVOID_WORK;
    return marks & MARK_AVOID_WORDS ? AVOID_WORDS : AVOID_NOTHING;
}
