/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "api.h"
#include "base/json.h"
#include "suited/ingest.h"
#include "suited/invite.h"
#include "suited/search.h"

/*
 * What whoever has an employer's link may ask and say. The link alone says what it is good
 * for: nothing here looks at who is signed in, nor at any client.
 */
#define OTHERS_MAX     50
#define NAME_MAX_BYTES 100

static uint32_t number_in(const json_t *object)
{
    return (uint32_t)json_integer_value(json_object_get(object, "vacancy"));
}

/* The vacancy that is meant: the link's own, or another one of its employer. */
static enum suited_status find_record(struct suited_view *view, const struct request *request,
                                      const json_t *invite, uint32_t *number, json_t **out,
                                      struct suited_error *err)
{
    uint32_t wanted = number_in(request->body), own = number_in(invite);
    enum suited_status status;

    *number = wanted ? wanted : own;
    status = suited_view_record(view, *number, out, err);
    if (!status && (*number == own || (json_is_true(json_object_get(invite, "all")) &&
                                       !strcmp(json_text_of(*out, "employer"),
                                               json_text_of(invite, "employer")))))
        return SUITED_OK;
    json_decref(*out);
    *out = NULL;
    return suited_fail(err, SUITED_NOTFOUND, "this link is not for that vacancy");
}

/* What is known of one thing that is asked: of whoever said it, and in which words. */
static json_t *question(const struct suited_condition *condition, const json_t *record)
{
    const json_t *facts = json_object_get(record, "facts"), *known = NULL;
    json_t *fact;
    size_t i;

    json_array_foreach(facts, i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition->id))
            known = fact;
    return json_pack("{s:s, s:s, s:s, s:O?, s:O?, s:O?}", "condition", condition->id, "name",
                     condition->name, "ask", condition->ask_employer, "answer",
                     json_object_get(known, "value"), "source",
                     json_object_get(known, "source"), "quote",
                     json_object_get(known, "quote"));
}

static json_t *questions_of(const struct service *service, const json_t *invite,
                            const json_t *record)
{
    json_t *list = json_array(), *id;
    size_t i;

    json_array_foreach(json_object_get(invite, "ask"), i, id) {
        const struct suited_condition *condition =
            suited_condition_find(service->taxonomy, json_string_value(id));

        if (condition)
            json_array_append_new(list, question(condition, record));
    }
    return list;
}

/* The employer's other vacancies, where the link is for all of them. */
static enum suited_status others_of(const struct service *service, struct suited_view *view,
                                    const json_t *invite, json_t **out,
                                    struct suited_error *err)
{
    const struct suited_query query = {.employer = json_text_of(invite, "employer"),
                                       .today = service_today(service),
                                       .limit = OTHERS_MAX};
    json_t *found, *line;
    size_t i;
    enum suited_status status = SUITED_OK;

    *out = json_array();
    if (!json_is_true(json_object_get(invite, "all")))
        return SUITED_OK;
    status = suited_search(view, service->taxonomy, &query, &found, err);
    if (status)
        return status;
    json_array_foreach(json_object_get(found, "vacancies"), i, line)
        if (!strcmp(json_text_of(line, "employer"), query.employer))
            json_array_append_new(*out, json_pack("{s:O, s:O, s:O}", "vacancy",
                                                  json_object_get(line, "vacancy"), "title",
                                                  json_object_get(line, "title"), "place",
                                                  json_object_get(line, "place")));
    json_decref(found);
    return SUITED_OK;
}

/* With which one thing more many could take it was worked out for the link's own vacancy. */
static json_t *asked(const struct service *service, uint32_t number, const json_t *invite,
                     const json_t *record, json_t *others)
{
    const json_t *place = json_array_get(json_object_get(record, "places"), 0);
    json_t *more = number == number_in(invite) ? json_deep_copy(json_object_get(invite, "more"))
                                               : json_array();

    return json_pack("{s:I, s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "vacancy", (json_int_t)number,
                     "title", json_text_of(record, "title"), "employer",
                     json_text_of(record, "employer"), "place", json_text_of(place, "name"),
                     "until", json_text_of(invite, "until"), "others", others, "questions",
                     questions_of(service, invite, record), "more", more);
}

static enum suited_status show(const struct service *service, const struct request *request,
                               struct reply *reply, struct suited_error *err)
{
    struct suited_view *view;
    json_t *invite = NULL, *record = NULL, *others = NULL;
    uint32_t number = 0;
    enum suited_status status = suited_view_open(service->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = suited_invite_open(view, request_text(request, "link"), service_today(service),
                                &invite, err);
    if (!status)
        status = find_record(view, request, invite, &number, &record, err);
    if (!status)
        status = others_of(service, view, invite, &others, err);
    suited_view_close(view);
    if (status)
        json_decref(others);
    else
        reply_json(reply, 200, asked(service, number, invite, record, others));
    json_decref(record);
    json_decref(invite);
    return status;
}

API(employer_ask)
{
    enum suited_status status = request_check_body(request, "!link:text vacancy:number", err);

    return status ? status : show(service, request, reply, err);
}

/* Only what was asked may be answered. */
static enum suited_status check_says(const json_t *says, const json_t *invite,
                                     struct suited_error *err)
{
    const json_t *ask = json_object_get(invite, "ask");
    const char *name;
    json_t *value, *id;

    if (!json_object_size(says))
        return suited_fail(err, SUITED_INVALID, "nothing was answered (choose an answer)");
    json_object_foreach((json_t *)says, name, value) {
        bool is_asked = false;
        size_t i;

        json_array_foreach(ask, i, id)
            is_asked = is_asked || !strcmp(json_string_value(id), name);
        if (!is_asked)
            return suited_fail(err, SUITED_INVALID, "'%.60s' was not asked", name);
    }
    return SUITED_OK;
}

/* Look at the link again, and which vacancy is answered for. */
static enum suited_status check_answer(const struct service *service,
                                       const struct request *request, uint32_t *number,
                                       struct suited_error *err)
{
    struct suited_view *view;
    json_t *invite = NULL, *record = NULL;
    enum suited_status status = suited_view_open(service->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    status = suited_invite_open(view, request_text(request, "link"), service_today(service),
                                &invite, err);
    if (!status)
        status = find_record(view, request, invite, number, &record, err);
    if (!status)
        status = check_says(json_object_get(request->body, "says"), invite, err);
    suited_view_close(view);
    json_decref(record);
    json_decref(invite);
    return status;
}

API(employer_answer)
{
    const char *words = request_text(request, "words"), *name = request_text(request, "name");
    struct suited_tag tag = {.says = json_object_get(request->body, "says"),
                             .by = "employer",
                             .author = *name ? name : NULL,
                             .words = *words ? words : NULL,
                             .day = service_today(service)};
    enum suited_status status = request_check_body(
        request, "!link:text vacancy:number !says:object name:text words:text", err);

    if (!status && strlen(name) > NAME_MAX_BYTES)
        status = suited_fail(err, SUITED_LIMIT, "the name is longer than %d bytes (shorten it)",
                             NAME_MAX_BYTES);
    if (!status)
        status = check_answer(service, request, &tag.number, err);
    if (!status)
        status =
            suited_invite_count(service->corpus, request_text(request, "link"), tag.day, err);
    if (!status)
        status = suited_tag_vacancy(service->corpus, service->taxonomy, &tag, err);
    return status ? status : show(service, request, reply, err);
}
