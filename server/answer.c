/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "audit.h"
#include "base/gzip.h"
#include "base/strbuf.h"
#include "guard.h"
#include "route.h"
#include "static_files.h"

/* Shorter replies fit in one packet as they are. */
#define GZIP_LEAST 1400

/* What a browser may do with anything that comes from here: nothing but what our pages do. */
static const char *const safety[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

static bool is_api(const char *path)
{
    return !strncmp(path, "/api", 4) && (!path[4] || path[4] == '/');
}

static void refuse_path(unsigned allowed, struct reply *reply)
{
    struct strbuf names = STRBUF_INIT;

    if (!allowed) {
        reply_refusal(reply, 404,
                      "there is no such part of the API (its description is at "
                      "/api/openapi.yaml)");
        return;
    }
    for (size_t i = 0; i < METHOD_OTHER; i++)
        if (allowed & 1u << i)
            strbuf_printf(&names, "%s%s%s", names.length ? ", " : "", method_names[i],
                          i == METHOD_GET ? ", HEAD" : "");
    reply_header(reply, "Allow", names.text);
    reply_refusal(reply, 405, "this part of the API has no such method");
    strbuf_release(&names);
}

/* Whether who is signed in may call the route. */
static bool may_call(const struct request *request, struct reply *reply)
{
    unsigned roles = request->route->roles;

    if (roles == FOR_NOBODY)
        return true;
    if (!request->who) {
        reply_refusal(reply, 401, "nobody is signed in (sign in, and try again)");
        return false;
    }
    if (!(roles & 1u << request->who->role)) {
        reply_refusal(reply, 403, "your role does not allow it (ask an administrator)");
        return false;
    }
    return true;
}

/* GET and DELETE have no body; every other method has one, and none is an empty one. */
static enum suited_status read_body(struct request *request, const char *text, size_t length,
                                    struct suited_error *err)
{
    const char *type = request->headers.type;

    if (request->method == METHOD_GET || request->method == METHOD_DELETE)
        return SUITED_OK;
    if (length && strncmp(type ? type : "", "application/json", 16) != 0)
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the request: its body must be application/json");
    if (length)
        return request_read_body(request, text, length, err);
    request->body = json_object();
    return SUITED_OK;
}

static void run_route(const struct service *service, struct request *request, const char *text,
                      size_t length, struct reply *reply)
{
    struct suited_error err = {0};
    enum suited_status status = read_body(request, text, length, &err);

    if (!status)
        status = audit_request(service, request, &err);
    if (!status)
        status = request->route->run(service, request, reply, &err);
    if (status)
        reply_problem(reply, status, &err);
}

/* See who has the session of the cookie. One that has ended is none. */
static enum suited_status see_who(const struct service *service, struct request *request,
                                  struct suited_error *err)
{
    enum suited_status status = SUITED_NOTFOUND;

    guard_read_cookie(request);
    if (*request->session)
        status =
            suited_door_who(service->door, request->session, time(NULL), &request->person, err);
    if (!status)
        request->who = &request->person;
    return status == SUITED_NOTFOUND ? SUITED_OK : status;
}

/* Whether the request may be answered at all; else the reply says why not. */
static bool is_let_in(const struct service *service, struct request *request,
                      struct reply *reply)
{
    bool changes = request->method != METHOD_GET;
    struct suited_error err;
    enum suited_status status = see_who(service, request, &err);

    if (status) {
        reply_problem(reply, status, &err);
        return false;
    }
    if (changes && !guard_origin(request, reply))
        return false;
    if (!may_call(request, reply))
        return false;
    return !changes || request->route->roles == FOR_NOBODY || guard_token(request, reply);
}

static void answer_api(const struct service *service, struct request *request, const char *text,
                       size_t length, struct reply *reply)
{
    unsigned allowed;

    reply_header(reply, "Cache-Control", "no-store");
    if (!route_find(request, &allowed))
        refuse_path(allowed, reply);
    else if (is_let_in(service, request, reply))
        run_route(service, request, text, length, reply);
}

bool answer_may_write(struct request *request)
{
    unsigned allowed;
    const struct route *route = is_api(request->path) ? route_find(request, &allowed) : NULL;

    return route && route_changes(route);
}

static void answer_page(const struct request *request, struct reply *reply)
{
    if (request->method == METHOD_GET) {
        static_page(request, reply);
        return;
    }
    reply_header(reply, "Allow", "GET, HEAD");
    reply_refusal(reply, 405, "a page can only be read");
}

/* Whether the other end takes gzip: it is named, and not with a weight of 0. */
static bool takes_gzip(const char *accepts)
{
    const char *name = accepts ? strstr(accepts, "gzip") : NULL;

    return name && strncmp(name, "gzip;q=0", 8) != 0;
}

static bool is_words(const char *type)
{
    return !strncmp(type, "text/", 5) || strstr(type, "json") || strstr(type, "yaml") ||
           strstr(type, "svg");
}

/* What is made anew each time is packed in a hurry, what a browser keeps with care. */
static void pack(const struct request *request, struct reply *reply)
{
    struct strbuf packed = STRBUF_INIT;
    int code = reply->code;
    const char *type = reply->type;

    if (!reply->text || reply->length < GZIP_LEAST || !is_words(reply->type))
        return;
    reply_header(reply, "Vary", "Accept-Encoding");
    if (!takes_gzip(request->headers.accept_encoding))
        return;
    gzip_pack(reply->text, reply->length, is_api(request->path) ? 1 : 6, &packed);
    reply_text(reply, code, type, packed.text, packed.length);
    reply_header(reply, "Content-Encoding", "gzip");
}

/* The headers that every reply has, and JSON as text. */
static void seal(struct reply *reply)
{
    for (size_t i = 0; i < sizeof(safety) / sizeof(*safety); i++)
        reply_header(reply, safety[i][0], safety[i][1]);
    reply_finish(reply);
}

void answer(const struct service *service, struct request *request, const char *text,
            size_t length, struct reply *reply)
{
    *reply = (struct reply){0};
    if (!guard_host(service, request, reply))
        reply_header(reply, "Cache-Control", "no-store");
    else if (is_api(request->path))
        answer_api(service, request, text, length, reply);
    else
        answer_page(request, reply);
    seal(reply);
    pack(request, reply);
}

void answer_refusal(int code, const char *detail, struct reply *reply)
{
    *reply = (struct reply){0};
    reply_header(reply, "Cache-Control", "no-store");
    reply_refusal(reply, code, detail);
    seal(reply);
}
