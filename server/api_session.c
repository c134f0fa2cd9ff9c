/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "api.h"
#include "guard.h"
#include "suited/day.h"
#include "suited/door.h"

static json_t *session_json(const struct service *service, const struct suited_person *person,
                            const char *session)
{
    char token[SEAL_TEXT], day[SUITED_DAY_TEXT];

    guard_token_of(session, token);
    suited_day_format(service_today(service), day);
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "name", person->name, "role",
                     suited_role_name(person->role), "team", person->team, "token", token,
                     "today", day);
}

static struct suited_knock knock_of(const struct request *request)
{
    return (struct suited_knock){
        .name = request_text(request, "name"),
        .password = request_text(request, "password"),
        .code = request_text(request, "code"),
        .address = request->address,
        .now = time(NULL),
    };
}

static void say_wait(unsigned wait, struct reply *reply)
{
    char seconds[20];

    snprintf(seconds, sizeof(seconds), "%u", wait);
    if (wait)
        reply_header(reply, "Retry-After", seconds);
}

typedef enum suited_status enter(struct suited_door *door, const struct suited_knock *knock,
                                 struct suited_session *out, unsigned *wait,
                                 struct suited_error *err);

/* Come in by one of the door's two ways, and get the cookie. */
static enum suited_status come_in(enter *way, const struct service *service,
                                  const struct request *request, struct reply *reply,
                                  struct suited_error *err)
{
    struct suited_knock knock = knock_of(request);
    struct suited_session session;
    unsigned wait;
    enum suited_status status = way(service->door, &knock, &session, &wait, err);

    say_wait(wait, reply);
    if (status)
        return status;
    guard_set_cookie(request, session.token, reply);
    reply_json(reply, 200, session_json(service, &session.person, session.token));
    seal_wipe(&session, sizeof(session));
    return SUITED_OK;
}

API(session_show)
{
    (void)err;
    reply_json(reply, 200, session_json(service, request->who, request->session));
    return SUITED_OK;
}

API(session_begin)
{
    enum suited_status status = request_check_body(request, "!name:text !password:text", err);

    return status ? status : come_in(suited_door_sign_in, service, request, reply, err);
}

API(session_end)
{
    enum suited_status status = suited_door_sign_out(service->door, request->session, err);

    if (status)
        return status;
    guard_set_cookie(request, "", reply);
    reply_empty(reply, 204);
    return SUITED_OK;
}

API(welcome_show)
{
    bool is_first;
    enum suited_status status = suited_door_is_first(service->door, &is_first, err);

    (void)request;
    if (!status)
        reply_json(reply, 200, json_pack("{s:b}", "first", is_first));
    return status;
}

API(welcome)
{
    enum suited_status status =
        request_check_body(request, "!name:text !code:text !password:text", err);

    return status ? status : come_in(suited_door_welcome, service, request, reply, err);
}

API(password)
{
    struct suited_knock knock = knock_of(request);
    unsigned wait = 0;
    enum suited_status status = request_check_body(request, "!old:text !new:text", err);

    knock.name = request->who->name;
    knock.password = request_text(request, "old");
    if (!status)
        status = suited_door_password(service->door, request->session, &knock,
                                      request_text(request, "new"), &wait, err);
    say_wait(wait, reply);
    if (!status)
        reply_empty(reply, 204);
    return status;
}
