/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service.h"

#include "suited/day.h"

int32_t service_today(const struct service *service)
{
    return service->fixed_today == SUITED_DAY_NONE ? suited_day_today() : service->fixed_today;
}

struct suited_ingest_options service_ingest(const struct service *service)
{
    return (struct suited_ingest_options){
        .corpus = service->corpus,
        .taxonomy = service->taxonomy,
        .country = service->country,
        .today = service_today(service),
    };
}
