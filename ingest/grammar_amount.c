/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "grammar.h"

/* The highest number of a pay band, ward or post. */
#define CODE_MAX 12

struct value {
    double number;
    char currency[4];
    bool thousands, huge;
};

static const char *currency_at(const struct scan *scan, size_t at)
{
    if (scan_is_mark(scan, at, 'L'))
        return "GBP";
    if (scan_is_mark(scan, at, '$'))
        return "USD";
    if (scan_is_mark(scan, at, 'E'))
        return "EUR";
    return scan_facts(scan, at)->currency;
}

/* "½" after a space: a number token below 1 that is one character beyond ASCII. */
static bool is_fraction_sign(const struct scan *scan, size_t at)
{
    const struct token *token;

    if (!scan_is_number(scan, at))
        return false;
    token = &scan->tokens->all[at];
    return token->value < 1 && (scan->tokens->text[token->start] & 0x80);
}

/* "37 ½", "37 1/2". */
static size_t add_fraction(const struct scan *scan, size_t at, double *number)
{
    const struct token *all = scan->tokens->all;

    if (is_fraction_sign(scan, at)) {
        *number += all[at].value;
        return at + 1;
    }
    if (scan_is_number(scan, at) && scan_is_mark(scan, at + 1, '/') &&
        scan_is_number(scan, at + 2) && scan_is_glued(scan, at + 1) &&
        all[at].value < all[at + 2].value && all[at + 2].value <= 4) {
        *number += all[at].value / all[at + 2].value;
        return at + 3;
    }
    return at;
}

/* ".8" is a mark and a number; the mark stands alone before it. */
static bool is_after_point(const struct scan *scan, size_t at)
{
    return at && scan_is_mark(scan, at - 1, '.') && scan_is_glued(scan, at) &&
           !scan_is_glued(scan, at - 1) && scan->tokens->all[at].value >= 1;
}

/* "twenty", "twenty five", "twenty-nine". */
static size_t read_words(const struct scan *scan, size_t at, double *number)
{
    size_t ones = at + 1;

    *number = scan_facts(scan, at)->value;
    if (scan_is_mark(scan, ones, '-') && scan_is_glued(scan, ones))
        ones++;
    if (*number < 20 || !scan_is(scan, ones, CLASS(NUMBER)) ||
        scan_facts(scan, ones)->value >= 10)
        return at + 1;
    *number += scan_facts(scan, ones)->value;
    return ones + 1;
}

static size_t read_number(const struct scan *scan, size_t at, double *number)
{
    if (scan_is_number(scan, at)) {
        *number = scan->tokens->all[at].value;
        if (is_after_point(scan, at))
            *number /= *number < 10 ? 10 : *number < 100 ? 100 : 1000;
        return add_fraction(scan, at + 1, number);
    }
    return scan_is(scan, at, CLASS(NUMBER)) ? read_words(scan, at, number) : 0;
}

/* "£20k", "GBP 9.50", "20", "20 GBP". The token after it, or 0 where there is none. */
static size_t read_value(const struct scan *scan, size_t at, struct value *out)
{
    const char *currency = currency_at(scan, at);

    *out = (struct value){0};
    if (*currency)
        memcpy(out->currency, currency, 4);
    at = read_number(scan, at + (*currency != '\0'), &out->number);
    if (!at)
        return 0;
    if (scan_is(scan, at, CLASS(THOUSAND))) {
        out->thousands = true;
        out->number *= 1000;
        at++;
    }
    if (scan_is(scan, at, CLASS(MILLION))) {
        out->huge = true;
        at++;
    }
    if (!*out->currency && scan_is(scan, at, CLASS(CURRENCY))) {
        memcpy(out->currency, scan_facts(scan, at)->currency, 4);
        at++;
    }
    return at;
}

/* A dash, or "to"; "and" and "or" too. Where the second value would begin, or 0. */
static size_t past_range_sign(const struct scan *scan, size_t at)
{
    if (scan_is(scan, at, CLASS(UP)) && scan_is(scan, at + 1, CLASS(TO)))
        return at + 2;
    if (scan_is_mark(scan, at, '-') || scan_is(scan, at, CLASS(TO)))
        return at + 1 + scan_is_mark(scan, at + 1, '-');
    return 0;
}

/* "30-35,000" and "20-25k": the thousands are said once. */
static void share_thousands(struct value *low, const struct value *high)
{
    if (low->number < 1000 && high->number >= 10000 && low->number * 1000 <= high->number)
        low->number *= 1000;
}

/* The second value of a range that may follow at `at`. */
static size_t read_second(const struct scan *scan, size_t at, struct value *low,
                          struct amount *out)
{
    size_t second = past_range_sign(scan, at), end;
    uint64_t unit = scan_facts(scan, at)->classes & (CLASS(HOUR) | CLASS(LOAD));
    struct value high;

    /* "16 hours to 20 hours": the unit may be said twice. */
    if (!second && unit)
        second = past_range_sign(scan, at + 1);
    else
        unit = 0;
    end = second ? read_value(scan, second, &high) : 0;
    if (!end || (unit && !scan_is(scan, end, unit)))
        return at;
    if (!*low->currency && *currency_at(scan, second))
        return at; /* "4 - £49,000": a point of the scale, and its pay */
    share_thousands(low, &high);
    if (high.number < low->number ||
        (*high.currency && *low->currency && strcmp(high.currency, low->currency) != 0))
        return at;
    out->max = high.number;
    out->thousands |= high.thousands;
    out->huge |= high.huge;
    if (!*out->currency)
        memcpy(out->currency, high.currency, 4);
    return end;
}

/* "20+", but not "£20,000 + bonus". */
static bool is_plus(const struct scan *scan, size_t at)
{
    return scan_is_mark(scan, at, '+') && scan_is_glued(scan, at);
}

/* "up to 20", "a minimum of 20", "from £9": words before a single value. */
static void bound_before(const struct scan *scan, struct amount *amount)
{
    size_t at = amount->first;

    for (int steps = 0; at && steps < 3; steps++) {
        uint64_t here = scan_facts(scan, at - 1)->classes;

        if ((here & CLASS(TO)) && at > 1 && scan_is(scan, at - 2, CLASS(UP))) {
            amount->min = NAN;
            amount->first = at - 2;
            return;
        }
        if (here & CLASS(AT_MOST)) {
            amount->min = NAN;
            amount->first = at - 1;
            return;
        }
        if (here & CLASS(AT_LEAST)) {
            amount->max = NAN;
            amount->first = at - 1;
            return;
        }
        if (!(here & CLASS(LINK)) && !scan_is_mark(scan, at - 1, ':'))
            return;
        at--;
    }
}

/* The figure of a code or a ward: "F10", "B5", "M25". */
static bool is_in_code(const struct scan *scan, size_t at)
{
    const struct token *before = at ? &scan->tokens->all[at - 1] : NULL;

    return before && scan_is_number(scan, at) && scan_is_glued(scan, at) &&
           before->kind == TOKEN_WORD && before->capital && before->end - before->start <= 2;
}

/* "Band 3 – 37.5 hours", "Post 2": a small whole number with a name before it, which does
 * not begin "2-3". */
static bool is_of_code(const struct scan *scan, size_t at, size_t end, double number)
{
    return at && scan_is(scan, at - 1, CLASS(CODE)) && scan_is_number(scan, at) &&
           number <= CODE_MAX && number == floor(number) &&
           !scan_is(scan, end, CLASS(HOUR) | CLASS(DAY)) &&
           !(scan_is_mark(scan, end, '-') && scan_is_glued(scan, end));
}

/* "****5 hours": the rest of a figure that is masked. */
static bool is_masked(const struct scan *scan, size_t at)
{
    return at && scan_is_mark(scan, at - 1, '*') && scan_is_glued(scan, at);
}

bool scan_amount(const struct scan *scan, size_t at, struct amount *out)
{
    struct value low;
    size_t end = read_value(scan, at, &low);

    if (!end || is_in_code(scan, at) || is_masked(scan, at) ||
        is_of_code(scan, at, end, low.number))
        return false;
    *out = (struct amount){.first = at, .thousands = low.thousands, .huge = low.huge};
    memcpy(out->currency, low.currency, 4);
    out->min = out->max = low.number;
    out->end = read_second(scan, end, &low, out);
    out->min = low.number;
    if (out->end == end) {
        bound_before(scan, out);
        scan_bound_behind(scan, out, end);
        out->end += is_plus(scan, end);
    }
    return true;
}

void scan_bound_behind(const struct scan *scan, struct amount *amount, size_t end)
{
    const struct token *all = scan->tokens->all;

    if (!(amount->min == amount->max) || end >= scan->tokens->count)
        return;
    if (is_plus(scan, end))
        amount->max = NAN;
    if (all[end].span != all[amount->first].span || all[end].capital)
        return; /* "Rate £17.50 Max rate £18.50": it belongs to what follows */
    if (scan_is(scan, end, CLASS(AT_LEAST)))
        amount->max = NAN;
    else if (scan_is(scan, end, CLASS(AT_MOST)))
        amount->min = NAN;
}
