/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "grammar.h"

/* What a person's pay can be, by the period; outside it, the figure is something else. */
static const struct {
    double least, most;
} usual[] = {
    [SUITED_HOUR] = {2, 500},      [SUITED_DAY] = {15, 3000},       [SUITED_WEEK] = {20, 10000},
    [SUITED_MONTH] = {300, 50000}, [SUITED_YEAR] = {3000, 2000000},
};

/* A figure without a period is by the year from here up, by the hour down there. */
#define YEARLY_FROM 7500
#define HOURLY_TO   60

/* Without a currency, a yearly figure above this is something else: "401K" is a pension. */
#define BARE_TO 250000

enum strength { NO_PAY, FIGURE_ALONE, FIGURE_OF_PAY, FIGURE_AND_PERIOD, PAY_AND_PERIOD };

struct offer {
    struct amount amount;
    uint8_t period;
    bool pro_rata;
    enum strength strength;
    size_t end; /* past the words that belong to it */
};

/* "p.a.", "p/a", "p.h.": letters with a mark between. */
static uint8_t spelt_period(const struct scan *scan, size_t at, size_t *end)
{
    static const char letters[] = "hdwma";
    const struct tokens *tokens = scan->tokens;
    const char *found;

    if (at + 2 >= tokens->count || (tokens->text[tokens->all[at].start] | 0x20) != 'p' ||
        tokens->all[at].end - tokens->all[at].start != 1 ||
        !(scan_is_mark(scan, at + 1, '.') || scan_is_mark(scan, at + 1, '/')))
        return 0;
    if (tokens->all[at + 2].end - tokens->all[at + 2].start != 1)
        return 0;
    found = strchr(letters, tokens->text[tokens->all[at + 2].start] | 0x20);
    if (!found || !*found)
        return 0;
    *end = at + 3 + scan_is_mark(scan, at + 3, '.');
    return (uint8_t)(SUITED_HOUR + (found - letters));
}

/* "£9.50 days" names a shift, "£9.50 per day" and "£9.50 hourly" a period. */
static uint8_t period_word(const struct scan *scan, size_t at, bool is_first)
{
    if (is_first && !scan_is_glued(scan, at) && scan_is(scan, at, CLASS(DAY) | CLASS(SHIFT)))
        return 0;
    return scan_facts(scan, at)->period;
}

/* "per", "a", "/", "-", "(": what may stand between a figure and its period. */
static bool leads_to_period(const struct scan *scan, size_t at)
{
    return scan_is(scan, at, CLASS(PER)) || scan_is_mark(scan, at, '/') ||
           scan_is_mark(scan, at, '-') || scan_is_mark(scan, at, '(');
}

/* "per hour", "an hour", "/hr", "p/h", "hourly", "annual": the period behind a figure. */
static uint8_t period_behind(const struct scan *scan, size_t at, size_t *end)
{
    const struct tokens *tokens = scan->tokens;

    for (size_t i = at; i < at + 3 && i < tokens->count; i++) {
        uint8_t spelt = spelt_period(scan, i, end);

        if (tokens->all[i].span != tokens->all[at - 1].span)
            return 0;
        if (spelt)
            return spelt;
        if (scan_is(scan, i, CLASS(PERIOD))) {
            *end = i + 1;
            return period_word(scan, i, i == at);
        }
        if (!leads_to_period(scan, i))
            return 0;
    }
    return 0;
}

/* "5pm", "one year", "1,000 miles/month": the period is that of what stands before it. */
static bool is_counted(const struct scan *scan, size_t before)
{
    return scan_is_number(scan, before) || scan_is(scan, before, CLASS(NUMBER)) ||
           scan_is_mark(scan, before, '/');
}

/* "Hourly rate of £17.24", "annual salary £20,000". */
static uint8_t period_before(const struct scan *scan, size_t first)
{
    for (size_t i = first; i > 0 && first - i < 5; i--) {
        const struct word_facts *facts = scan_facts(scan, i - 1);
        const struct token *token = &scan->tokens->all[i - 1];

        if (token->span != scan->tokens->all[first].span)
            return 0;
        if ((facts->classes & CLASS(PERIOD)) && i > 1 && is_counted(scan, i - 2))
            return 0;
        if (facts->classes & CLASS(PERIOD))
            return facts->classes & (CLASS(DAY) | CLASS(SHIFT)) ? 0 : facts->period;
        if (token->kind == TOKEN_NUMBER || scan_is_mark(scan, i - 1, '.'))
            return 0;
    }
    return 0;
}

static bool has_pro_rata(const struct scan *scan, size_t first, size_t end)
{
    return scan_around(scan, first, end, 5, 12) & CLASS(PRO_RATA);
}

/* "+ £3,277", "+ LRRP £3,277": what comes on top of the pay. */
static bool is_addition(const struct scan *scan, size_t first)
{
    return first > 1 &&
           (scan_is_mark(scan, first - 1, '+') || scan_is_mark(scan, first - 2, '+'));
}

/* Bonuses, budgets, fees: words right behind rule, and words before unless pay is nearer. */
static bool is_other_money(const struct scan *scan, const struct offer *offer, bool has_period)
{
    size_t first = offer->amount.first, behind = has_period ? 1 : 2;
    bool adds = scan_is_mark(scan, offer->end, '+') || scan_is(scan, offer->end, CLASS(OR));

    if (offer->amount.huge || is_addition(scan, first))
        return true;
    if (!adds && (scan_around(scan, first, offer->end, 0, behind) & CLASS(NOT_PAY)))
        return true;
    return (scan_around(scan, first, offer->end, 5, 0) & CLASS(NOT_PAY)) &&
           !(scan_around(scan, first, offer->end, 2, 0) & CLASS(PAY));
}

/* A figure alone has no period of its own: its size tells, and pence, where it can be but one.
 */
static uint8_t guess_period(const struct scan *scan, const struct amount *amount)
{
    const struct token *all = scan->tokens->all;
    double figure = isnan(amount->min) ? amount->max : amount->min;
    const char *last = scan->tokens->text + all[amount->end - 1].end;
    bool has_pence =
        all[amount->end - 1].end - all[amount->end - 1].start > 3 && last[-3] == '.';

    if (figure >= YEARLY_FROM)
        return SUITED_YEAR;
    return figure <= HOURLY_TO && has_pence ? SUITED_HOUR : 0;
}

static bool is_usual(const struct offer *offer)
{
    double least = isnan(offer->amount.min) ? offer->amount.max : offer->amount.min;
    double most = isnan(offer->amount.max) ? offer->amount.min : offer->amount.max;

    return offer->period && least >= usual[offer->period].least &&
           most <= usual[offer->period].most;
}

/* Pounds or a currency's name; "20-25k" and "12.50 per hour" where pay is spoken of. */
static bool could_be_pay(const struct scan *scan, const struct offer *offer, bool speaks_of_pay,
                         bool has_period)
{
    size_t behind = offer->amount.end;

    if (*offer->amount.currency)
        return true;
    if (scan_is_mark(scan, behind, '-') && scan_is_glued(scan, behind + 1))
        return false; /* "a 35-hour week" */
    if (!speaks_of_pay || scan_is(scan, behind, CLASS(PERIOD)))
        return false;
    return (offer->amount.thousands && offer->amount.min <= BARE_TO) ||
           (has_period && (offer->period == SUITED_HOUR || offer->amount.min >= 10000));
}

static enum strength strength_of(const struct offer *offer, bool speaks_of_pay, bool has_period)
{
    if (has_period)
        return speaks_of_pay ? PAY_AND_PERIOD : FIGURE_AND_PERIOD;
    if (speaks_of_pay)
        return FIGURE_OF_PAY;
    return offer->amount.min < offer->amount.max ? FIGURE_ALONE : NO_PAY;
}

/* "£9 per hour to £11 per hour": the second figure stands behind the first's period. */
static void read_second_figure(const struct scan *scan, struct offer *offer)
{
    size_t sign = offer->end, end;
    struct amount second;

    if (!scan_is_mark(scan, sign, '-') && !scan_is(scan, sign, CLASS(THROUGH)))
        return;
    if (offer->amount.min != offer->amount.max || !scan_amount(scan, sign + 1, &second) ||
        strcmp(second.currency, offer->amount.currency) != 0 ||
        !(second.max > offer->amount.max) ||
        period_behind(scan, second.end, &end) != offer->period)
        return;
    offer->amount.max = second.max;
    offer->end = end;
}

static bool offer_at(const struct scan *scan, size_t at, bool is_field, struct offer *out)
{
    bool speaks_of_pay = is_field, has_period;
    uint64_t near;

    if (!scan_amount(scan, at, &out->amount))
        return false;
    out->end = out->amount.end;
    out->period = period_behind(scan, out->amount.end, &out->end);
    if (!out->period)
        out->end = out->amount.end;
    if (!out->period && *out->amount.currency)
        out->period = period_before(scan, out->amount.first);
    has_period = out->period;
    near = scan_around(scan, at, out->end, 8, 3); /* the bound may hold "salary" */
    speaks_of_pay |=
        (near & (CLASS(PAY) | CLASS(PRO_RATA))) || (scan_heading(scan, at) & CLASS(PAY));
    if (!has_period)
        out->period = guess_period(scan, &out->amount);
    if (!could_be_pay(scan, out, speaks_of_pay, has_period) || !is_usual(out) ||
        is_other_money(scan, out, has_period))
        return false;
    out->strength = strength_of(out, speaks_of_pay, has_period);
    read_second_figure(scan, out);
    out->pro_rata =
        out->period >= SUITED_MONTH && has_pro_rata(scan, out->amount.first, out->amount.end);
    return out->strength > NO_PAY;
}

static void keep(const struct scan *scan, const struct offer *offer, struct quantities *out)
{
    out->pay.said = true;
    out->pay.pro_rata = offer->pro_rata;
    out->pay.min = offer->amount.min;
    out->pay.max = offer->amount.max;
    out->pay.period = offer->period;
    memcpy(out->pay.currency, *offer->amount.currency ? offer->amount.currency : "GBP", 4);
    out->pay.quote = scan_quote(scan, offer->amount.first, offer->end);
}

/* The plainest offer, and among equals the first: rates for nights and Sundays come later. */
void pay_read(const struct scan *scan, bool is_field, struct quantities *out)
{
    struct offer best = {.strength = NO_PAY};
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct offer offer = {.strength = NO_PAY};

        if (scan->figures[i] < past)
            continue;
        if (!offer_at(scan, scan->figures[i], is_field, &offer)) {
            past = offer.amount.end;
            continue;
        }
        if (offer.strength > best.strength)
            best = offer;
        past = offer.end;
    }
    if (best.strength)
        keep(scan, &best, out);
}
