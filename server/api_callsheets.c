/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "api.h"
#include "base/json.h"
#include "callsheet.h"
#include "caseload.h"
#include "suited/profile.h"
#include "suited/shortlist.h"

/* Of each client's groups: who stands far down is not called about yet. */
#define ASKED_OF_EACH 20

static enum suited_status add_shortlist(const struct suited_casebook *book,
                                        const json_t *client, json_t *sheet,
                                        struct suited_error *err)
{
    struct suited_ask ask = {.today = book->today, .limit = ASKED_OF_EACH};
    struct suited_profile *profile;
    json_t *shortlist = NULL;
    uint32_t *hidden;
    enum suited_status status = suited_profile_parse(
        json_object_get(client, "profile"), book->taxonomy, book->country, &profile, err);

    if (status)
        return status;
    suited_case_hidden(client, &hidden, &ask.hidden_count);
    ask.hidden = hidden;
    status = suited_shortlist(book->view, profile, &ask, &shortlist, err);
    if (!status)
        callsheet_add(sheet, shortlist);
    json_decref(shortlist);
    free(hidden);
    suited_profile_free(profile);
    return status;
}

static enum suited_status add_client(const struct suited_casebook *book, json_t *line,
                                     void *sheet, struct suited_error *err)
{
    json_t *client;
    enum suited_status status = suited_case_get(book, json_text_of(line, "id"), &client, err);

    if (status)
        return status;
    status = add_shortlist(book, client, sheet, err);
    json_decref(client);
    return status;
}

/* The call sheet of the person's caseload: who has no adviser has nobody who would call. */
static enum suited_status gather(const struct service *service, const struct request *request,
                                 json_t *sheet, struct suited_error *err)
{
    json_t *lines;
    enum suited_status status = caseload_of(service, request->who, &lines, err);

    if (!status)
        status = caseload_each(service, lines, add_client, sheet, err);
    json_decref(lines);
    return status;
}

API(callsheets_list)
{
    json_t *sheet = callsheet_new();
    enum suited_status status = gather(service, request, sheet, err);

    if (!status)
        reply_json(reply, 200, callsheet_employers(sheet));
    json_decref(sheet);
    return status;
}

API(callsheets_show)
{
    const char *employer = request_parameter(request, "employer");
    json_t *sheet = callsheet_new();
    enum suited_status status = gather(service, request, sheet, err);

    if (!status)
        reply_json(reply, 200,
                   json_pack("{s:s, s:o}", "employer", employer, "vacancies",
                             callsheet_vacancies(sheet, employer)));
    json_decref(sheet);
    return status;
}
