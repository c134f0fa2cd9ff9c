/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unpack_kind.h"

#define FLAGS (JSON_DECODE_ANY)

/* The four hex digits at `text`, or -1. */
static long unit_of(const char *text, const char *end)
{
    char digits[5] = "";
    char *stop;
    long unit;

    if (end - text < 4)
        return -1;
    memcpy(digits, text, 4);
    unit = strtol(digits, &stop, 16);
    return stop == digits + 4 && digits[0] != '-' && digits[0] != '+' && digits[0] != ' ' ? unit
                                                                                          : -1;
}

static bool is_high(long unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

static bool is_low(long unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

/* One escape, from its backslash; the place after it. */
static const char *mend_escape(const char *at, const char *end, struct strbuf *out)
{
    long unit = end - at > 1 && at[1] == 'u' ? unit_of(at + 2, end) : -1;
    size_t length = 2;

    if (unit == 0)
        return at + 6;
    if (is_high(unit) && end - at >= 12 && at[6] == '\\' && at[7] == 'u' &&
        is_low(unit_of(at + 8, end)))
        length = 12;
    else if (is_high(unit) || is_low(unit)) {
        strbuf_puts(out, "\\ufffd");
        return at + 6;
    }
    if (length > (size_t)(end - at))
        length = (size_t)(end - at);
    strbuf_add(out, at, length);
    return at + length;
}

/* A string, from its first quote to the place after its last. */
static const char *mend_string(const char *at, const char *end, struct strbuf *out)
{
    strbuf_putc(out, *at++);
    while (at < end && *at != '"') {
        if (*at == '\\')
            at = mend_escape(at, end, out);
        else if ((unsigned char)*at < 0x20)
            strbuf_printf(out, "\\u%04x", (unsigned)(unsigned char)*at++);
        else
            strbuf_putc(out, *at++);
    }
    if (at < end)
        strbuf_putc(out, *at++);
    return at;
}

static bool is_too_large(const char *number)
{
    bool is_whole = strpbrk(number, ".eE") == NULL;

    errno = 0;
    if (is_whole)
        (void)strtoll(number, NULL, 10);
    else if (!isinf(strtod(number, NULL)))
        errno = 0;
    return errno == ERANGE;
}

static const char *mend_number(const char *at, const char *end, struct strbuf *out)
{
    struct strbuf number = STRBUF_INIT;
    size_t length = 0;
    const char *quote;

    while (at + length < end && strchr("+-.eE0123456789", at[length]))
        length++;
    strbuf_add(&number, at, length);
    quote = is_too_large(number.text) ? "\"" : "";
    strbuf_printf(out, "%s%s%s", quote, number.text, quote);
    strbuf_release(&number);
    return at + length;
}

static void mend(const char *text, size_t length, struct strbuf *out)
{
    const char *at = text, *end = text + length;

    while (at < end) {
        if (*at == '"')
            at = mend_string(at, end, out);
        else if (*at == '-' || (*at >= '0' && *at <= '9'))
            at = mend_number(at, end, out);
        else
            strbuf_putc(out, *at++);
    }
}

json_t *unpack_parse_json(const char *text, size_t length, struct suited_error *why)
{
    struct strbuf mended = STRBUF_INIT;
    json_error_t error;
    json_t *value = json_loadb(text, length, FLAGS, &error);

    if (value)
        return value;
    mend(text, length, &mended);
    value = json_loadb(mended.text, mended.length, FLAGS, &error);
    if (!value)
        (void)suited_fail(why, SUITED_INVALID, "it is not sound JSON: %s", error.text);
    strbuf_release(&mended);
    return value;
}
