/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grammar.h"

#define HOUR_MINUTES 60
#define HALF_DAY     (12 * HOUR_MINUTES)

static const char *text_of(const struct scan *scan, size_t at, size_t *length)
{
    const struct token *token = &scan->tokens->all[at];

    *length = token->end - token->start;
    return scan->tokens->text + token->start;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return length > 0;
}

/* The hour and minutes of one number token: "9", "09", "0930", "9.30". */
static bool read_digits(const char *text, size_t length, int *hour, int *minute, bool *is_exact)
{
    *minute = 0;
    *is_exact = length > 2;
    if (length == 4 && all_digits(text, 4)) {
        *hour = two_digits(text);
        *minute = two_digits(text + 2);
        return true;
    }
    if (length > 3 && text[length - 3] == '.' && all_digits(text + length - 2, 2)) {
        *minute = two_digits(text + length - 2);
        length -= 3;
    }
    if (length > 2 || !all_digits(text, length))
        return false;
    *hour = length == 2 ? two_digits(text) : text[0] - '0';
    return true;
}

/* The letters of "a.m." with the points between; past them, or 0. */
static size_t past_spelt_half(const struct scan *scan, size_t at, char letter)
{
    size_t length;
    const char *text;

    if (at + 2 >= scan->tokens->count || !scan_is_mark(scan, at + 1, '.'))
        return 0;
    text = text_of(scan, at, &length);
    if (length != 1 || (text[0] | 0x20) != letter)
        return 0;
    text = text_of(scan, at + 2, &length);
    if (length != 1 || (text[0] | 0x20) != 'm')
        return 0;
    return at + 3 + scan_is_mark(scan, at + 3, '.');
}

/* "am" and "pm" behind the figures. */
static void read_half(const struct scan *scan, struct clock *clock)
{
    size_t am = scan_is(scan, clock->end, CLASS(AM)) ? clock->end + 1
                                                     : past_spelt_half(scan, clock->end, 'a');
    size_t pm = scan_is(scan, clock->end, CLASS(PM)) ? clock->end + 1
                                                     : past_spelt_half(scan, clock->end, 'p');

    clock->has_half = am || pm || scan_is(scan, clock->end, CLASS(NOON));
    if (pm && clock->minutes < HALF_DAY)
        clock->minutes += HALF_DAY;
    if (am && clock->minutes >= HALF_DAY && clock->minutes < HALF_DAY + HOUR_MINUTES)
        clock->minutes -= HALF_DAY;
    if (am || pm)
        clock->end = am ? am : pm;
    else if (clock->has_half)
        clock->end++;
}

static bool read_word_clock(const struct scan *scan, size_t at, struct clock *out)
{
    if (!scan_is(scan, at, CLASS(NOON) | CLASS(MIDNIGHT)))
        return false;
    *out = (struct clock){.minutes = scan_is(scan, at, CLASS(NOON)) ? HALF_DAY : 0,
                          .end = at + 1,
                          .has_half = true,
                          .is_exact = true};
    return true;
}

bool scan_clock(const struct scan *scan, size_t at, struct clock *out)
{
    int hour, minute;
    size_t length;
    const char *text;

    if (!scan_is_number(scan, at))
        return read_word_clock(scan, at, out);
    *out = (struct clock){.end = at + 1};
    text = text_of(scan, at, &length);
    out->has_nought = text[0] == '0';
    if (!read_digits(text, length, &hour, &minute, &out->is_exact))
        return false;
    if (scan_is_mark(scan, at + 1, ':') && scan_is_number(scan, at + 2) &&
        scan_is_glued(scan, at + 1) && scan_is_glued(scan, at + 2) && !out->is_exact) {
        text = text_of(scan, at + 2, &length);
        if (length != 2 || !all_digits(text, 2))
            return false;
        minute = two_digits(text);
        out->is_exact = true;
        out->end = at + 3;
    }
    if (hour > 24 || minute >= HOUR_MINUTES || (hour == 24 && minute))
        return false;
    out->minutes = hour % 24 * HOUR_MINUTES + minute;
    read_half(scan, out);
    if (out->is_exact && scan_is(scan, out->end, CLASS(HOUR)))
        out->end++; /* "0930hrs" */
    return true;
}
