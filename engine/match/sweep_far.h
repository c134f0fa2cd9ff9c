/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_SWEEP_FAR_H
#define MATCH_SWEEP_FAR_H

#include "corpus/columns.h"
#include "profile.h"

/*
 * How far off a place is at least, without a sine: most of a market is far beyond any way
 * to work, and need not be measured to know that.
 */
struct far_bound {
    double lat, lon, cosine; /* of home, in radians */
    double cosines[91];      /* at most the cosine anywhere within a whole degree of latitude */
};

void far_begin(struct far_bound *bound, const struct home *home);

/* Kilometres, never more than suited_distance_km() gives; degrees × 100,000. */
double far_at_least(const struct far_bound *bound, int32_t lat, int32_t lon);

/* The same of the nearest that may lie within bounds. */
double far_bounds_at_least(const struct far_bound *bound, const struct block_bounds *bounds);

#endif
