/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reply.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Seconds after which it is worth trying again. */
#define BUSY_AFTER "2"

static void drop_body(struct reply *reply)
{
    json_decref(reply->json);
    free(reply->text);
    reply->json = NULL;
    reply->text = NULL;
    reply->type = NULL;
    reply->length = 0;
}

void reply_json(struct reply *reply, int code, json_t *value)
{
    drop_body(reply);
    reply->code = code;
    reply->json = value;
}

void reply_text(struct reply *reply, int code, const char *type, char *text, size_t length)
{
    drop_body(reply);
    reply->code = code;
    reply->type = type;
    reply->text = text;
    reply->length = length;
}

void reply_empty(struct reply *reply, int code)
{
    drop_body(reply);
    reply->code = code;
}

void reply_header(struct reply *reply, const char *name, const char *value)
{
    size_t i = 0;

    while (i < reply->header_count && strcmp(reply->headers[i].name, name) != 0)
        i++;
    assert(i < REPLY_HEADERS_MAX);
    if (i == reply->header_count)
        reply->header_count++;
    free(reply->headers[i].value);
    reply->headers[i] = (struct reply_header){name, xstrdup(value)};
}

/* What a program can act on, in HTTP's numbers. */
static int code_of(enum suited_status status)
{
    switch (status) {
    case SUITED_OK:
        return 200;
    case SUITED_REFUSED:
        return 401;
    case SUITED_NOTFOUND:
        return 404;
    case SUITED_CONFLICT:
        return 409;
    case SUITED_LIMIT:
        return 413;
    case SUITED_INVALID:
        return 422;
    case SUITED_WAIT:
        return 429;
    case SUITED_NETWORK:
        return 502;
    case SUITED_BUSY:
        return 503;
    case SUITED_IO:
        break;
    }
    return 500;
}

/* The names that RFC 9110 gives the codes: a problem without a type has them as title. */
static const char *title_of(int code)
{
    static const struct {
        int code;
        const char *title;
    } titles[] = {
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
    };

    for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
        if (titles[i].code == code)
            return titles[i].title;
    return "Internal Server Error";
}

/* The sentence may quote what came from outside, cut anywhere: it must be UTF-8 all the same.
 */
static json_t *words_of(const char *text)
{
    json_t *words = json_string(text);
    size_t length = strlen(text);

    while (!words && length)
        words = json_stringn(text, --length);
    return words;
}

void reply_refusal(struct reply *reply, int code, const char *detail)
{
    json_t *problem = json_pack("{s:s, s:s, s:i, s:o}", "type", "about:blank", "title",
                                title_of(code), "status", code, "detail", words_of(detail));

    json_object_update_missing(problem, reply->json);
    reply_json(reply, code, problem);
    reply->type = "application/problem+json";
}

void reply_problem(struct reply *reply, enum suited_status status,
                   const struct suited_error *err)
{
    if (status == SUITED_BUSY)
        reply_header(reply, "Retry-After", BUSY_AFTER);
    reply_refusal(reply, code_of(status), err->text);
}

void reply_finish(struct reply *reply)
{
    const char *type = reply->type ? reply->type : "application/json";
    char *text;

    if (!reply->json)
        return;
    text = json_dumps(reply->json, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    reply_text(reply, reply->code, type, text, text ? strlen(text) : 0);
}

void reply_release(struct reply *reply)
{
    drop_body(reply);
    for (size_t i = 0; i < reply->header_count; i++)
        free(reply->headers[i].value);
    *reply = (struct reply){0};
}
