/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "fetch_address.h"
#include "fetch_clock.h"
#include "fetch_http.h"
#include "fetch_keys.h"
#include "fetch_pace.h"

/* What one page may take. A whole national feed in one file is several hundred megabytes. */
#define BODY_MAX       ((curl_off_t)2 << 30)
#define UNPACKED_FREE  ((curl_off_t)32 << 20) /* up to here any packing is believed */
#define UNPACKED_RATIO 100                    /* adverts pack 3 to 30 to one */
#define TIME_MAX_MS    ((int64_t)30 * 60 * 1000)
#define CONNECT_MS     20000L
#define SLOW_BYTES     200L /* a second, for SLOW_SECONDS: the other end has gone */
#define SLOW_SECONDS   60L
#define REDIRECTS_MAX  5

struct fetcher {
    CURL *curl;
    struct fetch_clock clock;
    struct pace *pace;
    uint64_t random;
};

/* One try: what the callbacks need to know and what they found out. */
struct transfer {
    struct fetcher *fetcher;
    const struct fetch_request *request;
    const struct fetch_sink *sink;
    struct suited_error *err;
    enum suited_status status; /* set by a callback that stopped the transfer */
    curl_off_t bytes;          /* handed over */
    int64_t started_ms;
    bool refused; /* an address that is not public */
};

/* Where a request goes now: redirects change it. */
struct target {
    char *url;
    const char *header; /* NULL once another host is asked: the key is not for it */
    const char *body;
};

struct fetcher *fetcher_new(const struct fetch_clock *clock)
{
    struct fetcher *fetcher = xcalloc(1, sizeof(*fetcher));

    fetcher->clock = clock_or_real(clock);
    fetcher->pace = pace_new();
    if (getrandom(&fetcher->random, sizeof(fetcher->random), 0) < 0 || !fetcher->random)
        fetcher->random = (uint64_t)getpid() << 32 | (uint64_t)time(NULL);
    fetcher->curl = curl_easy_init();
    return fetcher;
}

void fetcher_free(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    curl_easy_cleanup(fetcher->curl);
    pace_free(fetcher->pace);
    free(fetcher);
}

static int64_t now_of(const struct fetcher *fetcher)
{
    return fetcher->clock.now_ms(fetcher->clock.context);
}

static void sleep_of(const struct fetcher *fetcher, int64_t ms)
{
    if (ms > 0)
        fetcher->clock.sleep_ms(fetcher->clock.context, ms);
}

static enum suited_status stop(struct transfer *transfer, const char *why)
{
    transfer->status = suited_fail(transfer->err, SUITED_LIMIT, "cannot fetch '%s': %s",
                                   transfer->request->url, why);
    return transfer->status;
}

/* Bytes of another answer than a page ("503", a redirect) are let go. */
static size_t take_bytes(char *data, size_t unit, size_t count, void *context)
{
    struct transfer *transfer = context;
    size_t length = unit * count;
    curl_off_t wire = 0;
    long code = 0;

    curl_easy_getinfo(transfer->fetcher->curl, CURLINFO_RESPONSE_CODE, &code);
    if (code < 200 || code > 299)
        return length;
    curl_easy_getinfo(transfer->fetcher->curl, CURLINFO_SIZE_DOWNLOAD_T, &wire);
    transfer->bytes += (curl_off_t)length;
    if (transfer->bytes > BODY_MAX)
        stop(transfer, "it is larger than 2 GiB");
    else if (transfer->bytes > UNPACKED_FREE && transfer->bytes / UNPACKED_RATIO > wire)
        stop(transfer, "it unpacks to more than 100 times its size, which no feed does");
    else
        transfer->status =
            transfer->sink->add(transfer->sink->context, data, length, transfer->err);
    return transfer->status ? 0 : length;
}

static int watch_time(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    struct transfer *transfer = context;

    (void)a, (void)b, (void)c, (void)d;
    if (now_of(transfer->fetcher) - transfer->started_ms <= TIME_MAX_MS)
        return 0;
    stop(transfer, "it takes longer than 30 minutes");
    return 1;
}

/* The very address that is about to be connected to: what a name meant earlier is no matter. */
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct transfer *transfer = context;

    (void)purpose;
    if (!transfer->request->is_local && !address_is_public(&to->addr)) {
        transfer->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* A connection kept open from a local feed's request is not for the others. */
static int check_connection(void *context, char *remote, char *local, int remote_port,
                            int local_port)
{
    struct transfer *transfer = context;

    (void)local, (void)remote_port, (void)local_port;
    if (transfer->request->is_local || address_text_is_public(remote))
        return CURL_PREREQFUNC_OK;
    transfer->refused = true;
    return CURL_PREREQFUNC_ABORT;
}

static struct curl_slist *add_header(struct curl_slist *list, const char *name,
                                     const char *value)
{
    struct strbuf line = STRBUF_INIT;

    if (value && *value) {
        strbuf_printf(&line, "%s%s", name, value);
        list = curl_slist_append(list, line.text);
    }
    keys_release(&line);
    return list;
}

static void wipe_headers(struct curl_slist *list)
{
    for (struct curl_slist *at = list; at; at = at->next)
        explicit_bzero(at->data, strlen(at->data));
    curl_slist_free_all(list);
}

/* No proxy: it would be asked for the address in our place, and the check above be void. */
static void set_limits(CURL *curl, struct transfer *transfer)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, SLOW_SECONDS);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch_time);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, check_connection);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
}

/* One request, one answer. */
static CURLcode ask(struct transfer *transfer, const struct target *target)
{
    CURL *curl = transfer->fetcher->curl;
    struct curl_slist *headers = NULL;
    CURLcode code;

    headers = add_header(headers, "", target->header);
    headers = add_header(headers, "If-None-Match: ", transfer->request->etag);
    headers = add_header(headers, "If-Modified-Since: ", transfer->request->last_modified);
    if (target->body)
        headers = add_header(headers, "Content-Type: ", "application/json");
    curl_easy_reset(curl);
    set_limits(curl, transfer);
    curl_easy_setopt(curl, CURLOPT_URL, target->url);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "suited/0.1");
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (target->body)
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, target->body);
    code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
    wipe_headers(headers);
    return code;
}

/* A part of an address, for the caller to free with curl_free(); NULL where it has none. */
static char *part_of(const char *url, CURLUPart part)
{
    CURLU *parts = curl_url();
    char *text = NULL;

    if (!curl_url_set(parts, CURLUPART_URL, url, 0))
        curl_url_get(parts, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0);
    curl_url_cleanup(parts);
    return text;
}

static bool is_same_origin(const char *a, const char *b)
{
    static const CURLUPart parts[] = {CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT};
    bool same = true;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        char *x = part_of(a, parts[i]), *y = part_of(b, parts[i]);

        same = same && x && y && !strcmp(x, y);
        curl_free(x);
        curl_free(y);
    }
    return same;
}

static void keep_pace(struct fetcher *fetcher, const struct transfer *transfer, const char *url)
{
    char *host = transfer->request->is_local ? NULL : part_of(url, CURLUPART_HOST);

    if (host)
        sleep_of(fetcher, pace_wait_ms(fetcher->pace, host, now_of(fetcher)));
    curl_free(host);
}

static bool is_redirect(long http)
{
    return http == 301 || http == 302 || http == 303 || http == 307 || http == 308;
}

/* Point `target` at where the answer sends us; false when it names no place. */
static bool follow(CURL *curl, long http, struct target *target)
{
    char *next = NULL;

    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &next);
    if (!next)
        return false;
    next = xstrdup(next);
    if (!is_same_origin(target->url, next)) {
        target->header = NULL;
        target->body = NULL;
    }
    if (http <= 303)
        target->body = NULL; /* as browsers do, and RFC 9110 section 15.4 allows */
    explicit_bzero(target->url, strlen(target->url));
    free(target->url);
    target->url = next;
    return true;
}

/* Ask, and where the answer sends us elsewhere ask there; `*http` is the last answer's status.
 */
static CURLcode ask_and_follow(struct transfer *transfer, struct target *target, long *http)
{
    CURL *curl = transfer->fetcher->curl;

    for (int redirects = 0;; redirects++) {
        CURLcode code;

        keep_pace(transfer->fetcher, transfer, target->url);
        code = ask(transfer, target);
        *http = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, http);
        if (code || !is_redirect(*http) || transfer->status)
            return code;
        if (redirects == REDIRECTS_MAX) {
            stop(transfer, "it redirects more than 5 times");
            return CURLE_TOO_MANY_REDIRECTS;
        }
        if (!follow(curl, *http, target))
            return code;
    }
}

/* Whether it may go better soon, and after how many seconds the server wants to be asked. */
static bool may_pass(CURL *curl, CURLcode code, long http, int64_t *after_s)
{
    curl_off_t after = 0;

    switch (code) {
    case CURLE_OK:
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &after);
        *after_s = after;
        return http_may_pass(http) && after <= PACE_RETRY_AFTER_MAX_S;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        *after_s = 0;
        return true;
    default:
        return false;
    }
}

static void copy_header(CURL *curl, const char *name, char out[FETCH_TEXT])
{
    struct curl_header *header;

    out[0] = '\0';
    if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK &&
        strlen(header->value) < FETCH_TEXT)
        snprintf(out, FETCH_TEXT, "%s", header->value);
}

static void fill_answer(CURL *curl, long http, struct fetch_answer *answer)
{
    char type[FETCH_TEXT];

    answer->not_modified = http == 304;
    copy_header(curl, "ETag", answer->etag);
    copy_header(curl, "Last-Modified", answer->last_modified);
    copy_header(curl, "Content-Type", type);
    content_type_parse(type, answer);
}

/* The one place where curl's codes become ours. */
static enum suited_status judge(const struct transfer *transfer, CURLcode code, long http)
{
    const char *url = transfer->request->url;

    if (transfer->status)
        return transfer->status;
    if (transfer->refused && code)
        return suited_fail(
            transfer->err, SUITED_INVALID,
            "cannot fetch '%s': its address is not public (mark the feed as local "
            "if it is yours)",
            url);
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return suited_fail(transfer->err, SUITED_INVALID,
                           "cannot fetch '%s': it is no http or https address", url);
    if (code)
        return suited_fail(transfer->err, SUITED_NETWORK, "cannot fetch '%s': %s (try later)",
                           url, curl_easy_strerror(code));
    return http_judge(transfer->request, http, transfer->err);
}

/* One try from the first address on. `*again_ms` is when to make the next; -1 never. */
static enum suited_status try_once(struct transfer *transfer, const char *url,
                                   const char *header, unsigned tried,
                                   struct fetch_answer *answer, int64_t *again_ms)
{
    struct fetcher *fetcher = transfer->fetcher;
    struct target target = {xstrdup(url), header, transfer->request->body};
    int64_t after_s;
    long http;
    CURLcode code;
    enum suited_status status;

    transfer->started_ms = now_of(fetcher);
    transfer->bytes = 0;
    transfer->refused = false;
    code = ask_and_follow(transfer, &target, &http);
    status = judge(transfer, code, http);
    *again_ms = -1;
    if (!status)
        fill_answer(fetcher->curl, http, answer);
    else if (!transfer->status && !transfer->refused &&
             may_pass(fetcher->curl, code, http, &after_s))
        *again_ms = pace_backoff_ms(tried, after_s, &fetcher->random);
    explicit_bzero(target.url, strlen(target.url));
    free(target.url);
    return status;
}

static enum suited_status restart_sink(struct transfer *transfer)
{
    const struct fetch_sink *sink = transfer->sink;

    return sink->restart ? sink->restart(sink->context, transfer->err) : SUITED_OK;
}

static enum suited_status try_again_and_again(struct transfer *transfer, const char *url,
                                              const char *header, struct fetch_answer *answer)
{
    for (unsigned tried = 1;; tried++) {
        int64_t again_ms;
        enum suited_status status = try_once(transfer, url, header, tried, answer, &again_ms);

        if (!status || again_ms < 0 || tried == PACE_TRIES)
            return status;
        sleep_of(transfer->fetcher, again_ms);
        status = restart_sink(transfer);
        if (status)
            return status;
    }
}

enum suited_status fetch(struct fetcher *fetcher, const struct fetch_request *request,
                         const struct fetch_sink *sink, struct fetch_answer *answer,
                         struct suited_error *err)
{
    struct transfer transfer = {
        .fetcher = fetcher, .request = request, .sink = sink, .err = err};
    struct strbuf url = STRBUF_INIT, header = STRBUF_INIT;
    enum suited_status status;

    memset(answer, 0, sizeof(*answer));
    if (!fetcher->curl)
        return suited_fail(err, SUITED_IO, "cannot start an HTTP client");
    status = keys_fill(request->url, true, &url, err);
    if (!status && request->header)
        status = keys_fill(request->header, false, &header, err);
    if (!status)
        status = try_again_and_again(&transfer, url.text, header.length ? header.text : NULL,
                                     answer);
    keys_release(&header);
    keys_release(&url);
    return status;
}
