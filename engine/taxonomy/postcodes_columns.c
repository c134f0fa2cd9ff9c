/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "postcodes_columns.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "postcodes_grid.h"

enum { COLUMNS_MAX = 120, NUMBER_MAX = 32, GEONAMES_COLUMNS = 12, CODE_POINT_COLUMNS = 10 };

struct field {
    const char *text;
    size_t length;
};

/* Cut a line into fields, quotes around one taken off; their number, COLUMNS_MAX at most. */
static size_t split(const char *line, size_t length, char separator,
                    struct field fields[COLUMNS_MAX])
{
    size_t count = 0, begin = 0;
    bool quoted = false;

    for (size_t i = 0; i <= length && count < COLUMNS_MAX; i++) {
        if (i < length && line[i] == '"' && separator == ',')
            quoted = !quoted;
        if (i < length && (quoted || line[i] != separator))
            continue;
        fields[count] = (struct field){line + begin, i - begin};
        if (i - begin >= 2 && line[begin] == '"' && line[i - 1] == '"')
            fields[count] = (struct field){line + begin + 1, i - begin - 2};
        count++;
        begin = i + 1;
    }
    return count;
}

/* The column of the first of the names that there is. */
static bool find_column(const struct field *fields, size_t count, const char *const *names,
                        size_t *out)
{
    for (; *names; names++)
        for (size_t i = 0; i < count; i++)
            if (strlen(*names) == fields[i].length &&
                !strncasecmp(fields[i].text, *names, fields[i].length)) {
                *out = i;
                return true;
            }
    return false;
}

static bool is_number(const struct field *field, double *out)
{
    char text[NUMBER_MAX], *end;

    if (!field->length || field->length >= sizeof(text))
        return false;
    memcpy(text, field->text, field->length);
    text[field->length] = '\0';
    *out = strtod(text, &end);
    return !*end && isfinite(*out);
}

static bool is_named(const struct field *fields, size_t count, struct columns *out)
{
    static const char *const codes[] = {"pcds", "pcd",      "pcd8", "pcd7",
                                        "pcd2", "postcode", NULL};
    static const char *const lats[] = {"lat", "latitude", NULL};
    static const char *const lons[] = {"long", "lon", "lng", "longitude", NULL};
    static const char *const norths[] = {"northings", "northing", "osnrth1m", NULL};
    static const char *const easts[] = {"eastings", "easting", "oseast1m", NULL};

    *out = (struct columns){.separator = ',', .count = count, .is_named = true};
    if (!find_column(fields, count, codes, &out->code))
        return false;
    if (find_column(fields, count, lats, &out->north) &&
        find_column(fields, count, lons, &out->east))
        return true;
    out->is_grid = true;
    return find_column(fields, count, norths, &out->north) &&
           find_column(fields, count, easts, &out->east);
}

static bool is_geonames(const struct field *fields, size_t count, struct columns *out)
{
    double ignored;

    *out = (struct columns){
        .separator = '\t', .count = GEONAMES_COLUMNS, .code = 1, .north = 9, .east = 10};
    return count == GEONAMES_COLUMNS && fields[0].length == 2 &&
           is_number(&fields[9], &ignored) && is_number(&fields[10], &ignored);
}

static bool is_code_point(const struct field *fields, size_t count, struct columns *out)
{
    struct postcode code;
    double ignored;

    *out = (struct columns){
        .separator = ',', .count = count, .code = 0, .east = 2, .north = 3, .is_grid = true};
    return count == CODE_POINT_COLUMNS &&
           postcode_parse(fields[0].text, fields[0].length, &code) && *code.inward &&
           is_number(&fields[1], &ignored) && is_number(&fields[2], &ignored) &&
           is_number(&fields[3], &ignored);
}

bool columns_detect(const char *line, size_t length, struct columns *out)
{
    struct field fields[COLUMNS_MAX];
    size_t count;

    count = split(line, length, '\t', fields);
    if (is_geonames(fields, count, out))
        return true;
    count = split(line, length, ',', fields);
    return is_named(fields, count, out) || is_code_point(fields, count, out);
}

/* Within the United Kingdom, the Isle of Man and the Channel Islands. */
static bool is_here(double lat, double lon)
{
    return lat > 49 && lat < 61.5 && lon > -9 && lon < 2.5;
}

enum row columns_read(const struct columns *columns, const char *line, size_t length,
                      struct postcode_record *out)
{
    struct field fields[COLUMNS_MAX];
    size_t count = split(line, length, columns->separator, fields);
    struct postcode code;
    double north, east, lat, lon;

    if (count != columns->count)
        return ROW_BROKEN;
    if (!postcode_parse(fields[columns->code].text, fields[columns->code].length, &code) ||
        !is_number(&fields[columns->north], &north) ||
        !is_number(&fields[columns->east], &east))
        return ROW_SKIPPED;
    lat = north;
    lon = east;
    if (columns->is_grid)
        grid_to_degrees(east, north, &lat, &lon);
    if (!is_here(lat, lon))
        return ROW_SKIPPED;
    *out = (struct postcode_record){postcode_key(&code), (int32_t)lround(lat * 1e5),
                                    (int32_t)lround(lon * 1e5)};
    return ROW_POSTCODE;
}
