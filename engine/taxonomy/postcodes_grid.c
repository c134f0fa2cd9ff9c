/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "postcodes_grid.h"

#include <math.h>

#define PI         3.14159265358979323846
#define RADIAN     (PI / 180)
#define ARC_SECOND (RADIAN / 3600)

struct ellipsoid {
    double a, b; /* semi-axes in metres */
};

static const struct ellipsoid airy1830 = {6377563.396, 6356256.909};
static const struct ellipsoid wgs84 = {6378137.000, 6356752.3142};

/* The National Grid's projection (annex A.2). */
static const double scale0 = 0.9996012717, north0 = -100000, east0 = 400000;
static const double lat0 = 49 * RADIAN, lon0 = -2 * RADIAN;

static double eccentricity2(const struct ellipsoid *e)
{
    return (e->a * e->a - e->b * e->b) / (e->a * e->a);
}

/* The developed meridional arc, annex C.1 equation C3. */
static double meridional_arc(double lat)
{
    double n = (airy1830.a - airy1830.b) / (airy1830.a + airy1830.b), n2 = n * n, n3 = n2 * n;
    double less = lat - lat0, more = lat + lat0;

    return airy1830.b * scale0 *
           ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * less -
            (3 * n + 3 * n2 + 21.0 / 8 * n3) * sin(less) * cos(more) +
            (15.0 / 8 * n2 + 15.0 / 8 * n3) * sin(2 * less) * cos(2 * more) -
            35.0 / 24 * n3 * sin(3 * less) * cos(3 * more));
}

static double foot_latitude(double northing)
{
    double lat = lat0, left = northing - north0;

    for (int i = 0; i < 20 && fabs(left) >= 1e-5; i++) {
        lat += left / (airy1830.a * scale0);
        left = northing - north0 - meridional_arc(lat);
    }
    return lat;
}

/* Annex C.2: eastings and northings to latitude and longitude on Airy's ellipsoid. */
static void unproject(double easting, double northing, double *lat, double *lon)
{
    double foot = foot_latitude(northing), e2 = eccentricity2(&airy1830);
    double sine = sin(foot), t = tan(foot), t2 = t * t, secant = 1 / cos(foot);
    double nu = airy1830.a * scale0 / sqrt(1 - e2 * sine * sine);
    double rho = airy1830.a * scale0 * (1 - e2) * pow(1 - e2 * sine * sine, -1.5);
    double eta2 = nu / rho - 1, x = easting - east0, x2 = x * x, nu2 = nu * nu;
    double vii = t / (2 * rho * nu);
    double viii = t / (24 * rho * nu * nu2) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
    double ix = t / (720 * rho * nu * nu2 * nu2) * (61 + 90 * t2 + 45 * t2 * t2);
    double xi = secant / (6 * nu * nu2) * (nu / rho + 2 * t2);
    double xii = secant / (120 * nu * nu2 * nu2) * (5 + 28 * t2 + 24 * t2 * t2);
    double xiia = secant / (5040 * nu * nu2 * nu2 * nu2) *
                  (61 + 662 * t2 + 1320 * t2 * t2 + 720 * t2 * t2 * t2);

    *lat = foot + x2 * (-vii + x2 * (viii - x2 * ix));
    *lon = lon0 + x * (secant / nu + x2 * (-xi + x2 * (xii - x2 * xiia)));
}

struct cartesian {
    double x, y, z;
};

static struct cartesian to_cartesian(const struct ellipsoid *e, double lat, double lon)
{
    double e2 = eccentricity2(e), nu = e->a / sqrt(1 - e2 * sin(lat) * sin(lat));

    return (struct cartesian){nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon),
                              (1 - e2) * nu * sin(lat)};
}

/* OSGB36 to WGS 84: section 6.6's parameters, which go the other way, with their signs turned.
 */
static struct cartesian helmert(struct cartesian p)
{
    const double tx = 446.448, ty = -125.157, tz = 542.060, scale = 1 - 20.4894e-6;
    const double rx = 0.1502 * ARC_SECOND, ry = 0.2470 * ARC_SECOND, rz = 0.8421 * ARC_SECOND;

    return (struct cartesian){tx + scale * p.x - rz * p.y + ry * p.z,
                              ty + rz * p.x + scale * p.y - rx * p.z,
                              tz - ry * p.x + rx * p.y + scale * p.z};
}

static void from_cartesian(const struct ellipsoid *e, struct cartesian p, double *lat,
                           double *lon)
{
    double e2 = eccentricity2(e), across = sqrt(p.x * p.x + p.y * p.y);
    double now = atan2(p.z, across * (1 - e2)), before;

    for (int i = 0; i < 20; i++) {
        before = now;
        now = atan2(p.z + e2 * e->a / sqrt(1 - e2 * sin(before) * sin(before)) * sin(before),
                    across);
        if (fabs(now - before) < 1e-12)
            break;
    }
    *lat = now;
    *lon = atan2(p.y, p.x);
}

void grid_to_degrees(double easting, double northing, double *lat, double *lon)
{
    unproject(easting, northing, lat, lon);
    from_cartesian(&wgs84, helmert(to_cartesian(&airy1830, *lat, *lon)), lat, lon);
    *lat /= RADIAN;
    *lon /= RADIAN;
}
