/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_HTTP_H
#define NET_FETCH_HTTP_H

#include "fetch.h"

/* What answers over HTTP mean to us. */

/* `type` and `charset` of the answer, from a Content-Type header ("text/html; charset=utf-8").
 */
void content_type_parse(const char *header, struct fetch_answer *answer);

/* Whether an answer with this status may be another one soon. */
bool http_may_pass(long http_status);

/* A status as ours, with the sentence. */
enum suited_status http_judge(const struct fetch_request *request, long http,
                              struct suited_error *err);

#endif
