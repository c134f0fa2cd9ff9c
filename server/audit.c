/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "api.h"
#include "base/json.h"
#include "suited/audit.h"

static bool is_of_clients(const struct route *route)
{
    static const char clients[] = "/api/clients";

    return !strncmp(route->pattern, clients, sizeof(clients) - 1) ||
           route->run == api_alerts_list;
}

/* The client of the path; one who is added, of the body; NULL: the caseload. */
static const char *client_of(const struct request *request)
{
    if (request->parameter_count)
        return request_parameter(request, "client");
    if (request->route->run == api_clients_add)
        return json_text_of(json_object_get(request->body, "profile"), "id");
    return NULL;
}

enum suited_status audit_request(const struct service *service, const struct request *request,
                                 struct suited_error *err)
{
    char did[80];
    struct suited_access access = {
        .who = request->who ? request->who->name : "", .did = did, .at = time(NULL)};

    if (!is_of_clients(request->route))
        return SUITED_OK;
    snprintf(did, sizeof(did), "%s %s", method_names[request->method], request->route->pattern);
    access.client = client_of(request);
    access.is_change = route_changes(request->route);
    return suited_audit_add(service->store, &access, err);
}
