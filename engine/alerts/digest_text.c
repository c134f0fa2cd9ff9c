/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "digest.h"
#include "match/wish_words.h"

static void add_vacancy(const json_t *vacancy, struct strbuf *out)
{
    const char *employer = json_text_of(vacancy, "employer");
    const char *place = json_text_of(vacancy, "place"),
               *closes = json_text_of(vacancy, "closes");

    strbuf_puts(out, json_text_of(vacancy, "title"));
    if (*employer)
        strbuf_printf(out, ", %s", employer);
    if (*place)
        strbuf_printf(out, ", %s", place);
    if (*closes) {
        strbuf_puts(out, ", closes ");
        day_words(closes, out);
    }
    strbuf_putc(out, '\n');
}

static void add_match(const json_t *match, struct strbuf *out)
{
    const char *why = json_text_of(match, "why");
    json_t *question;
    size_t i;

    strbuf_printf(out, "* %s: ", json_text_of(match, "heading"));
    add_vacancy(match, out);
    if (*why)
        strbuf_printf(out, "  %s\n", why);
    json_array_foreach(json_object_get(match, "questions"), i, question)
        strbuf_printf(out, "  Ask: %s\n", json_string_value(question));
    strbuf_printf(out, "  %s\n", json_text_of(match, "link"));
}

static void add_client(const json_t *client, struct strbuf *out)
{
    const char *alias = json_text_of(client, "alias");
    json_t *match;
    size_t i;

    strbuf_printf(out, "\n%s%s%s\n", alias, *alias ? "\n" : "", json_text_of(client, "link"));
    json_array_foreach(json_object_get(client, "matches"), i, match)
        add_match(match, out);
}

static void add_letter(const json_t *digest, struct strbuf *out)
{
    json_t *vacancy;
    size_t i;

    strbuf_puts(out, "Hello,\n\nthese jobs are new and may be worth a look. Your adviser has "
                     "them too, and can tell you more.\n\n");
    json_array_foreach(json_object_get(digest, "vacancies"), i, vacancy) {
        strbuf_puts(out, "* ");
        add_vacancy(vacancy, out);
        strbuf_printf(out, "  %s\n", json_text_of(vacancy, "url"));
    }
    strbuf_puts(out,
                "\nYou need not do anything. To stop these messages, tell your adviser.\n");
}

void digest_text(const json_t *digest, struct strbuf *out)
{
    size_t count = digest_count(digest), i;
    json_t *client;

    if (json_object_get(digest, "vacancies")) {
        add_letter(digest, out);
        return;
    }
    strbuf_puts(out, "What is new on ");
    day_words(json_text_of(digest, "day"), out);
    strbuf_printf(out, ": %zu for %zu of your clients. The links ask you to sign in.\n", count,
                  json_array_size(json_object_get(digest, "clients")));
    json_array_foreach(json_object_get(digest, "clients"), i, client)
        add_client(client, out);
}
