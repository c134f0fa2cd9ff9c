/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guard.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define NAME_MAX_BYTES 256

/* With TLS the name's beginning makes browsers see to it that nobody else can have set it. */
static const char *cookie_name(const struct request *request)
{
    return request->is_secure ? "__Host-suited" : "suited";
}

/* ---- the host's name ---- */

/* The name in "name:port" or "[address]:port", without the brackets; "" when it is too long. */
static void cut_port(const char *host, char name[NAME_MAX_BYTES])
{
    bool is_bracketed = *host == '[';
    size_t length = strcspn(host + is_bracketed, is_bracketed ? "]" : ":");

    snprintf(name, NAME_MAX_BYTES, "%.*s", length < NAME_MAX_BYTES ? (int)length : 0,
             host + is_bracketed);
}

/* Only names can be made to lead elsewhere: an address is what it is. */
static bool is_address(const char *name)
{
    struct in6_addr room;

    return inet_pton(AF_INET, name, &room) == 1 || inet_pton(AF_INET6, name, &room) == 1;
}

static bool is_named(const struct service *service, const char *name)
{
    for (const char *const *at = service->names; at && *at; at++)
        if (!strcasecmp(name, *at))
            return true;
    return false;
}

static bool is_ours(const struct service *service, const char *name)
{
    char machine[NAME_MAX_BYTES] = "", listen[NAME_MAX_BYTES];

    cut_port(service->host ? service->host : "", listen);
    gethostname(machine, sizeof(machine) - 1);
    return *name &&
           (is_address(name) || !strcasecmp(name, "localhost") || !strcasecmp(name, listen) ||
            !strcasecmp(name, machine) || is_named(service, name));
}

bool guard_host(const struct service *service, const struct request *request,
                struct reply *reply)
{
    char name[NAME_MAX_BYTES];

    cut_port(request->headers.host ? request->headers.host : "", name);
    if (is_ours(service, name))
        return true;
    reply_refusal(reply, 421,
                  "this service does not go by that name (open it by the address "
                  "it was started with, or start it with --name)");
    return false;
}

/* ---- where a request comes from ---- */

static bool is_own_origin(const struct request_headers *headers)
{
    const char *site = headers->fetch_site, *origin = headers->origin;
    const char *name = origin ? strstr(origin, "://") : NULL;

    if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
        return false;
    return !origin || (name && headers->host && !strcasecmp(name + 3, headers->host));
}

bool guard_origin(const struct request *request, struct reply *reply)
{
    if (is_own_origin(&request->headers))
        return true;
    reply_refusal(reply, 403, "another site's page may not do this");
    return false;
}

void guard_token_of(const char *session, char token[SEAL_TEXT])
{
    seal_digest("X-Suited-Token", session, token);
}

bool guard_token(const struct request *request, struct reply *reply)
{
    char token[SEAL_TEXT];

    guard_token_of(request->session, token);
    if (request->headers.token && seal_same(request->headers.token, token))
        return true;
    reply_refusal(reply, 403,
                  "the request has not the token of this session (load the page "
                  "again)");
    return false;
}

/* ---- the cookie ---- */

void guard_read_cookie(struct request *request)
{
    const char *name = cookie_name(request), *at = request->headers.cookie;
    size_t length = strlen(name);

    *request->session = '\0';
    while (at && *at) {
        size_t rest = strcspn(at, ";");

        if (rest == length + SUITED_TOKEN_TEXT && !strncmp(at, name, length) &&
            at[length] == '=')
            snprintf(request->session, SUITED_TOKEN_TEXT, "%.*s", SUITED_TOKEN_TEXT - 1,
                     at + length + 1);
        at += rest;
        at += strspn(at, "; ");
    }
}

void guard_set_cookie(const struct request *request, const char *session, struct reply *reply)
{
    char value[200];

    snprintf(value, sizeof(value), "%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
             cookie_name(request), session, request->is_secure ? "; Secure" : "",
             *session ? "" : "; Max-Age=0");
    reply_header(reply, "Set-Cookie", value);
}
