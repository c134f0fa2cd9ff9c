/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http.h"

#include <microhttpd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "answer.h"
#include "base/strbuf.h"
#include "base/xalloc.h"
#include "connections.h"
#include "log.h"
#include "route.h"
#include "workers.h"

/*
 * What others can make us keep. Every page of a browser may hold six connections, and all
 * pages of a service may come through one proxy, from one address.
 */
#define CONNECTIONS_MAX     800
#define CONNECTIONS_PER_END 600
#define HEADERS_MAX         ((size_t)32 << 10) /* bytes of a request without its body */

/* What any request may bring, and nearly all do: the wishes of a client are a few kilobytes. */
#define BODY_USUAL ((size_t)16 << 10)

/* Of the sockets: they read and send, and leave the answers to the workers. */
#define THREADS 4

/*
 * Ranking needs a processor and no more; what it reads may have to come from the disk. Of
 * those who write one is at the store at a time, but a password takes its time before.
 */
#define READERS_BESIDE 2 /* more than there are processors */
#define WRITERS        4

/* How long requests in hand are waited for at the end. */
#define CLOSING_SECONDS 10

struct http {
    const struct service *service;
    struct MHD_Daemon *daemon;
    struct workers *workers;
    struct connections connections;
    bool is_secure;
    atomic_bool is_started, is_ending;
    char trouble[200]; /* what libmicrohttpd said at its start */
};

/*
 * One request on its way through. While a worker has it, libmicrohttpd sees its connection as
 * suspended, and counts no time.
 */
struct exchange {
    struct job job; /* first: a worker finds the rest by it */
    struct http *http;
    struct MHD_Connection *socket;
    struct connection *connection; /* of the socket */
    char *target;
    struct request request;
    struct strbuf body;
    struct timespec begun;
    bool has_begun;
    bool has_place; /* for a long body */
    int refused;    /* a code: the body is not kept */
    char why[512];
    struct reply reply;
    bool is_answered;
    int code; /* of the reply that was sent */
};

static void *socket_context(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info->socket_context;
}

/* ---- what libmicrohttpd calls ---- */

static void on_connection(void *context, struct MHD_Connection *connection, void **socket,
                          enum MHD_ConnectionNotificationCode what)
{
    struct http *http = context;

    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        connections_remove(&http->connections, *socket);
        return;
    }
    *socket = connections_add(
        &http->connections,
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);
}

/* The first thing known of a request: its target as it was sent. */
static void *on_target(void *context, const char *target, struct MHD_Connection *connection)
{
    struct http *http = context;
    struct exchange *exchange = xcalloc(1, sizeof(*exchange));

    exchange->http = http;
    exchange->socket = connection;
    exchange->connection = socket_context(connection);
    exchange->target = xstrdup(target);
    exchange->body = (struct strbuf)STRBUF_INIT;
    clock_gettime(CLOCK_MONOTONIC, &exchange->begun);
    connections_count(&http->connections, 1);
    return exchange;
}

static double ms_since(const struct timespec *begun)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begun->tv_sec) * 1e3 +
           (double)(now.tv_nsec - begun->tv_nsec) / 1e6;
}

static void on_completed(void *context, struct MHD_Connection *connection, void **request,
                         enum MHD_RequestTerminationCode how)
{
    struct exchange *exchange = *request;
    struct http *http = context;

    (void)connection, (void)how;
    if (!exchange)
        return;
    if (exchange->code)
        log_request(&exchange->request, exchange->code, ms_since(&exchange->begun));
    connections_turn(&http->connections, exchange->connection, false);
    connections_count(&http->connections, -1);
    if (exchange->has_place)
        connections_leave_place(&http->connections);
    reply_release(&exchange->reply);
    request_release(&exchange->request);
    strbuf_release(&exchange->body);
    free(exchange->target);
    free(exchange);
    *request = NULL;
}

/* ---- from libmicrohttpd's request to ours, and back ---- */

static void refuse(struct exchange *exchange, int code, const char *why)
{
    if (exchange->refused)
        return;
    exchange->refused = code;
    snprintf(exchange->why, sizeof(exchange->why), "%s", why);
}

static void refuse_long(struct exchange *exchange)
{
    refuse(exchange, 413, "cannot read the request: it is longer than 1 MiB");
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static void read_headers(struct request *request, struct MHD_Connection *connection)
{
    request->headers = (struct request_headers){
        .host = header(connection, "Host"),
        .origin = header(connection, "Origin"),
        .fetch_site = header(connection, "Sec-Fetch-Site"),
        .cookie = header(connection, "Cookie"),
        .token = header(connection, "X-Suited-Token"),
        .type = header(connection, "Content-Type"),
        .if_none_match = header(connection, "If-None-Match"),
        .accept_encoding = header(connection, "Accept-Encoding"),
    };
}

static bool is_named(const char *name, const char *const *names)
{
    while (*names && strcmp(name, *names) != 0)
        names++;
    return *names;
}

/* HEAD is GET, of whose reply libmicrohttpd sends the headers alone. */
static bool read_method(const char *name, enum method *method)
{
    if (!strcmp(name, "HEAD")) {
        *method = METHOD_GET;
        return true;
    }
    for (int i = 0; i < METHOD_OTHER; i++)
        if (!strcmp(name, method_names[i])) {
            *method = (enum method)i;
            return true;
        }
    *method = METHOD_OTHER;
    return is_named(name, (const char *const[]){"OPTIONS", "TRACE", "CONNECT", NULL});
}

/* The headers are in: refuse at once what is not worth its body. */
static void begin(struct exchange *exchange, struct MHD_Connection *connection,
                  const char *method_name)
{
    const char *length = header(connection, "Content-Length");
    enum method method = METHOD_GET;
    struct suited_error err;
    enum suited_status status;

    exchange->has_begun = true;
    if (!read_method(method_name, &method))
        refuse(exchange, 501, "cannot read the request: its method is none of HTTP's");
    status = request_init(&exchange->request, method, exchange->target, &err);
    if (status)
        refuse(exchange, status == SUITED_LIMIT ? 414 : 400, err.text);
    read_headers(&exchange->request, connection);
    exchange->request.address = exchange->connection->address;
    exchange->request.is_secure = exchange->http->is_secure;
    if (length && strtoull(length, NULL, 10) > REQUEST_BODY_MAX)
        refuse_long(exchange);
}

static bool has_place(struct exchange *exchange)
{
    if (!exchange->has_place)
        exchange->has_place = connections_take_place(&exchange->http->connections);
    return exchange->has_place;
}

static void take_body(struct exchange *exchange, const char *data, size_t length)
{
    size_t whole = exchange->body.length + length;

    if (exchange->refused)
        return;
    if (whole > REQUEST_BODY_MAX)
        refuse_long(exchange);
    else if (whole > BODY_USUAL && !has_place(exchange))
        refuse(exchange, 503,
               "cannot read the request: too many long ones come at once (try again in a "
               "minute)");
    if (exchange->refused)
        strbuf_release(&exchange->body);
    else
        strbuf_add(&exchange->body, data, length);
}

static enum MHD_Result send_reply(struct exchange *exchange)
{
    struct reply *reply = &exchange->reply;
    struct MHD_Response *response =
        reply->text
            ? MHD_create_response_from_buffer(reply->length, reply->text, MHD_RESPMEM_MUST_FREE)
            : MHD_create_response_from_buffer(0, (void *)"", MHD_RESPMEM_PERSISTENT);
    enum MHD_Result result;

    if (!response)
        return MHD_NO;
    if (reply->text)
        MHD_add_response_header(response, "Content-Type", reply->type);
    reply->text = NULL; /* the response frees it */
    for (size_t i = 0; i < reply->header_count; i++)
        MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
    exchange->code = reply->code;
    connections_turn(&exchange->http->connections, exchange->connection, false);
    result = MHD_queue_response(exchange->socket, (unsigned)reply->code, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_refusal(struct exchange *exchange)
{
    answer_refusal(exchange->refused, exchange->why, &exchange->reply);
    return send_reply(exchange);
}

/* In a thread of the workers: on_request() is called again when the connection resumes. */
static void answer_exchange(struct job *job)
{
    struct exchange *exchange = (struct exchange *)job;

    if (exchange->http->is_ending)
        answer_refusal(503, "the server is being stopped (try again in a minute)",
                       &exchange->reply);
    else
        answer(exchange->http->service, &exchange->request, exchange->body.text,
               exchange->body.length, &exchange->reply);
    exchange->is_answered = true;
    MHD_resume_connection(exchange->socket);
}

static void hand_over(struct exchange *exchange)
{
    enum lane lane = answer_may_write(&exchange->request) ? LANE_WRITE : LANE_READ;

    connections_turn(&exchange->http->connections, exchange->connection, true);
    MHD_suspend_connection(exchange->socket);
    workers_put(exchange->http->workers, lane, &exchange->job);
}

/*
 * Called when the headers are in, for each piece of the body, at its end, and when the answer
 * is there. A reply before the body ends the connection after it.
 */
/* libmicrohttpd fixes how many parameters it has. NOLINTNEXTLINE(readability-function-size) */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
                                  const char *url, const char *method, const char *version,
                                  const char *data, size_t *length, void **request)
{
    struct exchange *exchange = *request;

    (void)context, (void)url, (void)version;
    if (exchange->is_answered)
        return send_reply(exchange);
    if (!exchange->has_begun) {
        begin(exchange, connection, method);
        return exchange->refused ? send_refusal(exchange) : MHD_YES;
    }
    if (!*length && exchange->refused)
        return send_refusal(exchange);
    if (!*length)
        hand_over(exchange);
    else
        take_body(exchange, data, *length);
    *length = 0;
    return MHD_YES;
}

/* ---- start and end ---- */

/* Only what is said at the start is kept: later it may name what people asked for. */
static void on_trouble(void *context, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

static void on_trouble(void *context, const char *format, va_list arguments)
{
    struct http *http = context;

    if (!http->is_started)
        vsnprintf(http->trouble, sizeof(http->trouble), format, arguments);
}

static struct workers *start_workers(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const size_t threads[LANES] = {
        [LANE_READ] = (size_t)(processors > 0 ? processors : 1) + READERS_BESIDE,
        [LANE_WRITE] = WRITERS,
    };

    return workers_open(answer_exchange, threads);
}

static struct MHD_Daemon *start(struct http *http, const struct http_options *options)
{
    const struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)options->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)options->key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0,
         (void *)"SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"},
        {MHD_OPTION_END, 0, NULL},
    };

    return MHD_start_daemon(
        MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
            (http->is_secure ? MHD_USE_TLS : 0),
        0, NULL, NULL, on_request, http,
        /* first, so that it hears of the others */
        MHD_OPTION_EXTERNAL_LOGGER, on_trouble, http, MHD_OPTION_ARRAY,
        http->is_secure ? tls : tls + 3, MHD_OPTION_LISTEN_SOCKET, options->listener,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MAX, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_PER_END, MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEADERS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, http, MHD_OPTION_URI_LOG_CALLBACK,
        on_target, http, MHD_OPTION_NOTIFY_COMPLETED, on_completed, http, MHD_OPTION_END);
}

enum suited_status http_open(const struct service *service, const struct http_options *options,
                             struct http **out, struct suited_error *err)
{
    struct http *http = xcalloc(1, sizeof(*http));

    *out = NULL;
    http->service = service;
    http->is_secure = options->key != NULL;
    connections_init(&http->connections);
    http->workers = start_workers();
    if (http->workers)
        http->daemon = start(http, options);
    if (http->daemon) {
        http->is_started = true;
        *out = http;
        return SUITED_OK;
    }
    http->trouble[strcspn(http->trouble, "\n")] = '\0';
    suited_fail(err, SUITED_IO, "cannot start the server: %s (%s)",
                *http->trouble ? http->trouble : "the system refused",
                http->is_secure ? "see whether certificate and key are good and belong together"
                                : "see whether the system's limits allow it");
    close(options->listener);
    http_close(http);
    return SUITED_IO;
}

void http_tick(struct http *http)
{
    connections_sweep(&http->connections);
}

static void wait_for_requests(struct http *http)
{
    static const struct timespec pause = {.tv_nsec = 20000000L};
    struct timespec begun;

    clock_gettime(CLOCK_MONOTONIC, &begun);
    while (connections_in_hand(&http->connections) && ms_since(&begun) < 1e3 * CLOSING_SECONDS)
        nanosleep(&pause, NULL);
}

void http_close(struct http *http)
{
    if (!http)
        return;
    if (http->daemon) {
        close(MHD_quiesce_daemon(http->daemon));
        wait_for_requests(http);
    }
    http->is_ending = true;
    workers_close(http->workers);
    if (http->daemon)
        MHD_stop_daemon(http->daemon); /* which forbids that any connection is suspended */
    connections_release(&http->connections);
    free(http);
}
