/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_ANSWER_H
#define SERVER_ANSWER_H

#include <stdbool.h>

#include "reply.h"
#include "request.h"
#include "service.h"

/*
 * Answer a request whole, whatever it is: find its route, see who asks and whether they may,
 * read the body, run the handler, and make of its status a code. What has no route of the
 * API is a page. `text` is the body as it came; the reply is the caller's, ready to be sent.
 */
void answer(const struct service *service, struct request *request, const char *text,
            size_t length, struct reply *reply);

/* Whether answering it may mean to write to the store, and so to wait for the turn. */
bool answer_may_write(struct request *request);

/* The same as answer() for one that could not be read so far, with the headers that every reply
 * has. */
void answer_refusal(int code, const char *detail, struct reply *reply);

#endif
