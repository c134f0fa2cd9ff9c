/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/day.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define SECONDS_A_DAY 86400

/* Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March. */
int32_t suited_day_of(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

/* The inverse of suited_day_of(), from the same source. */
static void civil_of(int32_t day, int *year, int *month, int *day_of_month)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;

    *day_of_month = day_of_year - (153 * m + 2) / 5 + 1;
    *month = m + (m < 10 ? 3 : -9);
    *year = year_of_era + era * 400 + (*month <= 2);
}

static bool read_digits(const char *text, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool suited_day_parse(const char *text, int32_t *out)
{
    int year, month, day, y, m, d;

    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    if (!read_digits(text, 4, &year) || !read_digits(text + 5, 2, &month) ||
        !read_digits(text + 8, 2, &day) || month < 1 || month > 12 || day < 1)
        return false;
    *out = suited_day_of(year, month, day);
    civil_of(*out, &y, &m, &d); /* 31 June comes back as 1 July */
    return y == year && m == month && d == day;
}

void suited_day_format(int32_t day, char text[SUITED_DAY_TEXT])
{
    int year, month, day_of_month;

    civil_of(day, &year, &month, &day_of_month);
    snprintf(text, SUITED_DAY_TEXT, "%04d-%02u-%02u", year, (unsigned)month % 100,
             (unsigned)day_of_month % 100);
}

int32_t suited_day_today(void)
{
    return (int32_t)(time(NULL) / SECONDS_A_DAY);
}
