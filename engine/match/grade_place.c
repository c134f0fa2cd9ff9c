/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "grade.h"

/* The interval to the nearest: each end is the least of the places' ends. */
static void measure(struct sight *sight)
{
    const struct suited_row *row = sight->row;

    for (unsigned i = 0; i < row->place_count; i++) {
        const struct suited_point *place = &row->places[i];
        int64_t centre = llround(suited_distance_km(&sight->home->place.point, place) * 1000);
        int64_t radius = place->radius_km * INT64_C(1000);
        int64_t near = centre > radius ? centre - radius : 0;

        if (!i || near < sight->near_m)
            sight->near_m = near;
        if (!i || centre + radius < sight->far_m)
            sight->far_m = centre + radius;
    }
}

void see(struct sight *sight, const struct suited_row *row, bool with_distance)
{
    sight->row = row;
    sight->near_m = 0;
    sight->far_m = NO_LIMIT;
    if (with_distance && sight->home->given)
        measure(sight);
}

bool is_abroad(const struct sight *sight)
{
    const struct suited_row *row = sight->row;
    unsigned client = (unsigned)(uint8_t)sight->country[0] << 8;

    if (!row->country_count || !sight->country[0])
        return false;
    client |= (uint8_t)sight->country[1];
    for (unsigned i = 0; i < row->country_count; i++)
        if (row->countries[i] == client)
            return false;
    return true;
}

struct interval grade_travel(const struct sight *sight, struct limits limits)
{
    const struct suited_row *row = sight->row;
    struct interval by_place = interval_unknown;
    bool remote = (row->yes & sight->known->remote_work) &&
                  !(row->yes & sight->known->work_travel) &&
                  !(row->flags & SUITED_HOME_TEMPORARY);

    if (is_abroad(sight))
        return interval_missed;
    if (remote && row->country_count)
        return interval_met;
    if (sight->far_m != NO_LIMIT)
        by_place = grade_between(sight->near_m, sight->far_m, limits);
    if (remote) /* it names no country: near enough by its places, or unknown */
        by_place.possible = GRADE_MET;
    return by_place;
}
