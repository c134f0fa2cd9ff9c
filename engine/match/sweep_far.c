/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep_far.h"

#include <math.h>
#include <stdlib.h>

/* A little under the mean radius of the earth (IUGG 1980: 6371.0088), so that rounding can
 * only make it nearer. */
#define EARTH_KM 6371.0

#define DEGREE 100000
#define PI     3.14159265358979323846

static double radians(int32_t degrees)
{
    return degrees * (PI / 180.0 / DEGREE);
}

void far_begin(struct far_bound *bound, const struct home *home)
{
    bound->lat = radians(home->place.point.lat);
    bound->lon = radians(home->place.point.lon);
    bound->cosine = fmax(cos(bound->lat), 0);
    for (int degree = 0; degree < 90; degree++)
        bound->cosines[degree] = fmax(cos(radians((degree + 1) * DEGREE)), 0);
    bound->cosines[90] = 0;
}

/* At most the sine of half an angle from 0 to 2π: the series breaks off below it. */
static double half_sine(double angle)
{
    double half = fabs(angle) / 2;

    if (half > PI / 2) /* the short way round */
        half = fmax(PI - half, 0);
    return half - half * half * half / 6;
}

/* The haversine with a lower bound in each place; the arc is never shorter than its chord. */
double far_at_least(const struct far_bound *bound, int32_t lat, int32_t lon)
{
    int degree = abs(lat) / DEGREE;
    double across = half_sine(radians(lat) - bound->lat);
    double along = half_sine(radians(lon) - bound->lon);
    double cosine = bound->cosine * bound->cosines[degree < 90 ? degree : 90];

    return 2 * EARTH_KM * sqrt(across * across + cosine * along * along);
}
