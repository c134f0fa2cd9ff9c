/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan_words.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/xalloc.h"

/* Words of the work in the text only: akin, but the job is not called so. */
#define GRADE_IN_TEXT 2

static void raise_all(const struct plan *plan, uint8_t *grades, const struct word_hits *hits,
                      uint8_t grade)
{
    for (size_t i = 0; i < hits->count; i++)
        if (hits->numbers[i] <= plan->numbers && grades[hits->numbers[i]] < grade)
            grades[hits->numbers[i]] = grade;
}

static enum suited_status seek(struct plan *plan, enum suited_field field, const char *text,
                               struct word_hits *out, struct suited_error *err)
{
    return words_all(plan->view, plan->profile->taxonomy, field, text, out, err);
}

/* In the title 4; words that no occupation is known by are sought in the text too. */
static enum suited_status seek_work(struct plan *plan, struct planned *planned,
                                    const struct sought *sought, struct suited_error *err)
{
    struct word_hits hits;
    enum suited_status status;

    if (sought->is_code)
        return SUITED_OK;
    status = seek(plan, SUITED_TITLE, sought->text, &hits, err);
    if (status)
        return status;
    raise_all(plan, planned->words, &hits, GRADE_MET);
    word_hits_release(&hits);
    if (sought->code_count)
        return SUITED_OK;
    status = seek(plan, SUITED_TEXT, sought->text, &hits, err);
    if (!status)
        raise_all(plan, planned->words, &hits, GRADE_IN_TEXT);
    word_hits_release(&hits);
    return status;
}

static enum suited_status plan_work(struct plan *plan, struct planned *planned,
                                    struct suited_error *err)
{
    const struct sought_list *work = &planned->wish->work;
    enum suited_status status = SUITED_OK;

    planned->words = xcalloc((size_t)plan->numbers + 1, 1);
    for (size_t i = 0; !status && i < work->count; i++)
        status = seek_work(plan, planned, &work->all[i], err);
    return status;
}

static enum suited_status plan_skills(struct plan *plan, struct planned *planned,
                                      struct suited_error *err)
{
    const struct sought_list *skills = &plan->profile->skills;
    enum suited_status status = SUITED_OK;

    planned->words = xcalloc((size_t)plan->numbers + 1, 1);
    planned->found = xcalloc(skills->count + 1, sizeof(*planned->found));
    planned->found_count = skills->count;
    for (size_t i = 0; !status && i < skills->count; i++) {
        const struct sought *skill = &skills->all[i];
        struct word_hits *hits = &planned->found[i];

        if (skill->skill_count)
            status = words_skills(plan->view, skill->skills, skill->skill_count, hits, err);
        else
            status = seek(plan, SUITED_TEXT, skill->text, hits, err);
        for (size_t k = 0; !status && k < hits->count; k++)
            if (hits->numbers[k] <= plan->numbers &&
                planned->words[hits->numbers[k]] < UINT8_MAX)
                planned->words[hits->numbers[k]]++;
    }
    return status;
}

static void mark_all(struct plan *plan, const struct word_hits *hits, enum mark mark)
{
    for (size_t i = 0; i < hits->count; i++)
        plan_mark(plan, hits->numbers[i], mark);
}

static enum suited_status mark_words(struct plan *plan, enum suited_field field,
                                     const char *text, enum mark mark, struct suited_error *err)
{
    struct word_hits hits;
    enum suited_status status = seek(plan, field, text, &hits, err);

    if (!status)
        mark_all(plan, &hits, mark);
    word_hits_release(&hits);
    return status;
}

/* Work to avoid is what a wish would meet in full: its words in the title, or its code. */
static enum suited_status mark_avoided(struct plan *plan, struct suited_error *err)
{
    const struct suited_profile *profile = plan->profile;
    enum suited_status status = SUITED_OK;
    size_t i;
    json_t *item;

    for (i = 0; !status && i < profile->avoid_work.count; i++)
        if (!profile->avoid_work.all[i].is_code)
            status = mark_words(plan, SUITED_TITLE, profile->avoid_work.all[i].text,
                                MARK_AVOID_WORK, err);
    json_array_foreach(profile->avoid_words, i, item)
        if (!status)
            status =
                mark_words(plan, SUITED_TEXT, json_string_value(item), MARK_AVOID_WORDS, err);
    return status;
}

static enum suited_status mark_unindexed(struct plan *plan, struct suited_error *err)
{
    struct word_hits late = {0};
    enum suited_status status =
        suited_view_unindexed(plan->view, &late.numbers, &late.count, err);

    if (!status)
        mark_all(plan, &late, MARK_UNINDEXED);
    word_hits_release(&late);
    return status;
}

static bool needs_words(const struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        enum wish_kind kind = plan->wishes[i].wish->kind;

        if (kind == WISH_WORK || kind == WISH_SKILLS || kind == WISH_ABOUT)
            return true;
    }
    return plan->profile->avoid_work.count || json_array_size(plan->profile->avoid_words);
}

static enum suited_status plan_one(struct plan *plan, struct planned *planned,
                                   struct suited_error *err)
{
    switch (planned->wish->kind) {
    case WISH_WORK:
        return plan_work(plan, planned, err);
    case WISH_SKILLS:
        return plan_skills(plan, planned, err);
    case WISH_ABOUT:
        return words_share(plan->view, plan->profile->taxonomy, planned->wish->about,
                           plan->numbers, &planned->words, err);
    default:
        return SUITED_OK;
    }
}

enum suited_status plan_words(struct plan *plan, struct suited_error *err)
{
    const json_t *employers = plan->profile->avoid_employers;
    enum suited_status status;
    size_t i;
    json_t *item;

    plan->avoid_employers = xcalloc(json_array_size(employers) + 1, sizeof(uint32_t));
    json_array_foreach(employers, i, item) {
        uint32_t hash = employer_hash(json_string_value(item));

        if (hash)
            plan->avoid_employers[plan->avoid_employer_count++] = hash;
    }
    if (!needs_words(plan))
        return SUITED_OK;
    status = mark_unindexed(plan, err);
    for (i = 0; !status && i < plan->count; i++)
        status = plan_one(plan, &plan->wishes[i], err);
    return status ? status : mark_avoided(plan, err);
}
