/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_STATIC_FILES_H
#define SERVER_STATIC_FILES_H

#include "reply.h"
#include "request.h"

/*
 * The pages, from web/ as base/share.h finds it. A path without a dot in its last step is one
 * of the pages' own and gives index.html. A browser keeps what it got and asks each time
 * whether it is still the same.
 */
void static_page(const struct request *request, struct reply *reply);

/* One file that base/share.h finds under `name`, of which no part comes from a request. */
void static_file(const struct request *request, const char *name, struct reply *reply);

#endif
