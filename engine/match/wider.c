/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "amount_json.h"
#include "model.h"
#include "plan.h"

static int64_t step(const struct suited_taxonomy *taxonomy, const char *key)
{
    return model_number(taxonomy, "steps", key);
}

static struct limits widen_by(struct limits limits, int64_t by)
{
    if (limits.min != NO_LIMIT)
        limits.min = limits.min > by ? limits.min - by : 0;
    if (limits.max != NO_LIMIT)
        limits.max += by;
    return limits;
}

static int64_t per_cent(int64_t amount, int64_t share)
{
    return amount == NO_LIMIT ? NO_LIMIT : (amount * share + 50) / 100;
}

static json_t *limits_json(const char *key, struct limits limits, int64_t unit)
{
    json_t *inside = json_object();

    if (limits.min != NO_LIMIT)
        json_object_set_new(inside, "min", amount_json(limits.min, unit));
    if (limits.max != NO_LIMIT)
        json_object_set_new(inside, "max", amount_json(limits.max, unit));
    return json_pack("{s:o}", key, inside);
}

static void widen_range(struct wish *wish, int64_t by, int64_t unit)
{
    wish->limits = widen_by(wish->limits, by * unit);
    wish->json = limits_json(wish_key(wish->kind), wish->limits, unit);
}

/* Kilometres and loads grow by a share; "max_km" stands in an object, a load alone. */
static void widen_share(struct wish *wish, const struct suited_taxonomy *taxonomy)
{
    bool travel = wish->kind == WISH_TRAVEL;
    int64_t share = step(taxonomy, travel ? "travel_per_cent" : "lift_per_cent");

    wish->limits.max = per_cent(wish->limits.max, share);
    if (travel)
        wish->json =
            json_pack("{s:{s:o}}", "travel", "max_km", amount_json(wish->limits.max, 1000));
    else
        wish->json = json_pack("{s:o}", "max_lift_kg", amount_json(wish->limits.max, 10));
}

static void widen_pay(struct wish *wish, const struct suited_taxonomy *taxonomy)
{
    int64_t share = step(taxonomy, "pay_per_cent");

    wish->pay.limits.min = per_cent(wish->pay.limits.min, share);
    wish->pay.limits.max = per_cent(wish->pay.limits.max, 200 - share);
    wish->json = limits_json("pay", wish->pay.limits, 100);
    json_object_set_new(json_object_get(wish->json, "pay"), "period",
                        json_string(period_name(wish->pay.period)));
}

static void widen_shift(struct wish *wish, const struct suited_taxonomy *taxonomy)
{
    int32_t by = (int32_t)step(taxonomy, "shift_minutes");
    struct clock_window *shift = &wish->shift;
    bool crosses =
        shift->start != NO_LIMIT && shift->end != NO_LIMIT && shift->end < shift->start;
    int32_t last = crosses ? shift->start - by : 1440;
    json_t *inside = json_object();

    if (shift->end != NO_LIMIT) /* not past midnight, nor past the window's own start */
        shift->end = shift->end + by < last ? shift->end + by : last;
    if (shift->start != NO_LIMIT)
        shift->start = shift->start > by ? shift->start - by : 0;
    if (shift->start != NO_LIMIT)
        json_object_set_new(inside, "start", clock_json(shift->start));
    if (shift->end != NO_LIMIT)
        json_object_set_new(inside, "end", clock_json(shift->end));
    wish->json = json_pack("{s:o}", "shift", inside);
}

static void widen_days(struct wish *wish, const struct suited_taxonomy *taxonomy)
{
    int64_t days = wish->days.in_a_row + step(taxonomy, "days_in_a_row");

    wish->days.in_a_row = (uint8_t)(days < 7 ? days : 7);
    wish->json = json_deep_copy(wish->json);
    json_object_set_new(json_object_get(wish->json, "days"), "max_in_a_row",
                        json_integer(wish->days.in_a_row));
}

/* Wishes without a figure have no wider form: they would be important instead. */
static bool has_step(const struct wish *must)
{
    switch (must->kind) {
    case WISH_CONDITION:
    case WISH_WORK:
    case WISH_SKILLS:
    case WISH_ABOUT:
    case WISH_CAN_APPLY:
        return false;
    case WISH_DAYS:
        return must->days.in_a_row;
    default:
        return true;
    }
}

void widen(const struct wish *must, const struct suited_taxonomy *taxonomy, struct wider *out)
{
    *out = (struct wider){.given_up = !has_step(must), .wish = *must};
    if (out->given_up) {
        json_incref(out->wish.json);
        return;
    }
    switch (must->kind) {
    case WISH_HOURS:
        widen_range(&out->wish, step(taxonomy, "hours"), 100);
        break;
    case WISH_DAYS_PER_WEEK:
        widen_range(&out->wish, step(taxonomy, "days_per_week"), 4);
        break;
    case WISH_MAX_LIFT:
    case WISH_TRAVEL:
        widen_share(&out->wish, taxonomy);
        break;
    case WISH_SHIFT:
        widen_shift(&out->wish, taxonomy);
        break;
    case WISH_DAYS:
        widen_days(&out->wish, taxonomy);
        break;
    default:
        widen_pay(&out->wish, taxonomy);
        break;
    }
}
