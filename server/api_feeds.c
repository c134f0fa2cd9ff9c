/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api.h"
#include "suited/ingest.h"

API(feeds_list)
{
    json_t *feeds;
    enum suited_status status = suited_feed_list(service->corpus, &feeds, err);

    (void)request;
    if (!status)
        reply_json(reply, 200, feeds);
    return status;
}

API(feeds_show)
{
    json_t *feed;
    enum suited_status status =
        suited_feed_check(service->corpus, request_parameter(request, "feed"), &feed, err);

    if (!status)
        reply_json(reply, 200, feed);
    return status;
}
