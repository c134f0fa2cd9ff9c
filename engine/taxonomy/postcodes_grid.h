/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_POSTCODES_GRID_H
#define TAXONOMY_POSTCODES_GRID_H

/*
 * British National Grid metres (OSGB36) to degrees (WGS 84), right to about five metres:
 * formulas and constants from "A guide to coordinate systems in Great Britain", Ordnance
 * Survey, version 3.6 (2020), annexes A to C and section 6.6.
 */
void grid_to_degrees(double easting, double northing, double *lat, double *lon);

#endif
