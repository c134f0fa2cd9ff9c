/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send.h"

#include <curl/curl.h>
#include <string.h>

#include "base/strbuf.h"
#include "fetch_keys.h"

#define CONNECT_MS   15000L
#define SEND_SECONDS 60L

/* What is left to be sent. */
struct source {
    const char *at;
    size_t left;
};

static size_t give(char *room, size_t unit, size_t count, void *context)
{
    struct source *source = context;
    size_t length = unit * count < source->left ? unit * count : source->left;

    memcpy(room, source->at, length);
    source->at += length;
    source->left -= length;
    return length;
}

/* What the other end answers is of no use. */
static size_t ignore(char *data, size_t unit, size_t count, void *context)
{
    (void)data, (void)context;
    return unit * count;
}

static CURL *begin(const char *url)
{
    CURL *curl = curl_easy_init();

    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, SEND_SECONDS);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
    return curl;
}

/* The one place where curl's codes become ours. Servers refuse for good with 5xx over SMTP,
 * with 4xx over HTTP, but for "too busy". */
static enum suited_status judge(CURL *curl, CURLcode code, const char *what, bool is_mail,
                                struct suited_error *err)
{
    long answer = 0;
    bool is_refused;

    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    is_refused = is_mail ? answer >= 500
                         : answer >= 400 && answer < 500 && answer != 408 && answer != 429;
    if (!code && answer >= 200 && answer < 300)
        return SUITED_OK;
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
        code == CURLE_LOGIN_DENIED || code == CURLE_PEER_FAILED_VERIFICATION)
        return suited_fail(err, SUITED_INVALID, "cannot send to %s: %s (see to alerts.json)",
                           what, curl_easy_strerror(code));
    if (is_refused)
        return suited_fail(err, SUITED_INVALID,
                           "cannot send to %s: the server refused it with "
                           "%ld (see to its settings)",
                           what, answer);
    return suited_fail(err, SUITED_NETWORK, "cannot send to %s: %s (it is tried again)", what,
                       code ? curl_easy_strerror(code) : "the server cannot take it now");
}

/* NAME:PASSWORD out of a file, as one string; a name has no colon. */
static enum suited_status set_credentials(CURL *curl, const char *path, struct strbuf *filled,
                                          struct suited_error *err)
{
    struct strbuf pattern = STRBUF_INIT;
    enum suited_status status;

    if (!*path)
        return SUITED_OK;
    strbuf_printf(&pattern, "${file:%s}", path);
    status = keys_fill(pattern.text, false, filled, err);
    if (!status && !strchr(filled->text, ':'))
        status = suited_fail(err, SUITED_INVALID,
                             "cannot send mail: the file '%s' is not NAME:PASSWORD", path);
    if (!status)
        curl_easy_setopt(curl, CURLOPT_USERPWD, filled->text);
    strbuf_release(&pattern);
    return status;
}

static void set_tls(CURL *curl, const struct send_mail *mail)
{
    static const long how[] = {
        [SEND_STARTTLS] = CURLUSESSL_ALL,
        [SEND_TLS] = CURLUSESSL_ALL,
        [SEND_CLEAR] = CURLUSESSL_NONE,
    };

    curl_easy_setopt(curl, CURLOPT_USE_SSL, how[mail->tls]);
    if (*mail->authorities)
        curl_easy_setopt(curl, CURLOPT_CAINFO, mail->authorities);
}

enum suited_status send_mail(const struct send_mail *mail, struct suited_error *err)
{
    CURL *curl = begin(mail->server);
    struct curl_slist *to = curl_slist_append(NULL, mail->to);
    struct source source = {mail->text, mail->length};
    struct strbuf credentials = STRBUF_INIT;
    enum suited_status status;

    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set_tls(curl, mail);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &source);
    status = set_credentials(curl, mail->credentials, &credentials, err);
    if (!status)
        status = judge(curl, curl_easy_perform(curl), "the mail server", true, err);
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    keys_release(&credentials);
    return status;
}

enum suited_status send_post(const struct send_post *post, struct suited_error *err)
{
    CURL *curl = begin(post->url);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    enum suited_status status;

    for (size_t i = 0; i < sizeof(post->headers) / sizeof(*post->headers); i++)
        if (post->headers[i])
            headers = curl_slist_append(headers, post->headers[i]);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "suited/0.1");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post->body);
    status = judge(curl, curl_easy_perform(curl), "the webhook", false, err);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return status;
}
