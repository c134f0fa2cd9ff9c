/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invite_asks.h"

#include <string.h>

#include "base/json.h"
#include "suited/invite.h"
#include "suited/profile.h"
#include "suited/shortlist.h"

struct counts {
    unsigned wished[SUITED_CONDITIONS_MAX];  /* clients who must have it, or nearly */
    unsigned waiting[SUITED_CONDITIONS_MAX]; /* who could take the vacancy but for it alone */
};

/* The condition that a wish is about, or NULL. */
static const struct suited_condition *condition_of(const struct suited_casebook *book,
                                                   const json_t *wish)
{
    const char *kind = json_object_iter_key(json_object_iter((json_t *)wish));

    return kind ? suited_condition_find(book->taxonomy, kind) : NULL;
}

static void count_wishes(const struct suited_casebook *book, const json_t *profile,
                         struct counts *counts)
{
    static const char *const tiers[] = {"must", "important"};
    json_t *wish;
    size_t i;

    for (size_t t = 0; t < sizeof(tiers) / sizeof(*tiers); t++)
        json_array_foreach(json_object_get(profile, tiers[t]), i, wish) {
            const struct suited_condition *condition = condition_of(book, wish);

            if (condition)
                counts->wished[condition->number]++;
        }
}

/* The one condition that keeps a client from a vacancy, where it is just one. */
static const struct suited_condition *only_hindrance(const struct suited_casebook *book,
                                                     const json_t *why)
{
    const struct suited_condition *only = NULL;
    size_t hindrances = 0, i;
    json_t *wish;

    json_array_foreach(json_object_get(why, "wishes"), i, wish) {
        if (strcmp(json_text_of(wish, "tier"), "must") != 0 ||
            !strcmp(json_text_of(wish, "outcome"), "met"))
            continue;
        only = condition_of(book, json_object_get(wish, "wish"));
        hindrances++;
    }
    return hindrances == 1 ? only : NULL;
}

static enum suited_status count_client(const struct suited_casebook *book, const char *id,
                                       uint32_t number, struct counts *counts,
                                       struct suited_error *err)
{
    const struct suited_ask ask = {.today = book->today};
    const struct suited_condition *hindrance;
    struct suited_profile *profile = NULL;
    json_t *client = NULL, *why = NULL;
    enum suited_status status = suited_case_get(book, id, &client, err);

    if (!status)
        status = suited_profile_parse(json_object_get(client, "profile"), book->taxonomy,
                                      book->country, &profile, err);
    if (!status)
        status = suited_explain(book->view, profile, &ask, number, &why, err);
    if (!status) {
        count_wishes(book, json_object_get(client, "profile"), counts);
        hindrance = only_hindrance(book, why);
        if (hindrance)
            counts->waiting[hindrance->number]++;
    }
    json_decref(why);
    suited_profile_free(profile);
    json_decref(client);
    return status;
}

static enum suited_status count_clients(const struct suited_casebook *book, uint32_t number,
                                        struct counts *counts, struct suited_error *err)
{
    json_t *lines = NULL, *line;
    size_t i;
    enum suited_status status = suited_caseload(book, NULL, 0, &lines, err);

    json_array_foreach(lines, i, line)
        if (!status && *json_text_of(line, "adviser"))
            status = count_client(book, json_text_of(line, "id"), number, counts, err);
    json_decref(lines);
    return status;
}

/* Whether a person has said it already, and it stands: they need not be asked again. */
static bool is_settled(const json_t *record, const char *condition)
{
    json_t *fact;
    size_t i;

    json_array_foreach(json_object_get(record, "facts"), i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return !strcmp(json_text_of(fact, "source"), "employer");
    return false;
}

/* The condition that most wish for, in whole crowds, of those not asked yet; the catalogue's
 * first among equals. */
static const struct suited_condition *most_wished(const struct suited_casebook *book,
                                                  const json_t *record,
                                                  const struct counts *counts,
                                                  const bool *asked)
{
    const struct suited_condition *best = NULL;

    for (size_t c = 0; c < suited_taxonomy_conditions(book->taxonomy); c++) {
        const struct suited_condition *one = suited_taxonomy_condition(book->taxonomy, c);

        if (asked[c] || is_settled(record, one->id))
            continue;
        if (!best || counts->wished[c] / SUITED_INVITE_CROWD >
                         counts->wished[best->number] / SUITED_INVITE_CROWD)
            best = one;
    }
    return best;
}

static json_t *questions(const struct suited_casebook *book, const json_t *record,
                         const struct counts *counts)
{
    bool asked[SUITED_CONDITIONS_MAX] = {0};
    const struct suited_condition *next;
    json_t *ask = json_array();

    while (json_array_size(ask) < SUITED_INVITE_ASKS &&
           (next = most_wished(book, record, counts, asked))) {
        asked[next->number] = true;
        json_array_append_new(ask, json_string(next->id));
    }
    return ask;
}

static json_t *crowds(const struct suited_casebook *book, const struct counts *counts)
{
    json_t *more = json_array();

    for (size_t c = 0; c < suited_taxonomy_conditions(book->taxonomy); c++)
        if (counts->waiting[c] > SUITED_INVITE_CROWD)
            json_array_append_new(
                more, json_string(suited_taxonomy_condition(book->taxonomy, c)->id));
    return more;
}

enum suited_status invite_asks(const struct suited_casebook *book, uint32_t number,
                               const json_t *record, json_t *invite, struct suited_error *err)
{
    struct counts counts = {0};
    enum suited_status status = count_clients(book, number, &counts, err);

    if (status)
        return status;
    json_object_set_new(invite, "ask", questions(book, record, &counts));
    json_object_set_new(invite, "more", crowds(book, &counts));
    return SUITED_OK;
}
