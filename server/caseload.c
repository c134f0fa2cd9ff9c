/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "caseload.h"

#include "base/json.h"
#include "casework.h"

enum suited_status caseload_of(const struct service *service, const struct suited_person *who,
                               json_t **lines, struct suited_error *err)
{
    const struct suited_casebook book = casebook_of(service, NULL);
    struct advisers advisers;
    enum suited_status status = advisers_seen_by(service, who, &advisers, err);

    *lines = NULL;
    if (!status)
        status = suited_caseload(&book, advisers.names, advisers.count, lines, err);
    advisers_release(&advisers);
    return status;
}

static enum suited_status visit_one(const struct service *service, json_t *line,
                                    caseload_visit *visit, void *context,
                                    struct suited_error *err)
{
    struct suited_casebook book;
    struct suited_view *view;
    enum suited_status status = suited_view_open(service->corpus, SUITED_READ, &view, err);

    if (status)
        return status;
    book = casebook_of(service, view);
    status = visit(&book, line, context, err);
    suited_view_close(view);
    return status;
}

enum suited_status caseload_each(const struct service *service, const json_t *lines,
                                 caseload_visit *visit, void *context, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < json_array_size(lines); i++) {
        json_t *line = json_array_get(lines, i);

        if (*json_text_of(line, "adviser"))
            status = visit_one(service, line, visit, context, err);
    }
    return status;
}
