/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"

struct suited_casebook casebook_of(const struct service *service, struct suited_view *view)
{
    return (struct suited_casebook){.store = service->store,
                                    .view = view,
                                    .taxonomy = service->taxonomy,
                                    .country = service->country,
                                    .today = service_today(service)};
}

/* A team without a name is none: nobody is in it. */
static bool is_of_team(const json_t *person, const struct suited_person *who)
{
    return *who->team && !strcmp(json_text_of(person, "team"), who->team);
}

enum suited_status advisers_seen_by(const struct service *service,
                                    const struct suited_person *who, struct advisers *out,
                                    struct suited_error *err)
{
    const json_t *person;
    size_t i;
    enum suited_status status = suited_people(service->store, &out->people, err);

    *out = (struct advisers){.people = status ? NULL : out->people};
    if (status)
        return status;
    out->names = xcalloc(json_array_size(out->people) + 1, sizeof(*out->names));
    out->names[out->count++] = who->name;
    if (who->role != SUITED_LEAD)
        return SUITED_OK;
    json_array_foreach(out->people, i, person)
        if (is_of_team(person, who) && strcmp(json_text_of(person, "name"), who->name) != 0)
            out->names[out->count++] = json_text_of(person, "name");
    return SUITED_OK;
}

void advisers_release(struct advisers *advisers)
{
    free(advisers->names);
    json_decref(advisers->people);
}

static bool has_name(const struct advisers *advisers, const char *name)
{
    for (size_t i = 0; i < advisers->count; i++)
        if (!strcmp(advisers->names[i], name))
            return true;
    return false;
}

static enum suited_status may_see(const struct service *service,
                                  const struct suited_person *who, const json_t *client,
                                  bool *may, struct suited_error *err)
{
    const char *adviser = json_text_of(client, "adviser");
    struct advisers advisers;
    enum suited_status status;

    *may = !*adviser || !strcmp(adviser, who->name);
    if (*may || who->role != SUITED_LEAD)
        return SUITED_OK;
    status = advisers_seen_by(service, who, &advisers, err);
    if (status)
        return status;
    *may = has_name(&advisers, adviser);
    advisers_release(&advisers);
    return SUITED_OK;
}

static enum suited_status no_client(struct suited_error *err)
{
    return suited_fail(err, SUITED_NOTFOUND,
                       "there is no such client in your caseload (see the list of clients, or "
                       "ask whose they are to hand them over)");
}

enum suited_status client_open(const struct service *service, const struct request *request,
                               struct suited_view *view, json_t **out, struct suited_error *err)
{
    const struct suited_casebook book = casebook_of(service, view);
    bool may = false;
    enum suited_status status =
        suited_case_get(&book, request_parameter(request, "client"), out, err);

    if (status == SUITED_NOTFOUND)
        return no_client(err);
    if (!status)
        status = may_see(service, request->who, *out, &may, err);
    if (!status && may)
        return SUITED_OK;
    json_decref(*out);
    *out = NULL;
    return status ? status : no_client(err);
}
