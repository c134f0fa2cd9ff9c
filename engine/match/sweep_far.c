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

static double cosine_at_most(const struct far_bound *bound, int32_t lat)
{
    int degree = abs(lat) / DEGREE;

    return bound->cosines[degree < 90 ? degree : 90];
}

/* The haversine with a lower bound in each place; the arc is never shorter than its chord. */
static double arc_at_least(double across, double along, double cosines)
{
    return 2 * EARTH_KM * sqrt(across * across + cosines * along * along);
}

double far_at_least(const struct far_bound *bound, int32_t lat, int32_t lon)
{
    return arc_at_least(half_sine(radians(lat) - bound->lat),
                        half_sine(radians(lon) - bound->lon),
                        bound->cosine * cosine_at_most(bound, lat));
}

/* How far outside from `least` to `most` it is, by the half sine; 0 inside. */
static double outside(double at, int32_t least, int32_t most)
{
    if (at >= radians(least) && at <= radians(most))
        return 0;
    return fmin(half_sine(radians(least) - at), half_sine(radians(most) - at));
}

/* Of a range of latitudes the cosine is least at one of its ends. */
double far_bounds_at_least(const struct far_bound *bound, const struct block_bounds *bounds)
{
    double cosine =
        fmin(cosine_at_most(bound, bounds->lat_least), cosine_at_most(bound, bounds->lat_most));

    return arc_at_least(outside(bound->lat, bounds->lat_least, bounds->lat_most),
                        outside(bound->lon, bounds->lon_least, bounds->lon_most),
                        bound->cosine * cosine);
}
