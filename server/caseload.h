/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_CASELOAD_H
#define SERVER_CASELOAD_H

#include <jansson.h>

#include "service.h"
#include "suited/casebook.h"

/* The CaseLines of all clients that the person sees. The result is yours. */
enum suited_status caseload_of(const struct service *service, const struct suited_person *who,
                               json_t **lines, struct suited_error *err);

typedef enum suited_status caseload_visit(const struct suited_casebook *book, json_t *line,
                                          void *context, struct suited_error *err);

/*
 * Call `visit` for each line of somebody who has an adviser, until one fails. Each has a view
 * of its own: one view over the passes of a whole caseload would be open for too long.
 */
enum suited_status caseload_each(const struct service *service, const json_t *lines,
                                 caseload_visit *visit, void *context,
                                 struct suited_error *err);

#endif
