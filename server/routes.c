/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/xalloc.h"
#include "percent.h"

const char *const method_names[METHODS] = {
    [METHOD_GET] = "GET",     [METHOD_POST] = "POST",     [METHOD_PUT] = "PUT",
    [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE", [METHOD_OTHER] = "other",
};

const struct route routes[] = {
    {METHOD_GET, "/api/session", api_session_show, FOR_EVERYBODY},
    {METHOD_POST, "/api/session", api_session_begin, FOR_NOBODY},
    {METHOD_DELETE, "/api/session", api_session_end, FOR_EVERYBODY},
    {METHOD_GET, "/api/welcome", api_welcome_show, FOR_NOBODY},
    {METHOD_POST, "/api/welcome", api_welcome, FOR_NOBODY},
    {METHOD_POST, "/api/password", api_password, FOR_EVERYBODY},
    {METHOD_GET, "/api/people", api_people_list, FOR_EVERYBODY},
    {METHOD_POST, "/api/people", api_people_add, FOR_ADMIN},
    {METHOD_PATCH, "/api/people/{name}", api_people_change, FOR_ADMIN},

    {METHOD_GET, "/api/clients", api_clients_list, FOR_CASEWORK},
    {METHOD_POST, "/api/clients", api_clients_add, FOR_CASEWORK},
    {METHOD_GET, "/api/clients/{client}", api_clients_show, FOR_CASEWORK},
    {METHOD_PUT, "/api/clients/{client}", api_clients_save, FOR_CASEWORK},
    {METHOD_GET, "/api/clients/{client}/versions", api_clients_versions, FOR_CASEWORK},
    {METHOD_POST, "/api/clients/{client}/shortlist", api_clients_shortlist,
     FOR_CASEWORK | ONLY_ASKS},
    {METHOD_POST, "/api/clients/{client}/explain", api_clients_explain,
     FOR_CASEWORK | ONLY_ASKS},
    {METHOD_GET, "/api/clients/{client}/events", api_clients_events, FOR_CASEWORK},
    {METHOD_POST, "/api/clients/{client}/events", api_clients_note, FOR_CASEWORK},

    {METHOD_GET, "/api/alerts", api_alerts_list, FOR_CASEWORK},
    {METHOD_GET, "/api/callsheets", api_callsheets_list, FOR_CASEWORK},
    {METHOD_GET, "/api/callsheets/{employer}", api_callsheets_show, FOR_CASEWORK},
    {METHOD_GET, "/api/vacancies", api_vacancies_find, FOR_EVERYBODY},
    {METHOD_POST, "/api/vacancies", api_vacancies_add, FOR_CASEWORK},
    {METHOD_GET, "/api/vacancies/{vacancy}", api_vacancies_show, FOR_EVERYBODY},
    {METHOD_POST, "/api/vacancies/{vacancy}/facts", api_vacancies_say, FOR_CASEWORK},
    {METHOD_GET, "/api/vacancies/{vacancy}/links", api_links_list, FOR_CASEWORK},
    {METHOD_POST, "/api/vacancies/{vacancy}/links", api_links_make, FOR_CASEWORK},
    {METHOD_DELETE, "/api/links/{link}", api_links_revoke, FOR_CASEWORK},
    {METHOD_POST, "/api/employer/ask", api_employer_ask, FOR_NOBODY},
    {METHOD_POST, "/api/employer/answer", api_employer_answer, FOR_NOBODY},
    {METHOD_POST, "/api/vacancies/{vacancy}/tags/{tag}/dispute", api_vacancies_dispute,
     FOR_CASEWORK},

    {METHOD_GET, "/api/catalogue", api_catalogue, FOR_EVERYBODY},
    {METHOD_GET, "/api/suggest", api_suggest, FOR_EVERYBODY},
    {METHOD_GET, "/api/feeds", api_feeds_list, FOR_EVERYBODY},
    {METHOD_GET, "/api/feeds/{feed}", api_feeds_show, FOR_EVERYBODY},
    {METHOD_GET, "/api/openapi.yaml", api_openapi, FOR_NOBODY},
    {0},
};

bool route_changes(const struct route *route)
{
    return route->method != METHOD_GET && !(route->roles & ONLY_ASKS);
}

static void forget_parameters(struct request *request)
{
    while (request->parameter_count)
        free(request->parameters[--request->parameter_count].value);
}

/* Keep what stands at `path` for the parameter at `pattern`, "{name}…". */
static void keep_parameter(struct request *request, const char *pattern, const char *path,
                           size_t length)
{
    struct parameter *parameter;

    assert(request->parameter_count < REQUEST_PARAMETERS_MAX);
    parameter = &request->parameters[request->parameter_count++];
    parameter->name = pattern + 1;
    parameter->value = xstrndup(path, length);
    percent_decode(parameter->value, false); /* which request_init() has seen to be good */
}

/* Hold the request's path against a pattern. A parameter is one step of it, and not empty. */
static bool fits(struct request *request, const char *pattern)
{
    const char *path = request->path;

    forget_parameters(request);
    while (*pattern) {
        size_t length = strcspn(path, "/");

        if (*pattern != '{') {
            if (*pattern++ != *path++)
                return false;
            continue;
        }
        if (!length)
            return false;
        keep_parameter(request, pattern, path, length);
        path += length;
        pattern = strchr(pattern, '}') + 1;
    }
    return !*path;
}

const struct route *route_find(struct request *request, unsigned *allowed)
{
    *allowed = 0;
    for (const struct route *route = routes; route->pattern; route++) {
        if (!fits(request, route->pattern))
            continue;
        *allowed |= 1u << route->method;
        if (route->method == request->method)
            return request->route = route;
    }
    forget_parameters(request);
    return NULL;
}
