/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "api.h"
#include "base/json.h"
#include "callsheet.h"
#include "casework.h"
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

static enum suited_status add_client(const struct suited_casebook *book, const char *id,
                                     json_t *sheet, struct suited_error *err)
{
    json_t *client;
    enum suited_status status = suited_case_get(book, id, &client, err);

    if (status)
        return status;
    status = add_shortlist(book, client, sheet, err);
    json_decref(client);
    return status;
}

/* Those whom nobody has taken on have nobody who would call for them. */
static enum suited_status add_caseload(const struct suited_casebook *book, const json_t *lines,
                                       json_t *sheet, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);

        if (*json_text_of(line, "adviser"))
            status = add_client(book, json_text_of(line, "id"), sheet, err);
    }
    return status;
}

/* The call sheet of the person's caseload. */
static enum suited_status gather(const struct service *service, const struct request *request,
                                 json_t *sheet, struct suited_error *err)
{
    struct advisers advisers = {0};
    struct suited_casebook book;
    struct suited_view *view;
    json_t *lines = NULL;
    enum suited_status status = suited_view_open(service->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    book = casebook_of(service, view);
    status = advisers_seen_by(service, request->who, &advisers, err);
    if (!status)
        status = suited_caseload(&book, advisers.names, advisers.count, &lines, err);
    if (!status)
        status = add_caseload(&book, lines, sheet, err);
    json_decref(lines);
    advisers_release(&advisers);
    suited_view_close(view);
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
