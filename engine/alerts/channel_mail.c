/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/json.h"
#include "channel.h"
#include "digest.h"
#include "suited/day.h"

/* A line of a mail has at most 998 bytes (RFC 5322 section 2.1.1), of quoted-printable 76. */
#define LINE_MOST 76

/* Quoted-printable, RFC 2045 section 6.7: safe whatever an advert's title holds. */
static void quote(const char *text, struct strbuf *out)
{
    size_t column = 0;

    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool is_end = c == '\n';
        bool is_plain =
            (c >= ' ' && c < 0x7f && c != '=') && !(c == ' ' && (text[1] == '\n' || !text[1]));

        if (is_end) {
            strbuf_puts(out, "\r\n");
            column = 0;
            continue;
        }
        if (column + (is_plain ? 1 : 3) >= LINE_MOST) {
            strbuf_puts(out, "=\r\n");
            column = 0;
        }
        if (is_plain)
            strbuf_putc(out, (char)c);
        else
            strbuf_printf(out, "=%02X", c);
        column += is_plain ? 1 : 3;
    }
}

/* "Suited <suited@example.org>" or the address alone. */
static void address_of(const char *named, struct strbuf *out)
{
    const char *begin = strchr(named, '<'), *end = begin ? strchr(begin, '>') : NULL;

    if (end)
        strbuf_add(out, begin + 1, (size_t)(end - begin) - 1);
    else
        strbuf_puts(out, named);
}

/* RFC 5322 section 3.3; the day of the digest, so that it is the same in every try. */
static void add_date(const json_t *digest, struct strbuf *out)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const char *day = json_text_of(digest, "day");
    int32_t number;
    int month;

    if (!suited_day_parse(day, &number))
        return;
    month = (day[5] - '0') * 10 + day[6] - '0';
    strbuf_printf(out, "Date: %.2s %s %.4s 00:00:00 +0000\r\n", day + 8, months[month - 1],
                  day);
}

/* What is in it is counted, never said: a subject is seen by whoever looks at the screen. */
static void add_subject(const json_t *digest, struct strbuf *out)
{
    size_t count = digest_count(digest);

    if (json_object_get(digest, "vacancies"))
        strbuf_printf(out, "Subject: %zu new job%s to look at\r\n", count,
                      count == 1 ? "" : "s");
    else
        strbuf_printf(out, "Subject: Suited: %zu piece%s of news on vacancies\r\n", count,
                      count == 1 ? "" : "s");
}

static void write_mail(const struct settings *settings, const json_t *digest, const char *to,
                       struct strbuf *out)
{
    struct strbuf body = STRBUF_INIT;
    const char *at = strrchr(settings->mail.from, '@');
    size_t host = strcspn(at + 1, "> ");

    digest_text(digest, &body);
    strbuf_printf(out, "From: %s\r\nTo: %s\r\n", settings->mail.from, to);
    add_subject(digest, out);
    add_date(digest, out);
    strbuf_printf(out, "Message-ID: <%s@%.*s>\r\n", json_text_of(digest, "id"), (int)host,
                  at + 1);
    strbuf_puts(out, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: quoted-printable\r\n"
                     "Auto-Submitted: auto-generated\r\n\r\n");
    quote(body.text, out);
    strbuf_puts(out, "\r\n");
    strbuf_release(&body);
}

static enum suited_status send(const struct settings *settings, const json_t *digest,
                               const char *to, struct suited_error *err)
{
    struct strbuf text = STRBUF_INIT, from = STRBUF_INIT, address = STRBUF_INIT;
    struct send_mail mail = {.server = settings->mail.server,
                             .tls = settings->mail.tls,
                             .authorities = settings->mail.authorities,
                             .credentials = settings->mail.credentials};
    enum suited_status status;

    write_mail(settings, digest, to, &text);
    address_of(settings->mail.from, &from);
    address_of(to, &address);
    mail.from = from.text;
    mail.to = address.text;
    mail.text = text.text;
    mail.length = text.length;
    status = send_mail(&mail, err);
    strbuf_release(&address);
    strbuf_release(&from);
    strbuf_release(&text);
    return status;
}

enum suited_status channel_mail(const struct settings *settings, const json_t *digest,
                                struct suited_error *err)
{
    const char *adviser = json_text_of(digest, "adviser"), *to = json_text_of(digest, "to");
    json_t *bare;
    enum suited_status status;

    if (!*to)
        to = json_text_of(settings->mail.to, adviser);
    if (!*settings->mail.server || !*to)
        return suited_fail(err, SUITED_INVALID,
                           "cannot send mail: alerts.json has no server or no address for it "
                           "any more (add it, and try the message again)");
    bare = settings->details ? json_incref((json_t *)digest) : digest_without_details(digest);
    status = send(settings, bare, to, err);
    json_decref(bare);
    return status;
}
