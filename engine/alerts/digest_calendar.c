/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "digest.h"
#include "suited/day.h"

/* RFC 5545 section 3.1: a line has at most 75 bytes; more go on after a space. */
#define LINE_MOST 74

/* Commas, semicolons and backslashes are escaped, line ends written as \n (section 3.3.11). */
static void escape(const char *text, struct strbuf *out)
{
    for (; *text; text++) {
        if (*text == ',' || *text == ';' || *text == '\\')
            strbuf_putc(out, '\\');
        if ((unsigned char)*text < ' ')
            strbuf_puts(out, *text == '\n' ? "\\n" : " ");
        else
            strbuf_putc(out, *text);
    }
}

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static void add_line(const char *line, struct strbuf *out)
{
    size_t left = strlen(line);

    while (left > LINE_MOST) {
        size_t part = LINE_MOST;

        while (part > 1 && is_inside_character(line[part]))
            part--;
        strbuf_add(out, line, part);
        strbuf_puts(out, "\r\n ");
        line += part;
        left -= part;
    }
    strbuf_printf(out, "%s\r\n", line);
}

static void add_date(const char *name, const char *day, int more, struct strbuf *out)
{
    char text[SUITED_DAY_TEXT];
    int32_t number;

    if (!suited_day_parse(day, &number))
        return;
    suited_day_format(number + more, text);
    strbuf_printf(out, "%s;VALUE=DATE:%.4s%.2s%.2s\r\n", name, text, text + 5, text + 8);
}

static void add_text(const char *name, const char *text, struct strbuf *out)
{
    struct strbuf line = STRBUF_INIT;

    strbuf_printf(&line, "%s:", name);
    escape(text, &line);
    add_line(line.text, out);
    strbuf_release(&line);
}

/* The day it closes; one and the same event whenever it is told. */
static void add_event(const json_t *digest, const json_t *vacancy, struct strbuf *out)
{
    const char *closes = json_text_of(vacancy, "closes"), *day = json_text_of(digest, "day");
    struct strbuf words = STRBUF_INIT;

    if (!*closes || strlen(day) != strlen("2026-11-22"))
        return;
    strbuf_puts(out, "BEGIN:VEVENT\r\n");
    strbuf_printf(&words, "vacancy-%lld@suited",
                  (long long)json_integer_value(json_object_get(vacancy, "vacancy")));
    add_text("UID", words.text, out);
    strbuf_printf(out, "DTSTAMP:%.4s%.2s%.2sT000000Z\r\n", day, day + 5, day + 8);
    add_date("DTSTART", closes, 0, out);
    add_date("DTEND", closes, 1, out);
    strbuf_clear(&words);
    strbuf_printf(&words, "Closes: %s, %s", json_text_of(vacancy, "title"),
                  json_text_of(vacancy, "employer"));
    add_text("SUMMARY", words.text, out);
    add_text("URL", json_text_of(vacancy, "link"), out);
    strbuf_puts(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    strbuf_release(&words);
}

void digest_calendar(const json_t *digest, struct strbuf *out)
{
    json_t *client, *match;
    size_t i, k;

    strbuf_puts(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Suited//Suited//EN\r\n");
    json_array_foreach(json_object_get(digest, "clients"), i, client)
        json_array_foreach(json_object_get(client, "matches"), k, match)
            if (strcmp(json_text_of(match, "kind"), "closed") != 0)
                add_event(digest, match, out);
    strbuf_puts(out, "END:VCALENDAR\r\n");
}
