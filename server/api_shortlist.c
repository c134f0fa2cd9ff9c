/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api.h"
#include "base/json.h"
#include "casework.h"
#include "listing.h"
#include "suited/casebook.h"
#include "suited/search.h"
#include "vacancy_number.h"

#define LIMIT_USUAL 20
#define LIMIT_MAX   200
#define FOUND_MAX   10 /* vacancies to choose from, where a title is given */

/* All that an answer about a client's vacancies is made of. */
struct meeting {
    json_t *client; /* the case */
    struct suited_profile *profile;
    struct suited_view *view;
    uint32_t *hidden;
    size_t hidden_count;
};

static void leave(struct meeting *meeting)
{
    free(meeting->hidden);
    suited_view_close(meeting->view);
    suited_profile_free(meeting->profile);
    json_decref(meeting->client);
}

/* The profile that is tried out, or the one that was saved. */
static enum suited_status take_profile(const struct service *service,
                                       const struct request *request, struct meeting *meeting,
                                       struct suited_error *err)
{
    const json_t *profile = json_object_get(request->body, "profile");
    const char *id = request_parameter(request, "client");

    if (profile && strcmp(json_text_of(profile, "id"), id) != 0)
        return suited_fail(
            err, SUITED_INVALID,
            "cannot weigh these wishes: the profile's id is '%.60s', and they are "
            "tried out for '%.60s' (they must be the same)",
            json_text_of(profile, "id"), id);
    return suited_profile_parse(profile ? profile : json_object_get(meeting->client, "profile"),
                                service->taxonomy, service->country, &meeting->profile, err);
}

static enum suited_status meet(const struct service *service, const struct request *request,
                               struct meeting *meeting, struct suited_error *err)
{
    enum suited_status status =
        suited_view_open(service->corpus, SUITED_READ, &meeting->view, err);

    if (!status)
        status = client_open(service, request, meeting->view, &meeting->client, err);
    if (!status)
        status = take_profile(service, request, meeting, err);
    if (!status)
        suited_case_hidden(meeting->client, &meeting->hidden, &meeting->hidden_count);
    return status;
}

/* One of `names` under `key`: its place; `count` where it is absent. */
static enum suited_status read_word(const struct request *request, const char *key,
                                    const char *const *names, size_t count, size_t *which,
                                    struct suited_error *err)
{
    const char *word = request_text(request, key);

    for (*which = 0; *which < count; ++*which)
        if (!strcmp(names[*which], word))
            return SUITED_OK;
    if (!json_object_get(request->body, key))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID, "cannot make the shortlist: there is no %s '%.40s'",
                       key, word);
}

static enum suited_status read_limit(const struct request *request, size_t *limit,
                                     struct suited_error *err)
{
    const json_t *value = json_object_get(request->body, "limit");

    *limit = value ? (size_t)json_integer_value(value) : LIMIT_USUAL;
    if (!value ||
        (json_is_integer(value) && json_integer_value(value) >= 1 && *limit <= LIMIT_MAX))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot make the shortlist: 'limit' must be a number from 1 to %d",
                       LIMIT_MAX);
}

static enum suited_status read_ask(const struct service *service, const struct request *request,
                                   struct suited_ask *ask, struct suited_error *err)
{
    static const char *const readings[] = {[SUITED_EXPECTED] = "expected",
                                           [SUITED_STRICT] = "strict",
                                           [SUITED_HOPEFUL] = "hopeful"};
    static const char *const turns[] = {"employer", "work"};
    size_t reading = 0, turn = 0;
    enum suited_status status = request_check_body(
        request, "profile:object limit:number reading:text turns:text group:text", err);

    *ask = (struct suited_ask){.today = service_today(service)};
    if (!status)
        status = read_limit(request, &ask->limit, err);
    if (!status)
        status = read_word(request, "reading", readings, 3, &reading, err);
    if (!status)
        status = read_word(request, "turns", turns, 2, &turn, err);
    ask->reading = reading < 3 ? (enum suited_reading)reading : SUITED_EXPECTED;
    ask->turns = turn == 0   ? SUITED_TURNS_EMPLOYER
                 : turn == 1 ? SUITED_TURNS_WORK
                             : SUITED_NO_TURNS;
    ask->group = *request_text(request, "group") ? request_text(request, "group") : NULL;
    return status;
}

/* What was decided on the vacancy, or null. Borrowed. */
static json_t *decision_on(const json_t *client, uint32_t number)
{
    json_t *decision;
    size_t i;

    json_array_foreach(json_object_get(client, "decisions"), i, decision)
        if (listing_number(decision) == number)
            return decision;
    return NULL;
}

static void set_decision(const struct meeting *meeting, json_t *vacancy)
{
    json_t *decision = decision_on(meeting->client, listing_number(vacancy));

    json_object_set_new(vacancy, "decision", decision ? json_incref(decision) : json_null());
}

static void set_decisions(const struct meeting *meeting, json_t *shortlist)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};
    json_t *dismissed = json_array(), *decision, *vacancy;
    size_t i;

    for (size_t g = 0; g < sizeof(groups) / sizeof(*groups); g++)
        json_array_foreach(json_object_get(shortlist, groups[g]), i, vacancy)
            set_decision(meeting, vacancy);
    for (i = 0; i < meeting->hidden_count; i++)
        if ((decision = decision_on(meeting->client, meeting->hidden[i])))
            json_array_append(dismissed, decision);
    json_object_set_new(shortlist, "dismissed", dismissed);
}

static double milliseconds_since(const struct timespec *start)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 +
           (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

static struct listing listing_of(const struct service *service, const struct meeting *meeting)
{
    return (struct listing){service, meeting->view, meeting->profile};
}

API(clients_shortlist)
{
    struct meeting meeting = {0};
    struct timespec start;
    struct suited_ask ask;
    json_t *shortlist = NULL;
    enum suited_status status = read_ask(service, request, &ask, err);

    clock_gettime(CLOCK_MONOTONIC, &start);
    if (!status)
        status = meet(service, request, &meeting, err);
    ask.hidden = meeting.hidden;
    ask.hidden_count = meeting.hidden_count;
    if (!status)
        status = suited_shortlist(meeting.view, meeting.profile, &ask, &shortlist, err);
    if (!status) {
        const struct listing listing = listing_of(service, &meeting);

        status = listing_dress(&listing, shortlist, err);
    }
    if (!status) {
        set_decisions(&meeting, shortlist);
        json_object_set_new(shortlist, "ms", json_real(milliseconds_since(&start)));
        reply_json(reply, 200, json_incref(shortlist));
    }
    json_decref(shortlist);
    leave(&meeting);
    return status;
}

/* The live vacancies that the words of a title may mean, the likeliest first. */
static enum suited_status by_title(const struct service *service, struct suited_view *view,
                                   const char *words, json_t **found, struct suited_error *err)
{
    const struct suited_query query = {
        .words = words, .today = service_today(service), .limit = FOUND_MAX};
    json_t *all;
    enum suited_status status = suited_search(view, service->taxonomy, &query, &all, err);

    if (status)
        return status;
    *found = json_incref(json_object_get(all, "vacancies"));
    json_decref(all);
    if (json_array_size(*found))
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND,
                       "no open vacancy has the words '%.80s' (give its number, its link, or "
                       "fewer words of its title)",
                       words);
}

/* The vacancy that `text` means: a number, a link, or words. */
static enum suited_status find(const struct service *service, struct suited_view *view,
                               const char *text, uint32_t *number, json_t **found,
                               struct suited_error *err)
{
    enum suited_status status;

    if (!*text)
        return suited_fail(err, SUITED_INVALID,
                           "no vacancy is named (give its number, its link, or words of its "
                           "title)");
    if (strspn(text, "0123456789") == strlen(text))
        return vacancy_number(text, number, err);
    if (strstr(text, "://"))
        return suited_view_by_link(view, text, number, err);
    status = by_title(service, view, text, found, err);
    if (!status)
        *number = listing_number(json_array_get(*found, 0));
    return status;
}

API(clients_explain)
{
    const struct suited_ask ask = {.today = service_today(service)};
    struct meeting meeting = {0};
    json_t *why = NULL, *found = NULL;
    uint32_t number = 0;
    enum suited_status status =
        request_check_body(request, "!vacancy:text profile:object", err);

    if (!status)
        status = meet(service, request, &meeting, err);
    if (!status)
        status =
            find(service, meeting.view, request_text(request, "vacancy"), &number, &found, err);
    if (!status)
        status = suited_explain(meeting.view, meeting.profile, &ask, number, &why, err);
    if (!status) {
        const struct listing listing = listing_of(service, &meeting);

        status = listing_dress_vacancy(&listing, why, err);
    }
    if (!status) {
        set_decision(&meeting, why);
        json_object_set_new(why, "found", found ? json_incref(found) : json_array());
        reply_json(reply, 200, json_incref(why));
    }
    json_decref(found);
    json_decref(why);
    leave(&meeting);
    return status;
}
