/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "api.h"
#include "suited/account.h"

/* Whom a client may be handed over to, for who is no administrator: names and teams. */
static json_t *colleagues(const json_t *people)
{
    json_t *list = json_array();
    const json_t *person;
    size_t i;

    json_array_foreach(people, i, person) {
        if (json_is_true(json_object_get(person, "active")))
            json_array_append_new(list, json_pack("{s:O, s:O}", "name",
                                                  json_object_get(person, "name"), "team",
                                                  json_object_get(person, "team")));
    }
    return list;
}

API(people_list)
{
    json_t *people;
    enum suited_status status = suited_people(service->store, &people, err);

    if (status)
        return status;
    if (request->who->role == SUITED_ADMIN) {
        reply_json(reply, 200, people);
        return SUITED_OK;
    }
    reply_json(reply, 200, colleagues(people));
    json_decref(people);
    return SUITED_OK;
}

static enum suited_status read_role(const struct request *request, enum suited_role *role,
                                    struct suited_error *err)
{
    if (suited_role_parse(request_text(request, "role"), role))
        return SUITED_OK;
    return suited_fail(err, SUITED_INVALID,
                       "the role must be esw, lead or admin, and is '%.40s'",
                       request_text(request, "role"));
}

/* A text that fits where it goes, which is checked again when it is stored. */
static enum suited_status read_name(const char *text, char out[SUITED_PERSON_NAME_MAX + 1],
                                    struct suited_error *err)
{
    if (strlen(text) > SUITED_PERSON_NAME_MAX)
        return suited_fail(err, SUITED_INVALID, "a name may have at most %d bytes",
                           SUITED_PERSON_NAME_MAX);
    memcpy(out, text, strlen(text) + 1);
    return SUITED_OK;
}

API(people_add)
{
    struct suited_person person = {.is_active = true};
    char code[SUITED_CODE_TEXT];
    enum suited_status status =
        request_check_body(request, "!name:text !role:text team:text", err);

    if (!status)
        status = read_role(request, &person.role, err);
    if (!status)
        status = read_name(request_text(request, "name"), person.name, err);
    if (!status)
        status = read_name(request_text(request, "team"), person.team, err);
    if (!status)
        status = suited_person_add(service->store, &person, NULL, time(NULL), code, err);
    if (!status)
        reply_json(reply, 201, json_pack("{s:s, s:s}", "name", person.name, "code", code));
    return status;
}

API(people_change)
{
    const json_t *active = json_object_get(request->body, "active");
    bool is_active = json_is_true(active);
    enum suited_role role;
    struct suited_person_edit change = {
        .team = json_string_value(json_object_get(request->body, "team")),
        .is_active = json_is_boolean(active) ? &is_active : NULL,
        .new_code = json_is_true(json_object_get(request->body, "new_code")),
        .now = time(NULL),
    };
    struct suited_person after;
    char code[SUITED_CODE_TEXT];
    json_t *person;
    enum suited_status status =
        request_check_body(request, "role:text team:text active:boolean new_code:boolean", err);

    if (!status && json_is_string(json_object_get(request->body, "role"))) {
        status = read_role(request, &role, err);
        change.role = &role;
    }
    if (!status)
        status = suited_person_change(service->store, request_parameter(request, "name"),
                                      &change, &after, code, err);
    if (status)
        return status;
    person = suited_person_json(&after);
    if (*code)
        json_object_set_new(person, "code", json_string(code));
    reply_json(reply, 200, person);
    return SUITED_OK;
}
