/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/shortlist.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "explain.h"
#include "scan.h"
#include "suited/day.h"

static const char *const turn_names[] = {
    [SUITED_NO_TURNS] = NULL,
    [SUITED_TURNS_EMPLOYER] = "employer",
    [SUITED_TURNS_WORK] = "work",
};

static enum suited_status check_group(const struct suited_ask *ask, struct suited_error *err)
{
    if (!ask->group || group_named(ask->group) != GROUPS)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot list the group '%.40s': there is none of that name (use fits, "
                       "ask_first, near_misses or ruled_out)",
                       ask->group);
}

/* Ruled out is counted, and listed only when it is asked for. */
static bool is_listed(const struct suited_ask *ask, enum group group)
{
    return ask->group ? group == group_named(ask->group) : group != GROUP_RULED_OUT;
}

static void prepare(struct scan *scan, struct plan *plan, const struct suited_ask *ask)
{
    scan->since = ask->since;
    for (size_t i = 0; i < ask->hidden_count; i++)
        plan_mark(plan, ask->hidden[i], MARK_HIDDEN);
    for (int group = 0; group < GROUPS; group++) {
        scan->wanted[group] = is_listed(ask, (enum group)group);
        scan->best[group].reading = ask->reading;
        scan->best[group].limit = ask->turns == SUITED_NO_TURNS ? ask->limit : 0;
    }
}

static void take_turns(struct scan *scan, const struct suited_ask *ask)
{
    if (ask->turns == SUITED_NO_TURNS)
        return;
    for (int group = 0; group < GROUPS; group++) {
        best_take_turns(&scan->best[group], ask->turns);
        if (ask->limit && scan->best[group].count > ask->limit)
            scan->best[group].count = ask->limit;
    }
}

static json_t *notes_json(const struct plan *plan, const struct scan *scan,
                          const struct suited_ask *ask)
{
    json_t *notes = json_deep_copy(plan->profile->notes);
    char text[200];

    if (scan->unindexed) {
        snprintf(text, sizeof(text),
                 "%" PRIu64 " vacanc%s too new for the text index: what depends on words is "
                 "unknown for %s.",
                 scan->unindexed, scan->unindexed == 1 ? "y is" : "ies are",
                 scan->unindexed == 1 ? "it" : "them");
        json_list_add(notes, text);
    }
    if (ask->turns == SUITED_TURNS_EMPLOYER)
        json_list_add(notes,
                      "Employers take turns: of vacancies with equal musts, at most three "
                      "of one employer stand before the others' first.");
    if (ask->turns == SUITED_TURNS_WORK)
        json_list_add(notes, "Kinds of work take turns: of vacancies with equal musts, at most "
                             "three of one kind stand before the others' first.");
    return notes;
}

static json_t *counts_json(const struct scan *scan)
{
    json_t *counts = json_pack("{s:I}", "live", (json_int_t)scan->live);

    for (int group = 0; group < GROUPS; group++)
        json_object_set_new(counts, group_name((enum group)group),
                            json_integer((json_int_t)scan->counts[group]));
    if (scan->since)
        json_object_set_new(counts, "new",
                            json_pack("{s:I, s:I}", "fits", (json_int_t)scan->fresh[GROUP_FITS],
                                      "ask_first", (json_int_t)scan->fresh[GROUP_ASK_FIRST]));
    return counts;
}

static enum suited_status list_group(struct plan *plan, const struct best *best, json_t *list,
                                     struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < best->count; i++) {
        enum group group;
        json_t *vacancy;

        status = explain_vacancy(plan, best->all[i].number, &group, &vacancy, err);
        if (!status)
            json_array_append_new(list, vacancy);
    }
    return status;
}

static json_t *reasons_json(const struct plan *plan, const struct scan *scan)
{
    static const char *const avoided[] = {"employers", "work", "words"};
    json_t *reasons = json_array();

    for (size_t i = 0; i < plan->musts; i++)
        if (scan->furthest[i])
            json_array_append_new(reasons,
                                  json_pack("{s:O, s:I}", "wish", plan->wishes[i].wish->json,
                                            "vacancies", (json_int_t)scan->furthest[i]));
    for (int i = 0; i < AVOID_NOTHING; i++)
        if (scan->avoided[i])
            json_array_append_new(reasons,
                                  json_pack("{s:{s:s}, s:I}", "wish", "avoid", avoided[i],
                                            "vacancies", (json_int_t)scan->avoided[i]));
    return reasons;
}

static json_t *costs_json(const struct plan *plan, const struct scan *scan)
{
    json_t *costs = json_array();

    for (size_t i = 0; i < plan->musts; i++) {
        const struct wider *wider = &plan->wider[i];

        json_array_append_new(
            costs,
            json_pack("{s:O, s:b, s:I, s:{s:O, s:s, s:I}}", "wish", plan->wishes[i].wish->json,
                      "implied", plan->wishes[i].wish->implied, "alone",
                      (json_int_t)scan->alone[i], "next_step", "wish", wider->wish.json, "tier",
                      tier_name(wider->given_up ? TIER_IMPORTANT : TIER_MUST), "gains",
                      (json_int_t)scan->gains[i]));
    }
    return costs;
}

static enum suited_status answer(struct plan *plan, const struct scan *scan,
                                 const struct suited_ask *ask, json_t *out,
                                 struct suited_error *err)
{
    char day[SUITED_DAY_TEXT];
    json_t *ruled_out = json_pack("{s:o}", "reasons", reasons_json(plan, scan));
    enum suited_status status = SUITED_OK;

    suited_day_format(ask->today, day);
    json_object_set_new(out, "client", json_string(plan->profile->id));
    json_object_set_new(out, "date", json_string(day));
    json_object_set_new(out, "turns",
                        turn_names[ask->turns] ? json_string(turn_names[ask->turns])
                                               : json_null());
    json_object_set_new(out, "notes", notes_json(plan, scan, ask));
    json_object_set_new(out, "counts", counts_json(scan));
    for (int group = GROUP_FITS; group < GROUPS; group++) {
        bool is_out = group == GROUP_RULED_OUT;
        json_t *list = json_array();

        if (is_out && !scan->wanted[group]) {
            json_decref(list);
            continue;
        }
        json_object_set_new(is_out ? ruled_out : out,
                            is_out ? "vacancies" : group_name((enum group)group), list);
        if (!status)
            status = list_group(plan, &scan->best[group], list, err);
    }
    json_object_set_new(out, "ruled_out", ruled_out);
    json_object_set_new(out, "cost_of_musts", costs_json(plan, scan));
    return status;
}

enum suited_status suited_shortlist(struct suited_view *view,
                                    const struct suited_profile *profile,
                                    const struct suited_ask *ask, json_t **out,
                                    struct suited_error *err)
{
    struct plan *plan = NULL;
    struct scan scan = {0};
    enum suited_status status = check_group(ask, err);

    *out = NULL;
    if (!status)
        status = plan_new(view, profile, ask->reading, &plan, err);
    if (status)
        return status;
    prepare(&scan, plan, ask);
    status = scan_all(&scan, plan, ask->today, err);
    if (!status) {
        take_turns(&scan, ask);
        *out = json_object();
        status = answer(plan, &scan, ask, *out, err);
    }
    if (status) {
        json_decref(*out);
        *out = NULL;
    }
    match_scan_release(&scan);
    plan_free(plan);
    return status;
}

/* Why a vacancy takes no applications on the day; JSON null where it does. */
static enum suited_status not_live(struct suited_view *view, uint32_t number, int32_t today,
                                   json_t **out, struct suited_error *err)
{
    struct suited_row row;
    json_t *record = NULL;
    const json_t *closed;
    char day[SUITED_DAY_TEXT];
    enum suited_status status = suited_view_row(view, number, &row, err);

    *out = NULL;
    if (!status)
        status = suited_view_record(view, number, &record, err);
    if (status)
        return status;
    closed = json_object_get(record, "closed");
    if (!strcmp(json_text_of(record, "status"), "closed"))
        *out = json_sprintf("it was closed on %s: %s", json_text_of(closed, "day"),
                            json_text_of(closed, "reason"));
    else if (!is_live(&row, today)) {
        suited_day_format(row.closes, day);
        *out = json_sprintf("its closing date, %s, has passed", day);
    }
    json_decref(record);
    return SUITED_OK;
}

static enum suited_status explain_in(struct plan *plan, const struct suited_ask *ask,
                                     uint32_t number, json_t **out, struct suited_error *err)
{
    json_t *reason = NULL;
    enum group group;
    enum suited_status status = explain_vacancy(plan, number, &group, out, err);

    if (!status)
        status = not_live(plan->view, number, ask->today, &reason, err);
    if (!status) {
        json_object_set_new(*out, "group", json_string(group_name(group)));
        if (reason)
            json_object_set_new(*out, "not_live", reason);
        return SUITED_OK;
    }
    json_decref(*out);
    *out = NULL;
    return status;
}

enum suited_status suited_explain(struct suited_view *view,
                                  const struct suited_profile *profile,
                                  const struct suited_ask *ask, uint32_t number, json_t **out,
                                  struct suited_error *err)
{
    struct plan *plan = NULL;
    enum suited_status status = plan_new(view, profile, ask->reading, &plan, err);

    *out = NULL;
    if (!status)
        status = explain_in(plan, ask, number, out, err);
    plan_free(plan);
    return status;
}

enum suited_status suited_explain_all(struct suited_view *view,
                                      const struct suited_profile *profile,
                                      const struct suited_ask *ask,
                                      const struct suited_numbers *numbers, json_t **out,
                                      struct suited_error *err)
{
    struct plan *plan = NULL;
    json_t *list = json_array();
    enum suited_status status = plan_new(view, profile, ask->reading, &plan, err);

    for (size_t i = 0; !status && i < numbers->count; i++) {
        json_t *vacancy;

        status = explain_in(plan, ask, numbers->all[i], &vacancy, err);
        if (!status)
            json_array_append_new(list, vacancy);
    }
    plan_free(plan);
    if (status) {
        json_decref(list);
        list = NULL;
    }
    *out = list;
    return status;
}
