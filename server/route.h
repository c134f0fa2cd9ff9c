/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_ROUTE_H
#define SERVER_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "reply.h"
#include "request.h"
#include "service.h"
#include "suited/account.h"
#include "suited/error.h"

/*
 * The API as a table, docs/openapi.yaml in C: a test holds the one against the other. A row
 * says who may call, so that no handler decides it.
 */
typedef enum suited_status route_handler(const struct service *service,
                                         const struct request *request, struct reply *reply,
                                         struct suited_error *err);

/* Bits of roles that may call, or nobody's: who calls need not be signed in. */
enum {
    FOR_NOBODY = 0,
    FOR_ESW = 1 << SUITED_ESW,
    FOR_LEAD = 1 << SUITED_LEAD,
    FOR_ADMIN = 1 << SUITED_ADMIN,
    FOR_CASEWORK = FOR_ESW | FOR_LEAD,
    FOR_EVERYBODY = FOR_CASEWORK | FOR_ADMIN,
    ONLY_ASKS = 1 << 16, /* beside them: its body is a long question, and changes nothing */
};

struct route {
    enum method method;
    const char *pattern; /* "/api/clients/{client}/shortlist" */
    route_handler *run;
    unsigned roles;
};

/* Every route, ended by one without a pattern. */
extern const struct route routes[];

/* What a method is called: "GET". */
extern const char *const method_names[METHODS];

/* Whether who calls it may change something, and so may have to wait for others who do. */
bool route_changes(const struct route *route);

/*
 * Find the route of the request's path and method, and the path's parameters. NULL: there
 * is no such path (`*allowed` is 0), or not with this method (bits of those it has).
 */
const struct route *route_find(struct request *request, unsigned *allowed);

#endif
