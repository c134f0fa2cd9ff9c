/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dates.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "suited/day.h"

#define YEAR_FIRST    2000
#define YEAR_LAST     2100
#define SECONDS_A_DAY 86400.0

/* Seconds since 1970 stay below this until the year 5138; milliseconds are above from 1973. */
#define MILLISECONDS_FROM 1e11

#define PARTS_MAX 16
#define WORD_MAX  16

/* A run of digits or of letters in a date's text. */
struct part {
    char word[WORD_MAX]; /* lower case; "" for a number */
    int number, digits;
    char before, after; /* the characters around it, NUL at the ends */
};

static bool day_of(int year, int month, int day, int32_t *out)
{
    char text[32];

    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
    return suited_day_parse(text, out);
}

/* 20201106, or seconds or milliseconds since 1970. */
static bool read_number(double number, int32_t *out)
{
    int whole = number >= 1e7 && number < 1e8 ? (int)number : 0;
    double seconds = number >= MILLISECONDS_FROM ? number / 1000 : number;
    double days = seconds / SECONDS_A_DAY;

    if (day_of(whole / 10000, whole / 100 % 100, whole % 100, out))
        return true;
    if (days < suited_day_of(YEAR_FIRST, 1, 1) || days >= suited_day_of(YEAR_LAST + 1, 1, 1))
        return false;
    *out = (int32_t)days;
    return true;
}

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static size_t read_part(const char *text, struct part *part)
{
    size_t length = 0;

    *part = (struct part){0};
    if (isdigit((unsigned char)*text)) {
        for (; isdigit((unsigned char)text[length]); length++)
            part->number = length < 9 ? part->number * 10 + (text[length] - '0') : 0;
        part->digits = (int)length;
    } else {
        for (; is_letter(text[length]); length++)
            if (length < WORD_MAX - 1)
                part->word[length] = (char)tolower((unsigned char)text[length]);
    }
    part->after = text[length];
    return length;
}

static size_t read_parts(const char *text, struct part parts[PARTS_MAX])
{
    size_t count = 0;
    char before = '\0';

    while (*text && count < PARTS_MAX) {
        if (is_letter(*text) || isdigit((unsigned char)*text)) {
            text += read_part(text, &parts[count]);
            parts[count++].before = before;
            before = text[-1];
        } else {
            before = *text++;
        }
    }
    return count;
}

static bool is_number(const struct part *part, int least_digits, int most_digits)
{
    return part->digits >= least_digits && part->digits <= most_digits;
}

static bool parts_date(const struct part *parts)
{
    return parts[0].after && parts[0].after == parts[1].before &&
           parts[1].after == parts[2].before && parts[0].after == parts[1].after &&
           strchr("-/.", parts[0].after);
}

/* 2020-11-06, 06/11/2020, 6.11.20; 11/16/2020 can only be American. */
static bool read_figures(const struct part *parts, size_t count, int32_t *out)
{
    int day, month, year;

    if (count < 3 || !is_number(&parts[1], 1, 2) || !parts_date(parts))
        return false;
    if (is_number(&parts[0], 4, 4) && is_number(&parts[2], 1, 2))
        return day_of(parts[0].number, parts[1].number, parts[2].number, out);
    if (!is_number(&parts[0], 1, 2) ||
        !(is_number(&parts[2], 4, 4) || is_number(&parts[2], 2, 2)))
        return false;
    year = parts[2].number + (parts[2].digits == 2 ? YEAR_FIRST : 0);
    day = parts[0].number;
    month = parts[1].number;
    return month > 12 ? day_of(year, day, month, out) : day_of(year, month, day, out);
}

static int number_under(const json_t *words, const char *list, const char *word, int otherwise)
{
    const json_t *value = json_object_get(json_object_get(words, list), word);

    return value ? (int)json_integer_value(value) : otherwise;
}

/* "11:55", "10 pm": of the hour, not of the day. */
static bool is_clock(const struct part *part, const struct part *next, const json_t *words)
{
    return part->before == ':' || part->after == ':' ||
           (next && json_list_has(json_object_get(words, "clock"), next->word));
}

struct named_date {
    int day, month, year, short_year; /* 0: not met */
};

static void take_part(struct named_date *date, const struct part *part, const json_t *words)
{
    if (!part->digits && !date->month)
        date->month = number_under(words, "months", part->word, 0);
    else if (is_number(part, 4, 4) && !date->year)
        date->year = part->number;
    else if (is_number(part, 1, 2) && !date->day)
        date->day = part->number;
    else if (is_number(part, 2, 2) && !date->short_year)
        date->short_year = YEAR_FIRST + part->number;
}

/* A month by name; the day is the first number of two digits, the year the first of four. */
static bool read_month(const struct part *parts, size_t count, const json_t *words,
                       int32_t *out)
{
    struct named_date date = {0};

    for (size_t i = 0; i < count; i++)
        if (!is_clock(&parts[i], i + 1 < count ? &parts[i + 1] : NULL, words))
            take_part(&date, &parts[i], words);
    return date.month &&
           day_of(date.year ? date.year : date.short_year, date.month, date.day, out);
}

/* How many days "3 weeks", "30+ days", "an hour" or "2d" are; -1 when it is no such thing. */
static int32_t read_span(const struct part *parts, size_t count, const json_t *words)
{
    for (size_t i = 0; i + 1 < count; i++) {
        int unit = number_under(words, "units", parts[i + 1].word, -1);

        if (unit < 0)
            continue;
        if (is_number(&parts[i], 1, 3))
            return parts[i].number * unit;
        if (json_list_has(json_object_get(words, "one"), parts[i].word))
            return unit;
    }
    return -1;
}

static bool has_word(const struct part *parts, size_t count, const json_t *list)
{
    for (size_t i = 0; i < count; i++)
        if (!parts[i].digits && json_list_has(list, parts[i].word))
            return true;
    return false;
}

/* "Posted yesterday", "Posted 30+ Days Ago", "closes in 3 days". */
static bool read_relative(const struct part *parts, size_t count, const json_t *words,
                          int32_t today, int32_t *out)
{
    const int none = 1000;
    int32_t span = read_span(parts, count, words);

    if (span >= 0 && has_word(parts, count, json_object_get(words, "ago"))) {
        *out = today - span;
        return true;
    }
    if (span >= 0 && has_word(parts, count, json_object_get(words, "ahead"))) {
        *out = today + span;
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        int days = number_under(words, "days", parts[i].word, none);

        if (!parts[i].digits && days != none) {
            *out = today + days;
            return true;
        }
    }
    return false;
}

/* "20201106T101500Z" */
static bool read_compact(const struct part *parts, size_t count, int32_t *out)
{
    return count > 1 && is_number(&parts[0], 8, 8) && !strcmp(parts[1].word, "t") &&
           read_number(parts[0].number, out);
}

static bool read_text(const char *text, const json_t *words, int32_t today, int32_t *out)
{
    struct part parts[PARTS_MAX];
    size_t count;
    char *rest;
    double number = strtod(text, &rest);

    if (rest != text && !rest[strspn(rest, " \t\r\n")])
        return read_number(number, out);
    count = read_parts(text, parts);
    return read_figures(parts, count, out) || read_compact(parts, count, out) ||
           read_month(parts, count, words, out) ||
           read_relative(parts, count, words, today, out);
}

bool date_read(const json_t *value, const json_t *words, int32_t today, int32_t *day)
{
    if (json_is_number(value))
        return read_number(json_number_value(value), day);
    return json_is_string(value) && read_text(json_string_value(value), words, today, day);
}
