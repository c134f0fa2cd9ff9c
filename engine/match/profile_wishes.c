/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "profile.h"

typedef enum suited_status parse_value(const struct spot *, const json_t *, struct wish *);

static enum suited_status parse_work(const struct spot *spot, const json_t *value,
                                     struct wish *wish)
{
    return seek_all(spot, value, SUITED_OCCUPATIONS, &wish->work);
}

static enum suited_status parse_used_skills(const struct spot *spot, const json_t *value,
                                            struct wish *wish)
{
    static const char *const values[] = {"used"};
    const char *word = json_string_value(value);

    (void)wish;
    if (!word)
        return refuse(spot, "it takes the word \"used\"");
    if (strcmp(word, "used") != 0)
        return refuse_name(spot, "value", word, values, 1);
    if (!spot->profile->skills.count)
        return refuse(spot,
                      "the profile names no skills (add \"skills\": […] or drop the wish)");
    return SUITED_OK;
}

static enum suited_status parse_can_apply(const struct spot *spot, const json_t *value,
                                          struct wish *wish)
{
    static const char *const values[] = {"yes"};
    const char *word = json_string_value(value);

    (void)wish;
    if (!word || strcmp(word, "yes") != 0)
        return refuse_name(spot, "value", word ? word : "", values, 1);
    if (!spot->profile->has.given)
        return refuse(spot, "the profile does not say what the client has (add \"has\": {…})");
    return SUITED_OK;
}

static parse_value *const parsers[] = {
    [WISH_CONDITION] = NULL,
    [WISH_HOURS] = parse_amount,
    [WISH_DAYS_PER_WEEK] = parse_amount,
    [WISH_MAX_LIFT] = parse_amount,
    [WISH_SHIFT] = parse_clock,
    [WISH_DAYS] = parse_days,
    [WISH_PAY] = parse_pay,
    [WISH_TRAVEL] = parse_travel,
    [WISH_WORK] = parse_work,
    [WISH_SKILLS] = parse_used_skills,
    [WISH_ABOUT] = parse_about,
    [WISH_CAN_APPLY] = parse_can_apply,
};

#define KINDS (sizeof(parsers) / sizeof(*parsers))

static enum suited_status refuse_key(const struct spot *spot, const char *key)
{
    const struct suited_taxonomy *taxonomy = spot->profile->taxonomy;
    size_t conditions = suited_taxonomy_conditions(taxonomy), count = 0;
    const char **names = xcalloc(conditions + KINDS, sizeof(*names));
    enum suited_status status;

    for (size_t i = 0; i < conditions; i++)
        names[count++] = suited_taxonomy_condition(taxonomy, i)->id;
    for (size_t i = WISH_CONDITION + 1; i < KINDS; i++)
        names[count++] = wish_key((enum wish_kind)i);
    status = refuse_name(spot, "condition or wish", key, names, count);
    free(names);
    return status;
}

static enum suited_status parse_condition(const struct spot *spot, const json_t *value,
                                          const struct suited_condition *condition,
                                          struct wish *wish)
{
    static const char *const values[] = {"yes", "no"};
    const char *word = json_string_value(value);

    wish->kind = WISH_CONDITION;
    wish->condition.number = condition->number;
    if (!word)
        return refuse(spot, "a condition takes \"yes\" or \"no\" in quotes");
    if (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0)
        return refuse_name(spot, "value", word, values, 2);
    wish->condition.wanted = !strcmp(word, "yes");
    return SUITED_OK;
}

enum suited_status parse_wish(struct spot *spot, json_t *json, struct wish *wish)
{
    const struct suited_condition *condition;
    const json_t *value;
    void *only;

    if (!json_is_object(json) || json_object_size(json) != 1)
        return refuse(spot, "a wish is an object with one key, as {\"seated_work\": \"yes\"} "
                            "(write each wish on its own)");
    only = json_object_iter(json);
    spot->key = json_object_iter_key(only);
    value = json_object_iter_value(only);
    wish->json = json_incref(json);

    for (size_t i = WISH_CONDITION + 1; i < KINDS; i++)
        if (!strcmp(spot->key, wish_key((enum wish_kind)i))) {
            wish->kind = (enum wish_kind)i;
            return parsers[i](spot, value, wish);
        }
    condition = suited_condition_find(spot->profile->taxonomy, spot->key);
    if (condition)
        return parse_condition(spot, value, condition, wish);
    return refuse_key(spot, spot->key);
}
