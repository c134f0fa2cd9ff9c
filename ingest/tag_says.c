/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag_says.h"

#include <string.h>

#include "base/json.h"
#include "tag_amounts.h"

static const struct quantity {
    const char *name;
    bool (*take)(const json_t *value, json_t *out);
    const char *form; /* how to say it, for the sentence that refuses */
} quantities[] = {
    {"hours_per_week", take_hours, "8-16, 16 or up to 16, of 168 hours"},
    {"days_per_week", take_days_per_week, "2-3, 3 or up to 3, of 7 days"},
    {"max_lift_kg", take_load, "the heaviest load in kilograms: 5"},
    {"shift", take_shift, "09:30-15:00"},
    {"days", take_days, "mon to sun, morning, afternoon, evening, night: mon,tue,morning"},
    {"pay", take_pay, "12.71/hour or 24000-26000/year"},
};

#define QUANTITIES (sizeof(quantities) / sizeof(*quantities))

static enum suited_status fail_name(const struct suited_taxonomy *taxonomy, const char *name,
                                    struct suited_error *err)
{
    const char *names[SUITED_CONDITIONS_MAX + QUANTITIES], *near;
    size_t count = suited_taxonomy_conditions(taxonomy);

    for (size_t i = 0; i < count; i++)
        names[i] = suited_taxonomy_condition(taxonomy, i)->id;
    for (size_t i = 0; i < QUANTITIES; i++)
        names[count++] = quantities[i].name;
    near = suited_nearest(name, names, count);
    return suited_fail(
        err, SUITED_INVALID, "cannot tag the vacancy: there is no condition '%.60s' (%s%s)",
        name, near ? "did you mean " : "see 'suited help tag' for the list", near ? near : "");
}

static enum suited_status say_condition(const char *name, const json_t *value, json_t **out,
                                        struct suited_error *err)
{
    static const char *const values[] = {"yes", "no", "agree"};

    for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
        if (json_is_string(value) && !strcmp(json_string_value(value), values[i]))
            *out = json_pack("{s:s, s:O}", "condition", name, "value", value);
    if (*out)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot tag the vacancy: %s is neither yes, no nor agree (agree: it "
                       "could be agreed)",
                       name);
}

enum suited_status tag_says(const struct suited_taxonomy *taxonomy, const char *name,
                            const json_t *value, json_t **out, struct suited_error *err)
{
    *out = NULL;
    if (suited_condition_find(taxonomy, name))
        return say_condition(name, value, out, err);
    for (size_t i = 0; i < QUANTITIES; i++) {
        if (strcmp(quantities[i].name, name) != 0)
            continue;
        *out = json_pack("{s:s}", "quantity", name);
        if (quantities[i].take(value, *out))
            return SUITED_OK;
        json_decref(*out);
        *out = NULL;
        return suited_fail(err, SUITED_INVALID,
                           "cannot tag the vacancy: %s is not understood (write %s)", name,
                           quantities[i].form);
    }
    return fail_name(taxonomy, name, err);
}
