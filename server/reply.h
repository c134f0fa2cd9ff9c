/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_REPLY_H
#define SERVER_REPLY_H

#include <jansson.h>
#include <stddef.h>

#include "suited/error.h"

/*
 * The answer to one request. A handler that gives SUITED_OK has filled it with one of the
 * calls below; of one that failed, the status becomes the code and the sentence `detail` of
 * a problem (RFC 9457), beside which what reply_json() was given stands:
 *
 *     reply_json(reply, 409, json_pack("{s:o}", "current", version));
 *     return suited_fail(err, SUITED_CONFLICT, "…");
 */
#define REPLY_HEADERS_MAX 16

struct reply_header {
    const char *name; /* lives as long as the program */
    char *value;
};

struct reply {
    int code;
    json_t *json; /* or NULL */
    char *text;   /* or NULL; of `length` bytes */
    size_t length;
    const char *type; /* of the text; lives as long as the program */
    struct reply_header headers[REPLY_HEADERS_MAX];
    size_t header_count;
};

/* The body is this value, which is taken. */
void reply_json(struct reply *reply, int code, json_t *value);

/* The body is this text, which is taken. */
void reply_text(struct reply *reply, int code, const char *type, char *text, size_t length);

/* There is no body. */
void reply_empty(struct reply *reply, int code);

/* A header, in place of one of the same name; its value is copied. */
void reply_header(struct reply *reply, const char *name, const char *value);

/* Turn what failed into a problem. */
void reply_problem(struct reply *reply, enum suited_status status,
                   const struct suited_error *err);

/* The same with a code that no handler gives: 404 of a path, 405, 401 … */
void reply_refusal(struct reply *reply, int code, const char *detail);

/* Write JSON out as text, which is then all there is. */
void reply_finish(struct reply *reply);

void reply_release(struct reply *reply);

#endif
