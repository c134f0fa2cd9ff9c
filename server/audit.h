/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_AUDIT_H
#define SERVER_AUDIT_H

#include "request.h"
#include "service.h"

/*
 * Write down who calls, where the route shows or changes what is held on clients (audit.h of
 * the library): before it runs, so that nobody looks who is not written down.
 */
enum suited_status audit_request(const struct service *service, const struct request *request,
                                 struct suited_error *err);

#endif
