/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_REQUEST_H
#define SERVER_REQUEST_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "suited/account.h"
#include "suited/door.h"
#include "suited/error.h"

/*
 * One request, without the connection it came by: a test makes one by hand and needs no
 * socket. Whoever handles it finds access, path and body looked at already: `who` may do
 * this, and `body` is an object where the route takes one.
 *
 *     const char *client = request_parameter(request, "client");
 *     const char *words = request_query(request, "words");
 */
/* METHOD_OTHER is one of HTTP's that nothing here has: OPTIONS, TRACE, CONNECT. */
enum method {
    METHOD_GET,
    METHOD_POST,
    METHOD_PUT,
    METHOD_PATCH,
    METHOD_DELETE,
    METHOD_OTHER,
    METHODS
};

#define REQUEST_TARGET_MAX     ((size_t)8 << 10) /* bytes of path and query */
#define REQUEST_BODY_MAX       ((size_t)1 << 20)
#define REQUEST_DEPTH_MAX      32 /* of JSON */
#define REQUEST_PARAMETERS_MAX 2  /* of a path */

struct route;

struct pair {
    const char *name, *value;
};

/* A part of the path that stands for a name in the route's pattern. */
struct parameter {
    const char *name; /* in the pattern, up to the brace */
    char *value;      /* percent signs undone */
};

/* The headers that are looked at, borrowed; NULL where one was not sent. */
struct request_headers {
    const char *host, *origin, *fetch_site;
    const char *cookie, *token; /* X-Suited-Token */
    const char *type;           /* of the body */
    const char *if_none_match, *accept_encoding;
};

struct request {
    enum method method;
    char *path;         /* "/api/clients/c%20142": as it was sent, and known to be good */
    struct pair *query; /* percent signs undone */
    size_t query_count;
    const struct route *route; /* NULL: no route of the API */
    struct parameter parameters[REQUEST_PARAMETERS_MAX];
    size_t parameter_count;
    json_t *body;                    /* an object, or NULL */
    const struct suited_person *who; /* signed in: `person`, or NULL is nobody */
    struct suited_person person;
    char session[SUITED_TOKEN_TEXT]; /* the token of the cookie; "" is none */
    struct request_headers headers;
    const char *address; /* the other end's, as text */
    bool is_secure;      /* came by TLS */
    char *memory;        /* what path and query point into */
};

/*
 * Take apart a target as it stands in a request's first line ("/api/x?words=a%20b"), which
 * is copied. Bad percent signs, a NUL or bytes that are no UTF-8 are SUITED_INVALID, a
 * target that is too long SUITED_LIMIT. Free with request_release() in any case.
 */
enum suited_status request_init(struct request *request, enum method method, const char *target,
                                struct suited_error *err);
void request_release(struct request *request);

/* Parse a body, which must be a JSON object (SUITED_INVALID) of bounded depth. */
enum suited_status request_read_body(struct request *request, const char *text, size_t length,
                                     struct suited_error *err);

/* The part of the path that stands for `name` in the route's pattern; it must be there. */
const char *request_parameter(const struct request *request, const char *name);

/* The value of the query's `name`, or NULL. */
const char *request_query(const struct request *request, const char *name);

/* The same as a whole number in [least, most]; `fallback` where it is absent or empty. */
enum suited_status request_query_integer(const struct request *request, const char *name,
                                         const int64_t range[2], int64_t fallback, int64_t *out,
                                         struct suited_error *err);

/*
 * Hold the body against what the route takes: every key of it is in `keys` (words with a
 * space between; one that must be there begins with "!"), and what stands under one that ends
 * in ":text", ":number" (whole, in [0, INT32_MAX]), ":boolean", ":list" or ":object" is that,
 * or null where it need not be there. Else SUITED_INVALID.
 */
enum suited_status request_check_body(const struct request *request, const char *keys,
                                      struct suited_error *err);

/* The text under `key` of the body, borrowed; "" when it is absent or no text. */
const char *request_text(const struct request *request, const char *key);

#endif
