/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subject.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "casework/rows.h"
#include "store/alerts.h"
#include "suited/casebook.h"
#include "suited/day.h"
#include "suited/profile.h"

/* ---- reading ---- */

static bool is_interested(const char *decision)
{
    return !strcmp(decision, "interested");
}

/* Whether nobody can apply any more. One that is too new for the view is not. */
static enum suited_status find_over(struct suited_view *view, uint32_t number, int32_t today,
                                    bool *is_over, struct suited_error *err)
{
    struct suited_row row;
    json_t *record = NULL;
    enum suited_status status = suited_view_row(view, number, &row, err);

    *is_over = false;
    if (!status)
        status = suited_view_record(view, number, &record, err);
    if (!status)
        *is_over = row.closes < today || !strcmp(json_text_of(record, "status"), "closed");
    json_decref(record);
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

static enum suited_status take_decisions(struct subject *subject, const json_t *standing,
                                         struct suited_view *view, int32_t today,
                                         struct suited_error *err)
{
    const json_t *list = json_object_get(standing, "decisions"), *item;
    enum suited_status status = SUITED_OK;
    size_t i;

    subject->decisions = xcalloc(json_array_size(list) + 1, sizeof(*subject->decisions));
    json_array_foreach(list, i, item) {
        struct news_decision *decision = &subject->decisions[i];
        const char *what = json_text_of(item, "decision");

        decision->number = rows_number(item, "vacancy");
        decision->is_dismissed = !strcmp(what, "not_for_me");
        decision->is_interested = is_interested(what);
        if (!status && decision->is_interested)
            status = find_over(view, decision->number, today, &decision->is_over, err);
        subject->decision_count++;
    }
    return status;
}

/* One decided against that is back is as if never decided. */
static void drop_those_back(json_t *standing)
{
    json_t *list = json_object_get(standing, "decisions");

    for (size_t i = json_array_size(list); i-- > 0;)
        if (json_is_string(json_object_get(json_array_get(list, i), "back")))
            json_array_remove(list, i);
}

static enum suited_status read_decisions(const struct suited_alerts *alerts,
                                         struct suited_view *view, struct subject *subject,
                                         struct suited_error *err)
{
    const struct suited_casebook book = {alerts->store, view, alerts->taxonomy, alerts->country,
                                         alerts->today};
    json_t *standing;
    enum suited_status status;

    if (!subject->events)
        return SUITED_OK; /* nobody decided anything yet */
    status = suited_case_get(&book, subject->id, &standing, err);
    if (status)
        return status;
    drop_those_back(standing);
    status = take_decisions(subject, standing, view, alerts->today, err);
    json_decref(standing);
    return status;
}

/* What is of interest to them may close by its date alone. */
static bool is_settled(const struct subject *subject, uint64_t upto)
{
    const struct watch *watch = &subject->watch;

    return !subject->is_first && !watch->follows && watch->change >= upto &&
           watch->version == subject->version && watch->events == subject->events;
}

/* All rows of theirs, of one moment; `upto` is the change that can be looked at. */
static enum suited_status read_rows(struct txn *txn, struct subject *subject, uint64_t upto,
                                    json_t **version, struct suited_error *err)
{
    json_t *line;
    enum suited_status status = rows_line(txn, subject->id, &line, err);

    *version = NULL;
    if (status)
        return status;
    subject->version = rows_number(line, "version");
    subject->events = rows_number(line, "events");
    json_decref(line);
    status = watch_get(txn, subject->id, &subject->watch, err);
    subject->is_first = status == SUITED_NOTFOUND;
    if (status && !subject->is_first)
        return status;
    subject->is_settled = is_settled(subject, upto);
    if (subject->is_settled)
        return SUITED_OK;
    status = rows_get(txn, CLIENT_VERSIONS, subject->id, subject->version, version, err);
    return status ? status : told_read(txn, subject->watch.mark, &subject->told, err);
}

static bool has_waiting(const struct told *told)
{
    for (size_t i = 0; i < told->count; i++)
        if (told_unpack(told->entries[i].state).waits)
            return true;
    return false;
}

static enum suited_status read_kept(struct suited_store *store, struct subject *subject,
                                    uint64_t upto, struct suited_error *err)
{
    struct txn *txn;
    json_t *version;
    enum suited_status status = txn_begin(store, SUITED_READ, &txn, err);

    if (status)
        return status;
    status = read_rows(txn, subject, upto, &version, err);
    txn_abort(txn);
    if (!status)
        subject->profile_json = json_incref(json_object_get(version, "profile"));
    json_decref(version);
    return status;
}

enum suited_status subject_read(const struct suited_alerts *alerts, struct suited_view *view,
                                struct subject *subject, bool *is_on, struct suited_error *err)
{
    uint64_t upto = suited_view_changes(view) - suited_view_behind(view);
    enum suited_status status = read_kept(alerts->store, subject, upto, err);

    *is_on = !status && subject->is_settled;
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status; /* forgotten meanwhile */
    if (subject->is_settled)
        return SUITED_OK;
    subject->wanted = wanted_of(subject->profile_json);
    if (!subject->wanted.on)
        return SUITED_OK;
    subject->has_waiting = has_waiting(&subject->told);
    status = suited_profile_parse(subject->profile_json, alerts->taxonomy, alerts->country,
                                  &subject->profile, err);
    if (!status)
        status = read_decisions(alerts, view, subject, err);
    *is_on = !status;
    return status;
}

void subject_release(struct subject *subject)
{
    news_release(&subject->news);
    many_client_release(&subject->match);
    free(subject->decisions);
    told_release(&subject->told);
    suited_profile_free(subject->profile);
    json_decref(subject->profile_json);
    *subject = (struct subject){0};
}

bool subject_is_whole(const struct subject *subject)
{
    return subject->is_first || subject->watch.version != subject->version;
}

/* ---- writing ---- */

/* Whether all is as it was read: then what was found is still true. */
static enum suited_status check_unchanged(struct txn *txn, const struct subject *subject,
                                          bool *is_so, struct suited_error *err)
{
    struct watch watch;
    json_t *line;
    enum suited_status status = rows_line(txn, subject->id, &line, err);

    *is_so = false;
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_OK : status;
    *is_so = rows_number(line, "version") == subject->version &&
             rows_number(line, "events") == subject->events;
    json_decref(line);
    status = watch_get(txn, subject->id, &watch, err);
    if (status == SUITED_NOTFOUND) {
        *is_so = *is_so && subject->is_first;
        return SUITED_OK;
    }
    *is_so = *is_so && !subject->is_first && watch.mark == subject->watch.mark &&
             watch.change == subject->watch.change && watch.version == subject->watch.version &&
             watch.events == subject->watch.events;
    return status;
}

static enum suited_status add_alert(struct txn *txn, const struct subject *subject,
                                    const struct news_item *item, int32_t today,
                                    struct suited_error *err)
{
    char mark[MARK_TEXT], day[SUITED_DAY_TEXT];
    uint64_t number;
    json_t *row;
    enum suited_status status;

    mark_format(subject->watch.mark, mark);
    suited_day_format(today, day);
    row = json_pack("{s:s, s:I, s:s, s:s, s:s}", "client", mark, "vacancy",
                    (json_int_t)item->number, "kind", news_kind_name(item->kind), "group",
                    item->rank ? group_name(group_of_rank(item->rank)) : "", "day", day);
    status = alerts_add(txn, ALERT_WAITING, row, &number, err);
    json_decref(row);
    return status;
}

static bool follows(const struct subject *subject)
{
    for (size_t i = 0; i < subject->decision_count; i++)
        if (subject->decisions[i].is_interested)
            return true;
    for (size_t i = 0; i < subject->news.count; i++)
        if (subject->news.items[i].fate == NEWS_WAIT)
            return true;
    return false;
}

enum suited_status subject_write(struct txn *txn, const struct subject *subject, uint64_t upto,
                                 int32_t today, bool *done, struct suited_error *err)
{
    struct watch watch = {subject->watch.mark, upto, subject->version, subject->events,
                          follows(subject)};
    const struct news *news = &subject->news;
    enum suited_status status = check_unchanged(txn, subject, done, err);

    if (status || !*done)
        return status;
    status = told_write(txn, &subject->told, news->changes, news->change_count, err);
    for (size_t i = 0; !status && i < news->count; i++)
        if (news->items[i].fate == NEWS_TELL)
            status = add_alert(txn, subject, &news->items[i], today, err);
    return status ? status : watch_put(txn, subject->id, &watch, err);
}
