/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"
#include "row_of.h"

#define MONDAY_TO_FRIDAY 0x1f
#define ALL_DAYS         0x7f
#define WEEK_DAYS        7

/* Days of the week as they stand together: "Mon-Fri", "Tue, Wed and Fri mornings". */
struct weekdays {
    size_t first, end;
    uint8_t named, parts;
    bool is_range;
    bool is_one; /* a single day, which may be a date or one of several */
};

static bool is_weekday(const struct scan *scan, size_t at)
{
    const struct token *token;

    if (!scan_is(scan, at, CLASS(WEEKDAY)))
        return false;
    token = &scan->tokens->all[at];
    /* "sat" and "sun" are words of their own. */
    return token->capital || token->end - token->start > 3;
}

static uint8_t day_bit(const struct scan *scan, size_t at)
{
    return (uint8_t)(1u << (unsigned)scan_facts(scan, at)->value);
}

/* From Monday (bit 0) on, over the week's end where need be; "Sunday to Sunday" is all. */
static uint8_t days_between(const struct scan *scan, size_t from, size_t to)
{
    unsigned first = (unsigned)scan_facts(scan, from)->value;
    unsigned last = (unsigned)scan_facts(scan, to)->value;
    uint8_t days = 0;

    if (first == last)
        return ALL_DAYS;

    for (unsigned day = first;; day = (day + 1) % WEEK_DAYS) {
        days |= (uint8_t)(1u << day);
        if (day == last)
            return days;
    }
}

/* "mornings and afternoons" behind the days. */
static size_t read_parts(const struct scan *scan, size_t at, uint8_t *parts)
{
    while (days_part_at(scan, at)) {
        *parts |= days_part_at(scan, at++);
        if (scan_is(scan, at, CLASS(OR)) && days_part_at(scan, at + 1))
            at++;
    }
    return at;
}

static size_t past_dash(const struct scan *scan, size_t at)
{
    if (scan_is_mark(scan, at, '.'))
        at++; /* "Mon. - Fri." */
    if (scan_is_mark(scan, at, '-') || scan_is_mark(scan, at, '/') ||
        scan_is(scan, at, CLASS(THROUGH)))
        return at + 1;
    return 0;
}

/* Marks and words between the days of a list. */
static size_t past_comma(const struct scan *scan, size_t at)
{
    while (scan_is_mark(scan, at, ',') || scan_is_mark(scan, at, '&') ||
           scan_is_mark(scan, at, '/') || scan_is(scan, at, CLASS(OR)))
        at++;
    return at;
}

static void read_weekdays(const struct scan *scan, size_t at, struct weekdays *out)
{
    size_t last = past_dash(scan, at + 1);

    *out = (struct weekdays){.first = at, .end = at + 1, .named = day_bit(scan, at)};
    if (last && is_weekday(scan, last) && !scan_is_mark(scan, last - 1, '/')) {
        out->named = days_between(scan, at, last);
        out->end = last + 1;
        out->is_range = true;
    }
    out->end = read_parts(scan, out->end, &out->parts);
    out->is_one = !out->is_range;
    for (size_t next = past_comma(scan, out->end); next > out->end && is_weekday(scan, next);
         next = past_comma(scan, out->end)) {
        out->named |= day_bit(scan, next);
        out->is_one = false;
        out->end = read_parts(scan, next + 1, &out->parts);
    }
}

/* A date, an interview, "including Saturdays", the surgery's opening days. */
static bool is_elsewhere(const struct scan *scan, const struct weekdays *days)
{
    const struct token *behind = &scan->tokens->all[days->end];
    uint64_t near = scan_around(scan, days->first, days->end, 8, 3);

    if (near & CLASS(OPENING))
        return true;
    if (!days->is_one)
        return false;
    if (scan_around(scan, days->first, days->end, 2, 0) & CLASS(SOME_DAYS))
        return true;
    if (scan_around(scan, days->first, days->end, 0, 3) & CLASS(MONTH_NAME))
        return true;
    /* A lone "Saturday" says only that Saturdays occur; a lone morning is a pattern. */
    return !days->parts || (days->end < scan->tokens->count && behind->kind == TOKEN_NUMBER);
}

static void add_weekdays(const struct scan *scan, const struct weekdays *days,
                         struct quantities *out)
{
    if (!out->days.said)
        out->days.quote = scan_quote(scan, days->first, days->end);
    out->days.said = true;
    out->days.named |= days->named;
    out->days.parts |= days->parts;
    out->days.in_a_row = row_days_in_a_row(out->days.named);
}

/* Weekends, a rota or on-call work beside the days, on the next line too. */
static bool is_unsure(const struct scan *scan, const struct weekdays *days)
{
    size_t begin = days->first > 10 ? days->first - 10 : 0;

    for (size_t i = begin; i < days->end + 14; i++) {
        bool is_beside = i < days->first || i >= days->end;

        if (is_beside && (scan_is(scan, i, CLASS(UNSURE_DAYS)) ||
                          (is_weekday(scan, i) && scan_facts(scan, i)->value > 4)))
            return true;
    }
    return false;
}

/* Monday to Friday is five days, unless weekends, a rota or on-call work stand beside it. */
void weekdays_read(const struct scan *scan, struct quantities *out)
{
    size_t past = 0;

    for (size_t i = 0; i < scan->figure_count; i++) {
        struct weekdays days;

        if (scan->figures[i] < past || !is_weekday(scan, scan->figures[i]))
            continue;
        read_weekdays(scan, scan->figures[i], &days);
        past = days.end;
        if (is_elsewhere(scan, &days))
            continue;
        add_weekdays(scan, &days, out);
        if (days.is_range && days.named == MONDAY_TO_FRIDAY && !is_unsure(scan, &days))
            days_keep(scan, 5, 5, days.first, days.end, out);
    }
}

static bool value_at(const struct scan *scan, size_t at, double *value)
{
    *value =
        scan_is_number(scan, at) ? scan->tokens->all[at].value : scan_facts(scan, at)->value;
    return scan_is_number(scan, at) || scan_is(scan, at, CLASS(NUMBER));
}

/* Past "4 on 4 off", "four days on / four days off" at `at`, with how many are on; or 0. */
static size_t past_on_and_off(const struct scan *scan, size_t at, double *on)
{
    double off;

    if (!value_at(scan, at++, on) || *on < 1 || *on > 14)
        return 0;
    at += scan_is(scan, at, CLASS(DAY) | CLASS(NIGHT));
    if (!scan_is(scan, at++, CLASS(ON)))
        return 0;
    at += scan_is_mark(scan, at, '/') || scan_is_mark(scan, at, ',') ||
          scan_is_mark(scan, at, '-') || scan_is(scan, at, CLASS(OR));
    if (!value_at(scan, at++, &off))
        return 0;
    at += scan_is(scan, at, CLASS(DAY) | CLASS(NIGHT));
    return scan_is(scan, at, CLASS(OFF)) ? at + 1 : 0;
}

void on_and_off_read(const struct scan *scan, struct quantities *out)
{
    for (size_t i = 0; i < scan->figure_count; i++) {
        double on;
        size_t end = past_on_and_off(scan, scan->figures[i], &on);

        if (!end)
            continue;
        out->days.said = true;
        out->days.in_a_row = (uint8_t)on;
        out->days.quote = scan_quote(scan, scan->figures[i], end);
        return;
    }
}
