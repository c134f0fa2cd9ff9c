/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle_grades.h"

static bool o_part_time(const struct o_world *world, const struct suited_row *row)
{
    return o_bit(world, row->yes, "part_time") || row->hours_max < 3500;
}

/* One reading of what is printed: pay a week for `own` hours, in pounds. */
static double o_in_period(double hourly, double weekly, double full, const char *period)
{
    switch (period[0]) {
    case 'h':
        return hourly;
    case 'd':
        return hourly * 7.5;
    case 'w':
        return weekly;
    case 'm':
        return weekly * 52.18 / 12;
    default:
        return hourly * full * 52.18;
    }
}

static double o_full(const struct suited_row *row)
{
    if (row->full_time_hours != SUITED_UNSAID16)
        return row->full_time_hours / 100.0;
    if (row->hours_min != SUITED_UNSAID16 && row->hours_min >= 3500)
        return row->hours_min / 100.0;
    return 37.5;
}

static double o_pennies(double pounds)
{
    return pounds < 1e10 ? round(pounds * 100) / 100 : 1e10;
}

/* Whatever lies from `low` to `high` may be true. */
static void o_try_between(struct o_grade *grade, double low, double high, const json_t *wish)
{
    double min = o_number(wish, "min"), max = o_number(wish, "max");

    low = o_pennies(low);
    high = o_pennies(high);
    o_try(grade, o_amount(low, min, max));
    o_try(grade, o_amount(high, min, max));
    if ((isnan(max) || low <= max) && (isnan(min) || high >= min))
        grade->possible = 4;
    if (!(!isnan(max) && low > 2 * max) && !(!isnan(min) && 2 * high < min))
        grade->far = false;
}

static struct o_grade o_pay_readings(const struct o_world *world, const struct suited_row *row,
                                     const json_t *wish, double amount[2])
{
    const char *period = json_string_value(json_object_get(wish, "period"));
    bool pro_rata = row->flags & SUITED_PRO_RATA, part_time = o_part_time(world, row);
    double full = o_full(row), own[2], hourly[2], weekly[2];
    struct o_grade grade = {4, 0, true};
    bool salary = row->pay_period == SUITED_MONTH || row->pay_period == SUITED_YEAR;

    o_hours_offered(world, row, &own[0], &own[1]);
    own[0] = isnan(own[0]) ? 0 : own[0];
    own[1] = isnan(own[1]) ? 168 : own[1];
    for (int i = 0; i < 2; i++)
        weekly[i] = row->pay_period == SUITED_YEAR    ? amount[i] / 52.18
                    : row->pay_period == SUITED_MONTH ? amount[i] * 12 / 52.18
                                                      : amount[i];
    if (row->pay_period == SUITED_HOUR || row->pay_period == SUITED_DAY) {
        for (int i = 0; i < 2; i++) {
            hourly[i] = row->pay_period == SUITED_DAY ? amount[i] / 7.5 : amount[i];
            weekly[i] = hourly[i] * own[i];
        }
        o_try_between(&grade, o_in_period(hourly[0], weekly[0], full, period),
                      o_in_period(hourly[1], weekly[1], full, period), wish);
        return grade;
    }
    if (salary && (pro_rata || part_time)) {
        double most = own[1] > full && own[0] <= full ? full : own[1];

        o_try_between(
            &grade, o_in_period(weekly[0] / full, weekly[0] / full * own[0], full, period),
            o_in_period(weekly[1] / full, weekly[1] / full * most, full, period), wish);
    }
    if (!salary || !pro_rata) {
        double least = part_time ? own[0] : full, most = part_time ? own[1] : full;

        o_try_between(&grade, o_in_period(weekly[0] / most, weekly[0], full, period),
                      o_in_period(weekly[1] / least, weekly[1], full, period), wish);
    }
    return grade;
}

struct o_grade o_pay(const struct o_world *world, const struct suited_row *row,
                     const json_t *wish)
{
    bool has_min = row->pay_min != SUITED_UNSAID32, has_max = row->pay_max != SUITED_UNSAID32;
    double amount[2];

    if (!row->pay_period || (!has_min && !has_max) || (row->flags & SUITED_PAY_FOREIGN))
        return (struct o_grade){0, 4, false};
    amount[0] = has_min ? row->pay_min / 100.0 : 0;
    amount[1] = has_min ? row->pay_min / 100.0 : row->pay_max / 100.0;
    return o_pay_readings(world, row, wish, amount);
}
