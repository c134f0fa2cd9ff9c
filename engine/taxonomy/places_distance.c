/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suited/places.h"

/* The mean radius of the earth, IUGG 1980. */
#define EARTH_KM 6371.0088

static double radians(int32_t degrees)
{
    return degrees * (3.14159265358979323846 / 180.0 / 1e5);
}

double suited_distance_km(const struct suited_point *a, const struct suited_point *b)
{
    double lat_a = radians(a->lat), lat_b = radians(b->lat);
    double across = sin((lat_b - lat_a) / 2),
           along = sin((radians(b->lon) - radians(a->lon)) / 2);
    double chord = across * across + cos(lat_a) * cos(lat_b) * along * along;

    return 2 * EARTH_KM * asin(sqrt(chord < 1 ? chord : 1));
}
