/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "api.h"
#include "base/json.h"
#include "caseload.h"
#include "casework.h"
#include "suited/client.h"
#include "suited/profile.h"

/* A client, opened for who may see them. */
struct opened {
    struct suited_view *view;
    struct suited_casebook book;
    const char *id; /* borrowed from the request */
    json_t *client; /* the case */
};

static enum suited_status open_client(const struct service *service,
                                      const struct request *request, struct opened *opened,
                                      struct suited_error *err)
{
    enum suited_status status;

    *opened = (struct opened){.id = request_parameter(request, "client")};
    status = suited_view_open(service->corpus, SUITED_READ, &opened->view, err);
    if (status)
        return status;
    opened->book = casebook_of(service, opened->view);
    return client_open(service, request, opened->view, &opened->client, err);
}

static void close_client(struct opened *opened)
{
    json_decref(opened->client);
    suited_view_close(opened->view);
}

/* Answer with the case as it is now. */
static enum suited_status reply_case(const struct suited_casebook *book, const char *id,
                                     int code, struct reply *reply, struct suited_error *err)
{
    json_t *client;
    enum suited_status status = suited_case_get(book, id, &client, err);

    if (!status)
        reply_json(reply, code, client);
    return status;
}

static enum suited_status count_new(const struct suited_casebook *book, json_t *line,
                                    void *context, struct suited_error *err)
{
    (void)context;
    return suited_caseload_new(book, line, err);
}

/* What is new costs a pass over the vacancies: it is counted for who has an adviser. */
API(clients_list)
{
    json_t *lines, *line;
    size_t i;
    enum suited_status status = caseload_of(service, request->who, &lines, err);

    json_array_foreach(lines, i, line)
        json_object_set_new(line, "new", json_null());
    if (!status)
        status = caseload_each(service, lines, count_new, NULL, err);
    if (!status)
        reply_json(reply, 200, json_incref(lines));
    json_decref(lines);
    return status;
}

static enum suited_status check_profile(const struct service *service, const json_t *profile,
                                        struct suited_error *err)
{
    struct suited_profile *checked;
    enum suited_status status =
        suited_profile_parse(profile, service->taxonomy, service->country, &checked, err);

    suited_profile_free(checked);
    return status;
}

static enum suited_status write_event(const struct suited_casebook *book, const char *id,
                                      const char *by, json_t *event, struct suited_error *err)
{
    enum suited_status status = suited_case_add(book, id, event, by, err);

    json_decref(event);
    return status;
}

/* What the new client is called, as an event; NULL where nothing was given. */
static json_t *alias_event(const struct request *request)
{
    const char *alias = request_text(request, "alias");

    return *alias ? json_pack("{s:s, s:s}", "kind", "alias", "text", alias) : NULL;
}

/* Who adds a client has taken them on. */
static enum suited_status begin_case(const struct suited_casebook *book,
                                     const struct request *request, const char *id,
                                     struct suited_error *err)
{
    const char *by = request->who->name;
    json_t *alias = alias_event(request);
    enum suited_status status =
        write_event(book, id, by, json_pack("{s:s}", "kind", "taken_on"), err);

    if (!status && alias)
        status = suited_case_add(book, id, alias, by, err);
    json_decref(alias);
    return status;
}

/* Nothing is kept of a client whose name cannot be. */
static enum suited_status check_alias(const struct suited_casebook *book,
                                      const struct request *request, struct suited_error *err)
{
    json_t *alias = alias_event(request);
    enum suited_status status = alias ? suited_case_check(book, alias, err) : SUITED_OK;

    json_decref(alias);
    return status;
}

API(clients_add)
{
    const json_t *profile = json_object_get(request->body, "profile");
    const char *id = json_text_of(profile, "id");
    struct suited_view *view = NULL;
    struct suited_casebook book;
    json_t *latest = NULL;
    enum suited_status status = request_check_body(request, "!profile:object alias:text", err);

    if (!status)
        status = check_profile(service, profile, err);
    if (!status)
        status = suited_view_open(service->corpus, SUITED_READ, &view, err);
    if (status)
        return status;
    book = casebook_of(service, view);
    status = check_alias(&book, request, err);
    if (!status)
        status = suited_client_save(service->store,
                                    &(struct suited_save){.profile = profile,
                                                          .day = book.today,
                                                          .author = request->who->name},
                                    &latest, err);
    json_decref(latest);
    if (status == SUITED_CONFLICT)
        suited_fail(err, status, "there is a client '%.60s' already (choose another id)", id);
    if (!status)
        status = begin_case(&book, request, id, err);
    if (!status)
        status = reply_case(&book, id, 201, reply, err);
    suited_view_close(view);
    return status;
}

API(clients_show)
{
    struct opened opened;
    enum suited_status status = open_client(service, request, &opened, err);

    if (!status)
        reply_json(reply, 200, json_incref(opened.client));
    close_client(&opened);
    return status;
}

static enum suited_status check_id(const json_t *profile, const char *id,
                                   struct suited_error *err)
{
    if (!strcmp(json_text_of(profile, "id"), id))
        return SUITED_OK;
    return suited_fail(
        err, SUITED_INVALID,
        "cannot save the wishes of '%.60s': the profile's id is '%.60s' (they must "
        "be the same)",
        id, json_text_of(profile, "id"));
}

/* Save over `base`; where somebody was faster, their version stands beside the problem. */
static enum suited_status save(const struct service *service, const struct request *request,
                               struct reply *reply, struct suited_error *err)
{
    json_t *latest = NULL;
    enum suited_status status = suited_client_save(
        service->store,
        &(struct suited_save){
            .profile = json_object_get(request->body, "profile"),
            .said = json_object_get(request->body, "said"),
            .base = (unsigned)json_integer_value(json_object_get(request->body, "base")),
            .day = service_today(service),
            .author = request->who->name},
        &latest, err);

    if (status == SUITED_CONFLICT && latest)
        reply_json(reply, 409, json_pack("{s:O}", "current", latest));
    json_decref(latest);
    return status;
}

API(clients_save)
{
    const json_t *profile = json_object_get(request->body, "profile");
    struct opened opened = {0};
    enum suited_status status =
        request_check_body(request, "!profile:object !base:number said:list", err);

    if (!status)
        status = open_client(service, request, &opened, err);
    if (!status)
        status = check_id(profile, opened.id, err);
    if (!status)
        status = check_profile(service, profile, err);
    if (!status)
        status = save(service, request, reply, err);
    if (!status)
        status = reply_case(&opened.book, opened.id, 200, reply, err);
    close_client(&opened);
    return status;
}

API(clients_versions)
{
    struct opened opened;
    json_t *versions;
    enum suited_status status = open_client(service, request, &opened, err);

    if (!status)
        status = suited_client_history(service->store, opened.id, &versions, err);
    if (!status)
        reply_json(reply, 200, versions);
    close_client(&opened);
    return status;
}

API(clients_events)
{
    struct opened opened;
    json_t *history;
    enum suited_status status = open_client(service, request, &opened, err);

    if (!status)
        status = suited_case_history(&opened.book, opened.id, &history, err);
    if (!status)
        reply_json(reply, 200, history);
    close_client(&opened);
    return status;
}

/* Clients are handed to somebody who is there and works with clients. */
static enum suited_status check_handover(const struct service *service,
                                         const struct request *request,
                                         struct suited_error *err)
{
    const char *to = request_text(request, "to");
    struct suited_person person;
    enum suited_status status;

    if (strcmp(request_text(request, "kind"), "handover") != 0)
        return SUITED_OK;
    status = suited_person_find(service->store, to, &person, err);
    if (status && status != SUITED_NOTFOUND)
        return status;
    if (!status && person.is_active && person.role != SUITED_ADMIN) {
        json_object_set_new(request->body, "to", json_string(person.name));
        return SUITED_OK;
    }
    return suited_fail(err, SUITED_INVALID,
                       "cannot hand the client over: '%.60s' is nobody who works with clients "
                       "here (choose a colleague from the list)",
                       to);
}

API(clients_note)
{
    struct opened opened = {0};
    enum suited_status status = open_client(service, request, &opened, err);

    if (!status)
        status = check_handover(service, request, err);
    if (!status)
        status =
            suited_case_add(&opened.book, opened.id, request->body, request->who->name, err);
    if (!status)
        status = reply_case(&opened.book, opened.id, 201, reply, err);
    close_client(&opened);
    return status;
}
