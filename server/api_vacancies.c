/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "base/json.h"
#include "base/xalloc.h"
#include "suited/ingest.h"
#include "suited/places.h"
#include "suited/search.h"
#include "vacancy_number.h"

#define FOUND_USUAL 20
#define FOUND_MAX   100
#define FROM_MAX    1000000
#define KM_USUAL    20
#define KM_MAX      20000
#define HOURS_MAX   168

/* What people tell of vacancies goes under this feed, as `suited vacancy add` has it. */
#define FEED_TOLD "told"

/* A number of the query in [0, most]; `fallback` where it is absent or empty. */
static enum suited_status read_number(const struct request *request, const char *name,
                                      double most, double fallback, double *out,
                                      struct suited_error *err)
{
    const char *text = request_query(request, name);
    char *end;

    *out = fallback;
    if (!text || !*text)
        return SUITED_OK;
    *out = strtod(text, &end);
    if (strspn(text, "0123456789.") == strlen(text) && end != text && !*end && isfinite(*out) &&
        *out >= 0 && *out <= most)
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot search: '%s' is '%.40s' (write a number from 0 to %g)", name,
                       text, most);
}

static enum suited_status no_condition(const struct suited_taxonomy *taxonomy, const char *id,
                                       struct suited_error *err)
{
    const char *names[SUITED_CONDITIONS_MAX], *near;
    size_t count = suited_taxonomy_conditions(taxonomy);

    for (size_t i = 0; i < count; i++)
        names[i] = suited_taxonomy_condition(taxonomy, i)->id;
    near = suited_nearest(id, names, count);
    return suited_fail(err, SUITED_INVALID,
                       "cannot search: there is no condition '%.40s'%s%s%s", id,
                       near ? " (did you mean '" : "", near ? near : "",
                       near ? "'?)" : " (see /api/catalogue for all)");
}

/* Conditions with commas between, as bits. */
static enum suited_status read_conditions(const struct service *service,
                                          const struct request *request, const char *name,
                                          uint64_t *bits, struct suited_error *err)
{
    const char *text = request_query(request, name);
    char *copy = xstrdup(text ? text : ""), *rest = NULL;
    enum suited_status status = SUITED_OK;

    *bits = 0;
    for (char *id = strtok_r(copy, ",", &rest); id && !status;
         id = strtok_r(NULL, ",", &rest)) {
        const struct suited_condition *condition = suited_condition_find(service->taxonomy, id);

        if (condition)
            *bits |= UINT64_C(1) << condition->number;
        else
            status = no_condition(service->taxonomy, id, err);
    }
    free(copy);
    return status;
}

static enum suited_status read_place(const struct service *service,
                                     const struct request *request, struct suited_query *query,
                                     struct suited_error *err)
{
    const char *text = request_query(request, "place");
    struct suited_place place;
    enum suited_status status;

    if (!text || !*text)
        return SUITED_OK;
    status = suited_place_find(service->taxonomy, text, service->country, &place, err);
    if (status)
        return status == SUITED_NOTFOUND ? SUITED_INVALID : status;
    query->is_near = true;
    query->point = place.point;
    return SUITED_OK;
}

static enum suited_status check_code(const char *code, struct suited_error *err)
{
    if (!code || (strspn(code, "0123456789") == strlen(code) && strlen(code) <= 4))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "cannot search: '%.40s' is no ISCO-08 group (write one to four digits)",
                       code);
}

static enum suited_status read_query(const struct service *service,
                                     const struct request *request, struct suited_query *query,
                                     struct suited_error *err)
{
    int64_t from = 0, limit = 0;
    enum suited_status status;

    *query = (struct suited_query){.words = request_query(request, "words"),
                                   .employer = request_query(request, "employer"),
                                   .code = request_query(request, "code"),
                                   .today = service_today(service)};
    status = read_place(service, request, query, err);
    if (!status)
        status = read_number(request, "km", KM_MAX, KM_USUAL, &query->km, err);
    if (!status)
        status = read_number(request, "hours_max", HOURS_MAX, 0, &query->hours_max, err);
    if (!status)
        status = check_code(query->code, err);
    if (!status)
        status = read_conditions(service, request, "yes", &query->yes, err);
    if (!status)
        status = read_conditions(service, request, "no", &query->no, err);
    if (!status)
        status =
            request_query_integer(request, "from", (int64_t[]){0, FROM_MAX}, 0, &from, err);
    if (!status)
        status = request_query_integer(request, "limit", (int64_t[]){1, FOUND_MAX}, FOUND_USUAL,
                                       &limit, err);
    query->from = (size_t)from;
    query->limit = (size_t)limit;
    return status;
}

API(vacancies_find)
{
    struct suited_query query;
    struct suited_view *view = NULL;
    json_t *found;
    enum suited_status status = read_query(service, request, &query, err);

    if (!status)
        status = suited_view_open(service->corpus, SUITED_READ, &view, err);
    if (!status)
        status = suited_search(view, service->taxonomy, &query, &found, err);
    suited_view_close(view);
    if (!status)
        reply_json(reply, 200, found);
    return status;
}

API(vacancies_add)
{
    const struct suited_ingest_options options = service_ingest(service);
    struct suited_ingest *ingest = NULL;
    uint32_t number = 0;
    enum suited_status status =
        request_check_body(request,
                           "!title:text id:text description:text employer:text url:text "
                           "language:text places:list countries:list remote type pay:sayable "
                           "hours:sayable posted:text closes:text facts:object",
                           err);

    if (!status)
        status = suited_ingest_open(&options, &ingest, err);
    if (!status)
        status = suited_ingest_one(ingest, request->body, FEED_TOLD, &number, err);
    suited_ingest_close(ingest);
    if (!status)
        reply_json(reply, 201, json_pack("{s:I}", "vacancy", (json_int_t)number));
    return status;
}

/* The record with its number, and all that was said of it by people. */
static enum suited_status show(const struct service *service, uint32_t number, json_t **out,
                               struct suited_error *err)
{
    struct suited_view *view;
    json_t *tags = NULL;
    enum suited_status status = suited_view_open(service->corpus, SUITED_READ, &view, err);

    *out = NULL;
    if (status)
        return status;
    status = suited_view_record(view, number, out, err);
    if (!status)
        status = suited_tags_of(view, number, service_today(service), &tags, err);
    suited_view_close(view);
    if (status) {
        json_decref(*out);
        *out = NULL;
        return status;
    }
    json_object_set_new(*out, "vacancy", json_integer(number));
    json_object_set_new(*out, "tags", tags);
    return SUITED_OK;
}

API(vacancies_show)
{
    uint32_t number;
    json_t *record = NULL;
    enum suited_status status =
        vacancy_number(request_parameter(request, "vacancy"), &number, err);

    if (!status)
        status = show(service, number, &record, err);
    if (!status)
        reply_json(reply, 200, record);
    return status;
}

API(vacancies_say)
{
    const char *words = request_text(request, "words");
    uint32_t number;
    json_t *record = NULL;
    enum suited_status status =
        request_check_body(request, "!says:object !source:text words:text", err);

    if (!status)
        status = vacancy_number(request_parameter(request, "vacancy"), &number, err);
    if (!status)
        status = suited_tag_vacancy(service->corpus, service->taxonomy,
                                    &(struct suited_tag){
                                        .number = number,
                                        .says = json_object_get(request->body, "says"),
                                        .by = request_text(request, "source"),
                                        .author = request->who->name,
                                        .words = *words ? words : NULL,
                                        .day = service_today(service),
                                    },
                                    err);
    if (!status)
        status = show(service, number, &record, err);
    if (!status)
        reply_json(reply, 200, record);
    return status;
}

/* What was said, by its number in the path. */
static enum suited_status tag_number(const char *text, size_t *number, struct suited_error *err)
{
    char *end;

    *number = strtoul(text, &end, 10);
    if (*number && !*end && strspn(text, "0123456789") == strlen(text))
        return SUITED_OK;
    return suited_fail(err, SUITED_NOTFOUND, "nothing that was said has the number '%.20s'",
                       text);
}

API(vacancies_dispute)
{
    struct suited_dispute dispute = {.by = request->who->name,
                                     .reason = request_text(request, "reason"),
                                     .day = service_today(service)};
    json_t *record = NULL;
    enum suited_status status = request_check_body(request, "!reason:text", err);

    if (!status)
        status = vacancy_number(request_parameter(request, "vacancy"), &dispute.number, err);
    if (!status)
        status = tag_number(request_parameter(request, "tag"), &dispute.tag, err);
    if (!status)
        status = suited_tag_dispute(service->corpus, service->taxonomy, &dispute, err);
    if (!status)
        status = show(service, dispute.number, &record, err);
    if (!status)
        reply_json(reply, 200, record);
    return status;
}
