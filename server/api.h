/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SERVER_API_H
#define SERVER_API_H

#include "route.h"

/* The handlers, one for each row of the table of routes; see docs/openapi.yaml. */
#define API(name)                                                                              \
    enum suited_status api_##name(const struct service *service,                               \
                                  const struct request *request, struct reply *reply,          \
                                  struct suited_error *err)

API(session_show);
API(session_begin);
API(session_end);
API(welcome_show);
API(welcome);
API(password);
API(people_list);
API(people_add);
API(people_change);

API(clients_list);
API(clients_add);
API(clients_show);
API(clients_save);
API(clients_versions);
API(clients_shortlist);
API(clients_explain);
API(clients_events);
API(clients_note);

API(alerts_list);
API(callsheets_list);
API(callsheets_show);
API(vacancies_find);
API(vacancies_add);
API(vacancies_show);
API(vacancies_say);
API(vacancies_dispute);

API(links_list);
API(links_make);
API(links_revoke);
API(employer_ask);
API(employer_answer);

API(catalogue);
API(suggest);
API(feeds_list);
API(feeds_show);
API(openapi);

#endif
