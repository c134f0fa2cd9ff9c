/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "people.h"
#include "server/http.h"
#include "server/listen.h"

/* More than there can be threads for. */
#define WRITES 100

struct served {
    struct world world;
    struct http *http;
    unsigned port;
};

static int open_served(void **state)
{
    struct served *s = test_calloc(1, sizeof(*s));
    struct http_options options = {.idle_seconds = 1};
    struct strbuf host = STRBUF_INIT;

    *state = s;
    s->world.dir = temp_dir();
    assert_ok(suited_store_create(s->world.dir, &err));
    open_world(&s->world);
    add(&s->world, "ada", SUITED_ADMIN);
    sign_in(&s->world, "ada");
    assert_ok(listen_open("127.0.0.1:0", &options.listener, &host, &s->port, &err));
    assert_ok(http_open(&s->world.service, &options, &s->http, &err));
    strbuf_release(&host);
    return 0;
}

static int close_served(void **state)
{
    struct served *s = *state;

    http_close(s->http);
    close_world(&s->world);
    remove_tree(s->world.dir);
    test_free(s);
    return 0;
}

/* Begin a request as a browser that is signed in; the socket on which its answer comes. */
static int begin_request(const struct served *s, const char *line, const char *body)
{
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)s->port),
                                   .sin_addr = {htonl(INADDR_LOOPBACK)}};
    struct strbuf text = STRBUF_INIT;
    int end = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(connect(end, (const struct sockaddr *)&to, sizeof(to)), 0);
    strbuf_printf(&text,
                  "%s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nX-Suited-Token: %s\r\n"
                  "Content-Type: application/json\r\nContent-Length: %zu\r\n"
                  "Connection: close\r\n\r\n%s",
                  line, s->world.cookie, s->world.token, strlen(body), body);
    assert_int_equal(send(end, text.text, text.length, 0), text.length);
    strbuf_release(&text);
    return end;
}

/* The code of the answer; 0 where the connection ended without one. */
static int code_of(int end)
{
    char head[13] = "", rest[1000]; /* "HTTP/1.1 201" */
    ssize_t length = recv(end, head, sizeof(head) - 1, MSG_WAITALL);

    while (recv(end, rest, sizeof(rest), 0) > 0)
        continue;
    close(end);
    return length == sizeof(head) - 1 ? atoi(head + 9) : 0;
}

static int begin_write(const struct served *s, int n)
{
    char body[100];

    snprintf(body, sizeof(body), "{\"name\": \"person %d\", \"role\": \"esw\"}", n);
    return begin_request(s, "POST /api/people", body);
}

/* While another has the store for longer than an end may be idle, as a long ingest would. */
static void readers_do_not_wait_for_writers_and_no_write_is_lost(void **state)
{
    struct served *s = *state;
    struct suited_view *held;
    int writes[WRITES], faults = 0;

    assert_ok(suited_view_open(s->world.service.corpus, SUITED_WRITE, &held, &err));
    for (int i = 0; i < WRITES; i++)
        writes[i] = begin_write(s, i);
    for (int i = 0; i < WRITES; i++)
        assert_int_equal(code_of(begin_request(s, "GET /api/session", "")), 200);
    sleep(2);
    suited_view_close(held);
    for (int i = 0; i < WRITES; i++)
        faults += code_of(writes[i]) != 201;
    assert_int_equal(faults, 0);
}

static void a_server_that_ends_answers_what_it_has_in_hand(void **state)
{
    struct served *s = *state;
    int writes[WRITES], faults = 0;

    for (int i = 0; i < WRITES; i++)
        writes[i] = begin_write(s, i);
    assert_int_equal(code_of(begin_request(s, "GET /api/session", "")), 200);
    http_close(s->http);
    s->http = NULL;
    for (int i = 0; i < WRITES; i++)
        faults += code_of(writes[i]) != 201;
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(readers_do_not_wait_for_writers_and_no_write_is_lost,
                                        open_served, close_served),
        cmocka_unit_test_setup_teardown(a_server_that_ends_answers_what_it_has_in_hand,
                                        open_served, close_served),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
