/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "phrasing.h"

#include <stdio.h>

#include "amount_json.h"

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const part_names[] = {"mornings", "afternoons", "evenings", "nights"};

static void add_amount(struct strbuf *out, int64_t amount, int64_t unit)
{
    char text[AMOUNT_TEXT];

    amount_text(amount, unit, text);
    strbuf_puts(out, text);
}

static void add_pounds(struct strbuf *out, int64_t pence)
{
    strbuf_printf(out, pence % 100 ? "£%lld.%02lld" : "£%lld", (long long)(pence / 100),
                  (long long)(pence % 100));
}

static void add_minutes(struct strbuf *out, int32_t minutes)
{
    char text[AMOUNT_TEXT];

    clock_text(minutes, text);
    strbuf_puts(out, text);
}

/* "8 to 16", "16" for a maximum, "20 or more" for a minimum. */
static void add_limits(struct strbuf *out, struct limits limits, int64_t unit)
{
    if (limits.min != NO_LIMIT)
        add_amount(out, limits.min, unit);
    if (limits.min != NO_LIMIT && limits.max != NO_LIMIT && limits.min != limits.max)
        strbuf_puts(out, " to ");
    if (limits.max != NO_LIMIT && limits.min != limits.max)
        add_amount(out, limits.max, unit);
    if (limits.max == NO_LIMIT)
        strbuf_puts(out, " or more");
}

static void add_pay(struct strbuf *out, struct limits limits, enum suited_period period)
{
    if (limits.min != NO_LIMIT) {
        strbuf_puts(out, "at least ");
        add_pounds(out, limits.min);
    }
    if (limits.min != NO_LIMIT && limits.max != NO_LIMIT)
        strbuf_puts(out, " and ");
    if (limits.max != NO_LIMIT) {
        strbuf_puts(out, "at most ");
        add_pounds(out, limits.max);
    }
    strbuf_printf(out, " a%s %s", period == SUITED_HOUR ? "n" : "", period_name(period));
}

static void add_window(struct strbuf *out, int32_t start, int32_t end, const char *after,
                       const char *until)
{
    if (start != NO_LIMIT) {
        strbuf_puts(out, end == NO_LIMIT ? after : "");
        add_minutes(out, start);
    }
    if (end != NO_LIMIT) {
        strbuf_puts(out, start == NO_LIMIT ? until : " to ");
        add_minutes(out, end);
    }
}

static void add_names(struct strbuf *out, const char *const *names, size_t count, unsigned bits,
                      const char *before)
{
    bool first = true;

    for (size_t i = 0; i < count; i++)
        if (bits >> i & 1) {
            strbuf_printf(out, "%s%s", first ? before : ", ", names[i]);
            first = false;
        }
}

static void add_pattern(struct strbuf *out, struct day_pattern pattern)
{
    size_t start = out->length;

    add_names(out, day_names, 7, pattern.possible, "");
    add_names(out, part_names, 4, pattern.parts, out->length > start ? "; " : "");
    if (pattern.in_a_row)
        strbuf_printf(out, "%s%u day%s in a row", out->length > start ? "; " : "",
                      pattern.in_a_row, pattern.in_a_row == 1 ? "" : "s");
}

static void add_sought(struct strbuf *out, const struct sought_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        strbuf_printf(out, "%s%s", i ? ", " : "", list->all[i].text);
}

void add_wanted(const struct plan *plan, const struct wish *wish, struct strbuf *out)
{
    switch (wish->kind) {
    case WISH_CONDITION:
        strbuf_puts(
            out,
            suited_taxonomy_condition(plan->profile->taxonomy, wish->condition.number)->name);
        break;
    case WISH_HOURS:
        add_limits(out, wish->limits, 100);
        break;
    case WISH_DAYS_PER_WEEK:
        add_limits(out, wish->limits, 4);
        break;
    case WISH_MAX_LIFT:
        add_amount(out, wish->limits.max, 10);
        break;
    case WISH_TRAVEL:
        add_amount(out, wish->limits.max, 1000);
        break;
    case WISH_SHIFT:
        add_window(out, wish->shift.start, wish->shift.end, "not before ", "not after ");
        break;
    case WISH_DAYS:
        add_pattern(out, wish->days);
        if (wish->days.in_a_row)
            strbuf_puts(out, " at most");
        break;
    case WISH_PAY:
        add_pay(out, wish->pay.limits, wish->pay.period);
        break;
    case WISH_WORK:
        add_sought(out, &wish->work);
        break;
    case WISH_CAN_APPLY:
        strbuf_printf(out, "%d", plan->profile->has.level);
        break;
    case WISH_SKILLS:
    case WISH_ABOUT:
        break;
    }
}

static void add_offer(struct strbuf *out, struct offer offer, int64_t unit)
{
    if (offer.low == NO_LIMIT && offer.high != NO_LIMIT) {
        strbuf_puts(out, "up to ");
        offer.low = offer.high;
    }
    add_limits(out, (struct limits){offer.low, offer.high}, unit);
}

static void add_paid(const struct wish *wish, const struct sight *sight, struct strbuf *out)
{
    struct pay_reading readings[2];
    size_t count = pay_readings(sight, wish->pay.period, readings);

    if (!count)
        return;
    add_pounds(out, readings[0].low);
    if (readings[0].high != readings[0].low) {
        strbuf_puts(out, " to ");
        add_pounds(out, readings[0].high);
    }
    strbuf_printf(out, " a%s %s", wish->pay.period == SUITED_HOUR ? "n" : "",
                  period_name(wish->pay.period));
}

static void add_occupation(const struct plan *plan, const struct suited_row *row,
                           struct strbuf *out)
{
    char code[8];
    const char *title;

    snprintf(code, sizeof(code), "%04u", row->codes[0]);
    title = suited_occupation_title(plan->profile->taxonomy, code);
    strbuf_puts(out, title ? title : "other work");
}

static void add_registers(const struct plan *plan, uint32_t registers, struct strbuf *out)
{
    bool first = true;

    for (unsigned i = 0; i < 32; i++)
        if (registers >> i & 1) {
            const char *name = suited_register_name(plan->profile->taxonomy, i);

            strbuf_printf(out, "%s%s", first ? "" : ", ", name ? name : "a register");
            first = false;
        }
}

static int32_t minutes_or_none(uint16_t minutes)
{
    return minutes == SUITED_UNSAID16 ? NO_LIMIT : minutes;
}

void add_said(const struct plan *plan, const struct wish *wish, const struct sight *sight,
              struct strbuf *out)
{
    const struct suited_row *row = sight->row;

    switch (wish->kind) {
    case WISH_HOURS:
        add_offer(out, hours_offered(sight), 100);
        break;
    case WISH_DAYS_PER_WEEK:
        add_offer(out, days_offered(sight), 4);
        break;
    case WISH_MAX_LIFT:
        add_amount(out, row->max_lift, 10);
        break;
    case WISH_TRAVEL:
        add_amount(out, sight->near_m / 1000, 1);
        break;
    case WISH_SHIFT:
        add_window(out, minutes_or_none(row->shift_start), minutes_or_none(row->shift_end),
                   "from ", "until ");
        break;
    case WISH_DAYS:
        add_pattern(out, (struct day_pattern){row->days_named, row->day_parts,
                                              (uint8_t)days_in_a_row(row)});
        break;
    case WISH_PAY:
        add_paid(wish, sight, out);
        break;
    case WISH_WORK:
        add_occupation(plan, row, out);
        break;
    case WISH_CAN_APPLY:
        if (lacks_register(row, &plan->profile->has))
            add_registers(plan, row->registers & ~plan->profile->has.registers, out);
        else
            strbuf_printf(out, "%u", row->level);
        break;
    default:
        break;
    }
}
