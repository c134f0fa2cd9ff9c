/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_GUARD_H
#define SERVER_GUARD_H

#include <stdbool.h>

#include "base/seal.h"
#include "reply.h"
#include "request.h"
#include "service.h"

/*
 * What keeps other sites' pages from acting in the name of who is signed in here. Each
 * gives false when it has refused, and filled the reply.
 */

/*
 * The request is for us by name: else a page of a name that its owner lets lead to this machine
 * ("DNS rebinding") could read what we answer.
 */
bool guard_host(const struct service *service, const struct request *request,
                struct reply *reply);

/* A browser that says where the request comes from says that it is our own page. */
bool guard_origin(const struct request *request, struct reply *reply);

/* The request has the token that only our own page can have read. */
bool guard_token(const struct request *request, struct reply *reply);

/* That token, which belongs to the session's. */
void guard_token_of(const char *session, char token[SEAL_TEXT]);

/* Take the session's token from the cookie; "" where there is none. */
void guard_read_cookie(struct request *request);

/* Set the cookie to a session's token, or with "" remove it. */
void guard_set_cookie(const struct request *request, const char *session, struct reply *reply);

#endif
