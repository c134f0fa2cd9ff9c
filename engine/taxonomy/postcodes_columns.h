/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAXONOMY_POSTCODES_COLUMNS_H
#define TAXONOMY_POSTCODES_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "postcodes.h"

/*
 * What the columns of a postcode file mean. The ONS Postcode Directory and its like are
 * known by the names in their first line, GeoNames and Code-Point Open, which have no
 * names, by their shape.
 */
struct columns {
    char separator;
    size_t count, code, north, east; /* columns from 0: the code, latitude, longitude */
    bool is_grid;                    /* north and east are metres on the National Grid */
    bool is_named;                   /* the first line holds names, not a postcode */
};

enum row { ROW_POSTCODE, ROW_SKIPPED, ROW_BROKEN };

/* What the file with this first line is; false when it is none of them. */
bool columns_detect(const char *line, size_t length, struct columns *out);

/*
 * The record of a line. A postcode without a point, or one that is none of the United
 * Kingdom's, is ROW_SKIPPED; a line with another number of columns is ROW_BROKEN.
 */
enum row columns_read(const struct columns *columns, const char *line, size_t length,
                      struct postcode_record *out);

#endif
