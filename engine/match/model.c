/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model.h"

#include "base/json.h"

static const json_t *find(const struct suited_taxonomy *taxonomy, const char *part,
                          const char *key)
{
    return json_object_get(json_object_get(suited_taxonomy_model(taxonomy), part), key);
}

enum suited_status model_check(const struct suited_taxonomy *taxonomy, struct suited_error *err)
{
    static const char *const needed[][2] = {
        {"steps", "hours"},          {"steps", "days_per_week"},
        {"steps", "lift_per_cent"},  {"steps", "travel_per_cent"},
        {"steps", "shift_minutes"},  {"steps", "pay_per_cent"},
        {"steps", "days_in_a_row"},  {"talk", "travel_times"},
        {"talk", "amount_times"},    {"talk", "clock_minutes"},
        {"implied", "travel_km"},    {"known", "occupation_score"},
        {"known", "skill_score"},    {"known", "code_confidence"},
        {"known", "prior_in_facts"},
    };

    for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++)
        if (!json_is_integer(find(taxonomy, needed[i][0], needed[i][1])))
            return suited_fail(err, SUITED_INVALID,
                               "taxonomies/model.json cannot be used: it has no whole number "
                               "'%s' under '%s' (add it)",
                               needed[i][1], needed[i][0]);
    return SUITED_OK;
}

int64_t model_number(const struct suited_taxonomy *taxonomy, const char *part, const char *key)
{
    return json_integer_value(find(taxonomy, part, key));
}

const char *model_text(const struct suited_taxonomy *taxonomy, const char *quantity,
                       const char *key)
{
    return json_text_of(find(taxonomy, "quantities", quantity), key);
}
