/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api.h"
#include "base/json.h"
#include "casework.h"
#include "suited/invite.h"
#include "vacancy_number.h"

/* What is worked out for the employer's page is no business of the list's. */
static void shorten(json_t *invite)
{
    json_object_del(invite, "ask");
    json_object_del(invite, "more");
}

API(links_list)
{
    struct suited_view *view = NULL;
    json_t *list = NULL, *invite;
    uint32_t number;
    size_t i;
    enum suited_status status =
        vacancy_number(request_parameter(request, "vacancy"), &number, err);

    if (!status)
        status = suited_view_open(service->corpus, SUITED_READ, &view, err);
    if (!status)
        status = suited_invite_list(view, number, &list, err);
    suited_view_close(view);
    if (status)
        return status;
    json_array_foreach(list, i, invite)
        shorten(invite);
    reply_json(reply, 200, list);
    return SUITED_OK;
}

API(links_make)
{
    struct suited_invite_wish wish = {.by = request->who->name};
    char token[SUITED_INVITE_TEXT];
    struct suited_view *view = NULL;
    struct suited_casebook book;
    json_t *invite = NULL;
    enum suited_status status = request_check_body(request, "all:boolean days:number", err);

    if (!status)
        status = vacancy_number(request_parameter(request, "vacancy"), &wish.number, err);
    if (!status)
        status = suited_view_open(service->corpus, SUITED_READ, &view, err);
    wish.all = json_is_true(json_object_get(request->body, "all"));
    wish.days = (int)json_integer_value(json_object_get(request->body, "days"));
    if (!status) {
        book = casebook_of(service, view);
        status = suited_invite_make(&book, service->corpus, &wish, token, &invite, err);
    }
    suited_view_close(view);
    if (status)
        return status;
    shorten(invite);
    json_object_set_new(invite, "token", json_string(token));
    reply_json(reply, 201, invite);
    return SUITED_OK;
}

API(links_revoke)
{
    enum suited_status status = suited_invite_revoke(
        service->corpus, request_parameter(request, "link"), service_today(service), err);

    if (!status)
        reply_empty(reply, 204);
    return status;
}
