/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "rows.h"
#include "suited/casebook.h"
#include "suited/day.h"
#include "suited/profile.h"
#include "suited/shortlist.h"

static bool is_theirs(const json_t *line, const char *const *advisers, size_t count)
{
    const char *adviser = json_text_of(line, "adviser");

    if (!advisers || !*adviser)
        return true;
    for (size_t i = 0; i < count; i++)
        if (!strcmp(advisers[i], adviser))
            return true;
    return false;
}

static json_t *or_null(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);

    return value ? json_incref(value) : json_null();
}

static json_t *shown(const json_t *line)
{
    json_t *alias = json_object_get(line, "alias");

    return json_pack("{s:O, s:O, s:O, s:o, s:o, s:o}", "id", json_object_get(line, "id"),
                     "alias", alias ? alias : json_object_get(line, "id"), "stage",
                     json_object_get(line, "stage"), "adviser", or_null(line, "adviser"),
                     "last_met", or_null(line, "last_met"), "next_step",
                     or_null(line, "next_step"));
}

enum suited_status suited_caseload(const struct suited_casebook *book,
                                   const char *const *advisers, size_t count, json_t **out,
                                   struct suited_error *err)
{
    struct txn *txn;
    json_t *lines, *line;
    size_t i;
    enum suited_status status = txn_begin(book->store, SUITED_READ, &txn, err);

    *out = NULL;
    if (status)
        return status;
    status = rows_lines(txn, &lines, err);
    txn_abort(txn);
    if (status)
        return status;
    *out = json_array();
    json_array_foreach(lines, i, line)
        if (is_theirs(line, advisers, count))
            json_array_append_new(*out, shown(line));
    json_decref(lines);
    return SUITED_OK;
}

/* The day they last met; before they ever met, that of the first version. */
static enum suited_status find_since(const struct suited_casebook *book, const char *id,
                                     int32_t *since, struct suited_error *err)
{
    struct txn *txn;
    json_t *line;
    enum suited_status status = txn_begin(book->store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = rows_line(txn, id, &line, err);
    txn_abort(txn);
    if (!status && !suited_day_parse(json_text_of(line, "last_met"), since) &&
        !suited_day_parse(json_text_of(line, "since"), since))
        *since = book->today;
    json_decref(line);
    return status;
}

/* One vacancy of each group is enough: what is new is counted over all. */
static enum suited_status count_new(const struct suited_casebook *book, const json_t *standing,
                                    int32_t since, json_int_t *count, struct suited_error *err)
{
    struct suited_profile *profile;
    struct suited_ask ask = {.today = book->today, .limit = 1, .since = since};
    uint32_t *hidden = NULL;
    json_t *answer = NULL, *fresh;
    enum suited_status status = suited_profile_parse(
        json_object_get(standing, "profile"), book->taxonomy, book->country, &profile, err);

    suited_case_hidden(standing, &hidden, &ask.hidden_count);
    ask.hidden = hidden;
    if (!status)
        status = suited_shortlist(book->view, profile, &ask, &answer, err);
    fresh = json_object_get(json_object_get(answer, "counts"), "new");
    *count = json_integer_value(json_object_get(fresh, "fits")) +
             json_integer_value(json_object_get(fresh, "ask_first"));
    json_decref(answer);
    free(hidden);
    suited_profile_free(profile);
    return status;
}

enum suited_status suited_caseload_new(const struct suited_casebook *book, json_t *line,
                                       struct suited_error *err)
{
    const char *id = json_text_of(line, "id");
    json_t *standing = NULL;
    json_int_t count = 0;
    int32_t since = 0;
    enum suited_status status = find_since(book, id, &since, err);

    if (!status)
        status = suited_case_get(book, id, &standing, err);
    if (!status)
        status = count_new(book, standing, since, &count, err);
    if (!status)
        json_object_set_new(line, "new", json_integer(count));
    json_decref(standing);
    return status;
}
