/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "request.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/xalloc.h"
#include "percent.h"

/* Cut "a=1&b=2" up in place. */
static bool read_query(struct request *request, char *text)
{
    size_t most = 1;

    for (const char *c = text; *c; c++)
        most += *c == '&';
    request->query = xcalloc(most, sizeof(*request->query));
    while (text && *text) {
        char *name = text, *end = strchr(name, '&'), *value;

        text = end ? end + 1 : NULL;
        if (end)
            *end = '\0';
        value = strchr(name, '=');
        if (value)
            *value++ = '\0';
        else
            value = name + strlen(name);
        if (!percent_decode(name, true) || !percent_decode(value, true))
            return false;
        request->query[request->query_count++] = (struct pair){name, value};
    }
    return true;
}

enum suited_status request_init(struct request *request, enum method method, const char *target,
                                struct suited_error *err)
{
    char *query, *path;
    bool is_good;

    *request = (struct request){.method = method, .address = ""};
    if (strlen(target) > REQUEST_TARGET_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot read the request: its address is longer than %zu bytes",
                           REQUEST_TARGET_MAX);
    request->memory = request->path = xstrdup(target);
    query = strchr(request->path, '?');
    if (query)
        *query++ = '\0';
    path = xstrdup(request->path);
    is_good =
        percent_decode(path, false) && *path == '/' && (!query || read_query(request, query));
    free(path);
    return is_good ? SUITED_OK
                   : suited_fail(err, SUITED_INVALID,
                                 "cannot read the request: its address is malformed (write "
                                 "UTF-8, with percent signs where needed)");
}

void request_release(struct request *request)
{
    for (size_t i = 0; i < request->parameter_count; i++)
        free(request->parameters[i].value);
    free(request->query);
    free(request->memory);
    json_decref(request->body);
    *request = (struct request){0};
}

/* How deep brackets nest, those in strings aside: jansson itself would go 2,048 deep. */
static size_t depth_of(const char *text, size_t length)
{
    size_t depth = 0, most = 0;
    bool in_string = false;

    for (size_t i = 0; i < length; i++) {
        if (in_string && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            in_string = !in_string;
        else if (!in_string && (text[i] == '{' || text[i] == '['))
            most = ++depth > most ? depth : most;
        else if (!in_string && (text[i] == '}' || text[i] == ']') && depth)
            depth--;
    }
    return most;
}

enum suited_status request_read_body(struct request *request, const char *text, size_t length,
                                     struct suited_error *err)
{
    json_error_t why;

    if (length > REQUEST_BODY_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot read the request: it is longer than %zu "
                           "bytes",
                           REQUEST_BODY_MAX);
    if (depth_of(text, length) > REQUEST_DEPTH_MAX)
        return suited_fail(err, SUITED_LIMIT,
                           "cannot read the request: its JSON nests deeper than %d",
                           REQUEST_DEPTH_MAX);
    request->body = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
    if (!request->body)
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the request: its body is not JSON at line %d, column "
                           "%d: %s",
                           why.line, why.column, why.text);
    if (!json_is_object(request->body))
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the request: its body is no JSON object");
    return SUITED_OK;
}

const char *request_parameter(const struct request *request, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < request->parameter_count; i++)
        if (!strncmp(request->parameters[i].name, name, length) &&
            request->parameters[i].name[length] == '}')
            return request->parameters[i].value;
    return "";
}

const char *request_query(const struct request *request, const char *name)
{
    for (size_t i = 0; i < request->query_count; i++)
        if (!strcmp(request->query[i].name, name))
            return request->query[i].value;
    return NULL;
}

enum suited_status request_query_integer(const struct request *request, const char *name,
                                         const int64_t range[2], int64_t fallback, int64_t *out,
                                         struct suited_error *err)
{
    const char *text = request_query(request, name);
    long long value;
    char *end;

    *out = fallback;
    if (!text || !*text)
        return SUITED_OK;
    errno = 0;
    value = strtoll(text, &end, 10);
    if (errno || *end || isspace((unsigned char)*text) || value < range[0] || value > range[1])
        return suited_fail(err, SUITED_INVALID,
                           "cannot read the request: '%s' is '%.40s' and may be a whole number "
                           "from %lld to %lld",
                           name, text, (long long)range[0], (long long)range[1]);
    *out = value;
    return SUITED_OK;
}

/* ---- which keys a body may have ---- */

/* Take the next word off `*words`; false at the end. */
static bool next_word(const char **words, const char **word, size_t *length)
{
    *word = *words + strspn(*words, " ");
    *length = strcspn(*word, " ");
    *words = *word + *length;
    return *length > 0;
}

/* What a word of `keys` asks of one key: "!base:number". */
struct wanted {
    const char *key, *kind; /* `kind` "" takes anything */
    size_t length;          /* of the key */
    bool is_needed;
};

static bool next_wanted(const char **keys, struct wanted *out)
{
    const char *word, *colon;
    size_t length;

    if (!next_word(keys, &word, &length))
        return false;
    out->is_needed = *word == '!';
    out->key = word + out->is_needed;
    colon = memchr(out->key, ':', length - out->is_needed);
    out->length = colon ? (size_t)(colon - out->key) : length - out->is_needed;
    out->kind = colon ? colon + 1 : "";
    return true;
}

static bool is_known(const char *keys, const char *key)
{
    struct wanted wanted;

    while (next_wanted(&keys, &wanted))
        if (strlen(key) == wanted.length && !strncmp(wanted.key, key, wanted.length))
            return true;
    return false;
}

static bool is_whole(const json_t *value)
{
    return json_is_integer(value) && json_integer_value(value) >= 0 &&
           json_integer_value(value) <= INT32_MAX;
}

static bool is_text(const json_t *value)
{
    return json_is_string(value);
}

static bool is_flag(const json_t *value)
{
    return json_is_boolean(value);
}

static bool is_list(const json_t *value)
{
    return json_is_array(value);
}

static bool is_object(const json_t *value)
{
    return json_is_object(value);
}

static bool is_sayable(const json_t *value)
{
    return json_is_string(value) || json_is_object(value);
}

/* Kinds begin with unlike letters. */
static const struct fit {
    char letter;
    bool (*fits)(const json_t *value);
    const char *words;
} fits_of_kinds[] = {
    {'t', is_text, "text"},          {'n', is_whole, "a whole number"},
    {'b', is_flag, "true or false"}, {'l', is_list, "a list"},
    {'o', is_object, "an object"},   {'s', is_sayable, "text or an object"},
};

/* What the value should be and is not, in words; NULL where it is. */
static const char *misfit(const struct wanted *wanted, const json_t *value)
{
    if (!value || (json_is_null(value) && !wanted->is_needed))
        return NULL;
    for (size_t i = 0; i < sizeof(fits_of_kinds) / sizeof(*fits_of_kinds); i++)
        if (fits_of_kinds[i].letter == *wanted->kind)
            return fits_of_kinds[i].fits(value) ? NULL : fits_of_kinds[i].words;
    return NULL;
}

static enum suited_status check_wanted(const json_t *body, const struct wanted *wanted,
                                       struct suited_error *err)
{
    const json_t *value = json_object_getn(body, wanted->key, wanted->length);
    const char *should_be = misfit(wanted, value);

    if (wanted->is_needed && !value)
        return suited_fail(err, SUITED_INVALID, "cannot read the request: '%.*s' is missing",
                           (int)wanted->length, wanted->key);
    if (should_be)
        return suited_fail(err, SUITED_INVALID, "cannot read the request: '%.*s' must be %s",
                           (int)wanted->length, wanted->key, should_be);
    return SUITED_OK;
}

enum suited_status request_check_body(const struct request *request, const char *keys,
                                      struct suited_error *err)
{
    enum suited_status status = SUITED_OK;
    struct wanted wanted;
    const char *key;
    json_t *value;

    json_object_foreach(request->body, key, value)
        if (!is_known(keys, key))
            return suited_fail(err, SUITED_INVALID,
                               "cannot read the request: there is no '%.60s' in it (the API's "
                               "description is at /api/openapi.yaml)",
                               key);
    while (!status && next_wanted(&keys, &wanted))
        status = check_wanted(request->body, &wanted, err);
    return status;
}

const char *request_text(const struct request *request, const char *key)
{
    return json_text_of(request->body, key);
}
