/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "digest.h"
#include "match/wish_words.h"

/* The one place where text becomes HTML. */
static void escape(const char *text, struct strbuf *out)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            strbuf_puts(out, "&amp;");
            break;
        case '<':
            strbuf_puts(out, "&lt;");
            break;
        case '>':
            strbuf_puts(out, "&gt;");
            break;
        case '"':
            strbuf_puts(out, "&quot;");
            break;
        default:
            strbuf_putc(out, *text);
        }
}

static void add_element(const char *name, const char *text, struct strbuf *out)
{
    if (!*text)
        return;
    strbuf_printf(out, "<%s>", name);
    escape(text, out);
    strbuf_printf(out, "</%s>\n", name);
}

/* Only what a browser fetches becomes a link: an advert's address is hostile input. */
static void add_link(const char *url, const char *text, struct strbuf *out)
{
    bool is_web = !strncmp(url, "http://", 7) || !strncmp(url, "https://", 8);

    if (is_web) {
        strbuf_puts(out, "<a href=\"");
        escape(url, out);
        strbuf_puts(out, "\">");
    }
    escape(text, out);
    strbuf_puts(out, is_web ? "</a>" : "");
}

static void add_vacancy(const json_t *vacancy, const char *url, struct strbuf *out)
{
    static const char *const keys[] = {"employer", "place"};
    const char *closes = json_text_of(vacancy, "closes");

    add_link(url, json_text_of(vacancy, "title"), out);
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (*json_text_of(vacancy, keys[i])) {
            strbuf_puts(out, ", ");
            escape(json_text_of(vacancy, keys[i]), out);
        }
    if (*closes) {
        strbuf_puts(out, ", closes ");
        day_words(closes, out);
    }
}

static void add_match(const json_t *match, struct strbuf *out)
{
    json_t *question;
    size_t i;

    strbuf_puts(out, "<li><strong>");
    escape(json_text_of(match, "heading"), out);
    strbuf_puts(out, "</strong>: ");
    add_vacancy(match, json_text_of(match, "link"), out);
    strbuf_putc(out, '\n');
    add_element("p", json_text_of(match, "why"), out);
    if (json_array_size(json_object_get(match, "questions")))
        strbuf_puts(out, "<p>Ask:</p>\n<ul>\n");
    json_array_foreach(json_object_get(match, "questions"), i, question)
        add_element("li", json_string_value(question), out);
    strbuf_puts(out, i ? "</ul>\n</li>\n" : "</li>\n");
}

static void add_client(const json_t *client, struct strbuf *out)
{
    json_t *match;
    size_t i;

    strbuf_puts(out, "<h2>");
    add_link(json_text_of(client, "link"),
             json_text_of(client, *json_text_of(client, "alias") ? "alias" : "client"), out);
    strbuf_puts(out, "</h2>\n<ol>\n");
    json_array_foreach(json_object_get(client, "matches"), i, match)
        add_match(match, out);
    strbuf_puts(out, "</ol>\n");
}

static void add_letter(const json_t *vacancies, struct strbuf *out)
{
    json_t *vacancy;
    size_t i;

    strbuf_puts(out, "<ul>\n");
    json_array_foreach(vacancies, i, vacancy) {
        strbuf_puts(out, "<li>");
        add_vacancy(vacancy, json_text_of(vacancy, "url"), out);
        strbuf_puts(out, "</li>\n");
    }
    strbuf_puts(out, "</ul>\n");
}

void digest_html(const json_t *digest, struct strbuf *out)
{
    json_t *client;
    size_t i;

    strbuf_puts(out, "<!doctype html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width\">\n"
                     "<title>What is new</title>\n"
                     "<style>body{font:1.1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;"
                     "padding:0 1rem}li{margin-bottom:1rem}</style>\n<h1>What is new on ");
    day_words(json_text_of(digest, "day"), out);
    strbuf_puts(out, "</h1>\n");
    json_array_foreach(json_object_get(digest, "clients"), i, client)
        add_client(client, out);
    if (json_object_get(digest, "vacancies"))
        add_letter(json_object_get(digest, "vacancies"), out);
    strbuf_puts(out, "</html>\n");
}
