/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_CASEWORK_H
#define SERVER_CASEWORK_H

#include <jansson.h>

#include "request.h"
#include "service.h"
#include "suited/casebook.h"

/*
 * Whose clients a person sees: an employment support worker's own, a lead's own and those of
 * the team; and, both, those whom nobody has taken on.
 */

/* The casebook as of this request; `view` is borrowed. */
struct suited_casebook casebook_of(const struct service *service, struct suited_view *view);

/*
 * The Case of the client in the request's path. One who is not there and one whom the person
 * may not see are the same SUITED_NOTFOUND. The result is yours.
 */
enum suited_status client_open(const struct service *service, const struct request *request,
                               struct suited_view *view, json_t **out,
                               struct suited_error *err);

/* Names of the advisers whose clients the person sees; the strings are in `people`. */
struct advisers {
    const char **names;
    size_t count;
    json_t *people;
};

enum suited_status advisers_seen_by(const struct service *service,
                                    const struct suited_person *who, struct advisers *out,
                                    struct suited_error *err);
void advisers_release(struct advisers *advisers);

#endif
