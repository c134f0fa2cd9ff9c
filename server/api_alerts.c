/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/alerts.h"

#include "api.h"
#include "casework.h"

/* About two weeks of mornings. */
#define DIGESTS 14

API(alerts_list)
{
    const struct suited_alerts alerts = {.store = service->store,
                                         .corpus = service->corpus,
                                         .taxonomy = service->taxonomy,
                                         .country = service->country,
                                         .today = service_today(service)};
    struct suited_alerts_ask ask = {.limit = DIGESTS};
    struct advisers advisers = {0};
    json_t *list;
    enum suited_status status = advisers_seen_by(service, request->who, &advisers, err);

    if (status)
        return status;
    ask.advisers = advisers.names;
    ask.count = advisers.count;
    status = suited_alerts_list(&alerts, &ask, &list, err);
    if (!status)
        reply_json(reply, 200, list);
    advisers_release(&advisers);
    return status;
}
