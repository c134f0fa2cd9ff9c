/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/fetch.h"

#include "support.h"

#include "base/strbuf.h"
#include "loopback.h"

#define PAGE "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
#define BUSY "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy"
#define GONE "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

struct fixture {
    struct scripted page; /* made for one test; the server sends from it till it is stopped */
    struct fetcher *fetcher;
    struct loopback *server;
    char url[200];
    struct fetch_answer answer;
    struct strbuf body;
    int restarts;
    int64_t now_ms, step_ms, slept_ms;
};

static int64_t told_time(void *context)
{
    struct fixture *f = context;

    return f->now_ms += f->step_ms;
}

static void told_sleep(void *context, int64_t ms)
{
    struct fixture *f = context;

    f->now_ms += ms;
    f->slept_ms += ms;
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct fetch_clock clock = {told_time, told_sleep, f};

    f->fetcher = fetcher_new(&clock);
    f->body = (struct strbuf)STRBUF_INIT;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    fetcher_free(f->fetcher);
    loopback_stop(f->server);
    free((char *)f->page.text);
    strbuf_release(&f->body);
    free(f);
    return 0;
}

static enum suited_status keep(void *context, const char *data, size_t length,
                               struct suited_error *why)
{
    struct fixture *f = context;

    (void)why;
    strbuf_add(&f->body, data, length);
    return SUITED_OK;
}

static enum suited_status refuse(void *context, const char *data, size_t length,
                                 struct suited_error *why)
{
    (void)context, (void)data, (void)length;
    return suited_fail(why, SUITED_IO, "the disk is full");
}

static enum suited_status start_anew(void *context, struct suited_error *why)
{
    struct fixture *f = context;

    (void)why;
    strbuf_clear(&f->body);
    f->restarts++;
    return SUITED_OK;
}

static void serve(struct fixture *f, const struct scripted *script, size_t count)
{
    f->server = loopback_start(script, count);
    snprintf(f->url, sizeof(f->url), "http://127.0.0.1:%u/jobs", f->server->port);
}

#define SERVE(f, ...)                                                                          \
    do {                                                                                       \
        static const struct scripted script_[] = {__VA_ARGS__};                                \
        serve((f), script_, sizeof(script_) / sizeof(*script_));                               \
    } while (0)

static enum suited_status get(struct fixture *f)
{
    struct fetch_request request = {.url = f->url, .is_local = true};

    return fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f}, &f->answer,
                 &err);
}

static void a_page_comes_with_its_validators_and_charset(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Sun, 22 Nov 2020\r\n"
                      "Content-Type: Text/XML; x=1; charset=\"ISO-8859-1\"\r\n"
                      "Content-Length: 5\r\n\r\nhello"});
    assert_ok(get(f));
    assert_string_equal(f->body.text, "hello");
    assert_string_equal(f->answer.etag, "\"v1\"");
    assert_string_equal(f->answer.last_modified, "Sun, 22 Nov 2020");
    assert_string_equal(f->answer.type, "text/xml");
    assert_string_equal(f->answer.charset, "iso-8859-1");
    assert_false(f->answer.not_modified);
}

static void what_did_not_change_is_asked_for_once(void **state)
{
    struct fixture *f = *state;
    struct fetch_request request = {
        .url = f->url, .etag = "\"v1\"", .last_modified = "Sun, 22 Nov 2020", .is_local = true};

    SERVE(f, {.text = "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"});
    assert_ok(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f}, &f->answer,
                    &err));
    assert_true(f->answer.not_modified);
    assert_int_equal(f->body.length, 0);
    assert_contains(f->server->requests[0], "If-None-Match: \"v1\"\r\n");
    assert_contains(f->server->requests[0], "If-Modified-Since: Sun, 22 Nov 2020\r\n");
    assert_contains(f->server->requests[0], "User-Agent: suited/");
}

static void a_page_that_is_gone_is_notfound_and_not_tried_again(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = GONE});
    assert_int_equal(get(f), SUITED_NOTFOUND);
    assert_contains(err.text, "there is no such page (404");
    assert_contains(err.text, f->url);
    assert_int_equal(f->server->asked, 1);
}

static void a_refused_key_is_not_tried_again(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"});
    assert_int_equal(get(f), SUITED_INVALID);
    assert_contains(err.text, "check the key");
    assert_int_equal(f->server->asked, 1);
}

static void a_busy_server_is_asked_again(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = BUSY}, {.text = "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\noh"},
          {.text = PAGE});
    assert_ok(get(f));
    assert_string_equal(f->body.text, "hello");
    assert_int_equal(f->restarts, 2);
    assert_int_equal(f->server->asked, 3);
    assert_true(f->slept_ms <= 3000);
}

static void a_server_that_stays_busy_is_given_up_after_four_tries(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = BUSY});
    assert_int_equal(get(f), SUITED_NETWORK);
    assert_contains(err.text, "the server answered 503 (try later)");
    assert_int_equal(f->server->asked, 4);
    assert_int_equal(f->body.length, 0);
}

static void retry_after_is_obeyed(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 429 Slow\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n"},
          {.text = PAGE});
    assert_ok(get(f));
    assert_int_equal(f->slept_ms, 17000);
}

static void nobody_waits_for_hours(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 429 Slow\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n"});
    assert_int_equal(get(f), SUITED_NETWORK);
    assert_int_equal(f->slept_ms, 0);
    assert_int_equal(f->server->asked, 1);
}

static void a_cut_connection_is_tried_again_from_the_start(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhel"}, {.text = ""},
          {.text = PAGE});
    assert_ok(get(f));
    assert_string_equal(f->body.text, "hello");
    assert_int_equal(f->restarts, 2);
}

static void a_connection_that_is_always_cut_is_a_failure(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhel"});
    assert_int_equal(get(f), SUITED_NETWORK);
    assert_contains(err.text, "try later");
}

static void redirects_are_followed_a_few_times_only(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 302 Over\r\nLocation: /there\r\nContent-Length: 3\r\n\r\nbye"},
          {.text = PAGE},
          {.text = "HTTP/1.1 302 Over\r\nLocation: /jobs\r\nContent-Length: 0\r\n\r\n"});
    assert_ok(get(f));
    assert_string_equal(f->body.text, "hello");
    assert_contains(f->server->requests[1], "GET /there ");
    assert_int_equal(get(f), SUITED_LIMIT);
    assert_contains(err.text, "redirects more than 5 times");
    assert_int_equal(f->server->asked, 8);
}

static void private_addresses_are_refused_unless_the_feed_is_local(void **state)
{
    struct fixture *f = *state;
    struct fetch_request request = {.url = f->url};

    SERVE(f, {.text = PAGE});
    assert_ok(get(f));
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f},
                           &f->answer, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "its address is not public");
    snprintf(f->url, sizeof(f->url), "http://localhost:%u/", f->server->port);
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f},
                           &f->answer, &err),
                     SUITED_INVALID);
    snprintf(f->url, sizeof(f->url), "http://2130706433:%u/", f->server->port);
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f},
                           &f->answer, &err),
                     SUITED_INVALID);
    assert_int_equal(f->server->asked, 1);
}

static void only_the_web_is_fetched(void **state)
{
    static const char *const bad[] = {
        "file:///etc/passwd", "ftp://example.org/x", "gopher://x/", "", "http://", "jobs.json"};
    struct fixture *f = *state;

    for (size_t i = 0; i < 5; i++) {
        snprintf(f->url, sizeof(f->url), "%s", bad[i]);
        assert_int_equal(get(f), SUITED_INVALID);
        assert_contains(err.text, "it is no http or https address");
    }
}

static void a_redirect_to_a_file_is_refused(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = "HTTP/1.1 302 Over\r\nLocation: file:///etc/passwd\r\n"
                      "Content-Length: 0\r\n\r\n"});
    assert_int_equal(get(f), SUITED_INVALID);
    assert_int_equal(f->body.length, 0);
}

static void keys_are_filled_in_and_never_shown(void **state)
{
    struct fixture *f = *state;
    struct fetch_request request = {
        .url = f->url, .header = "Authorization: Basic ${SUITED_TEST_KEY}", .is_local = true};
    size_t length;

    SERVE(f, {.text = PAGE}, {.text = GONE});
    length = strlen(f->url);
    snprintf(f->url + length, sizeof(f->url) - length, "?api_key=${SUITED_TEST_KEY}");
    setenv("SUITED_TEST_KEY", "s3cr+t", 1);
    assert_ok(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f}, &f->answer,
                    &err));
    assert_contains(f->server->requests[0], "GET /jobs?api_key=s3cr%2Bt HTTP");
    assert_contains(f->server->requests[0], "Authorization: Basic s3cr+t\r\n");
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f},
                           &f->answer, &err),
                     SUITED_NOTFOUND);
    assert_contains(err.text, "api_key=${SUITED_TEST_KEY}");
    assert_null(strstr(err.text, "s3cr"));
    unsetenv("SUITED_TEST_KEY");
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f},
                           &f->answer, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "the environment has no SUITED_TEST_KEY");
    assert_int_equal(f->server->asked, 2);
}

static void a_key_is_not_told_to_another_host(void **state)
{
    static char over[200];
    static struct scripted away = {.text = over};
    static const struct scripted page = {.text = PAGE};
    struct fixture *f = *state;
    struct loopback *other = loopback_start(&page, 1);
    struct fetch_request request = {
        .url = f->url, .header = "X-API-Key: s3cret", .is_local = true};

    snprintf(over, sizeof(over),
             "HTTP/1.1 307 Over\r\nLocation: http://127.0.0.1:%u/\r\nContent-Length: 0\r\n\r\n",
             other->port);
    serve(f, &away, 1);
    assert_ok(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f}, &f->answer,
                    &err));
    assert_contains(f->server->requests[0], "X-API-Key: s3cret");
    assert_null(strstr(other->requests[0], "s3cret"));
    loopback_stop(other);
}

static void a_body_is_posted_as_json(void **state)
{
    struct fixture *f = *state;
    struct fetch_request request = {
        .url = f->url, .body = "{\"offset\": 20}", .is_local = true};

    SERVE(f, {.text = PAGE});
    assert_ok(fetch(f->fetcher, &request, &(struct fetch_sink){keep, start_anew, f}, &f->answer,
                    &err));
    assert_contains(f->server->requests[0], "POST /jobs ");
    assert_contains(f->server->requests[0], "Content-Type: application/json\r\n");
}

static void the_sink_may_stop_the_transfer(void **state)
{
    struct fixture *f = *state;
    struct fetch_request request = {.url = f->url, .is_local = true};

    SERVE(f, {.text = PAGE});
    assert_int_equal(fetch(f->fetcher, &request, &(struct fetch_sink){refuse, start_anew, f},
                           &f->answer, &err),
                     SUITED_IO);
    assert_string_equal(err.text, "the disk is full");
    assert_int_equal(f->server->asked, 1);
}

/* What `command` prints, behind the headers of a page packed with gzip. */
static struct scripted packed_page(const char *command)
{
    struct strbuf page = STRBUF_INIT, all = STRBUF_INIT;
    FILE *pipe = popen(command, "r");
    char chunk[4096];
    size_t length;

    while ((length = fread(chunk, 1, sizeof(chunk), pipe)) > 0)
        strbuf_add(&page, chunk, length);
    assert_int_equal(pclose(pipe), 0);
    strbuf_printf(&all,
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                  page.length);
    strbuf_add(&all, page.text, page.length);
    strbuf_release(&page);
    length = all.length;
    return (struct scripted){strbuf_detach(&all), length};
}

static void a_packed_page_is_unpacked(void **state)
{
    struct fixture *f = *state;

    f->page = packed_page("printf 'hello, hello, hello' | gzip -c");
    serve(f, &f->page, 1);
    assert_ok(get(f));
    assert_string_equal(f->body.text, "hello, hello, hello");
    assert_contains(f->server->requests[0], "Accept-Encoding: gzip");
}

static void a_page_that_unpacks_without_end_is_stopped(void **state)
{
    struct fixture *f = *state;

    f->page = packed_page("head -c 80000000 /dev/zero | gzip -c");
    serve(f, &f->page, 1);
    assert_int_equal(get(f), SUITED_LIMIT);
    assert_contains(err.text, "unpacks to more than 100 times its size");
    assert_true(f->body.length < 40000000);
    assert_int_equal(f->server->asked, 1);
}

static void a_page_that_takes_too_long_is_given_up(void **state)
{
    struct fixture *f = *state;

    SERVE(f, {.text = PAGE});
    f->step_ms = (int64_t)60 * 60 * 1000;
    assert_int_equal(get(f), SUITED_LIMIT);
    assert_contains(err.text, "it takes longer than 30 minutes");
}

int main(void)
{
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_page_comes_with_its_validators_and_charset),
        WITH_FIXTURE(what_did_not_change_is_asked_for_once),
        WITH_FIXTURE(a_page_that_is_gone_is_notfound_and_not_tried_again),
        WITH_FIXTURE(a_refused_key_is_not_tried_again),
        WITH_FIXTURE(a_busy_server_is_asked_again),
        WITH_FIXTURE(a_server_that_stays_busy_is_given_up_after_four_tries),
        WITH_FIXTURE(retry_after_is_obeyed),
        WITH_FIXTURE(nobody_waits_for_hours),
        WITH_FIXTURE(a_cut_connection_is_tried_again_from_the_start),
        WITH_FIXTURE(a_connection_that_is_always_cut_is_a_failure),
        WITH_FIXTURE(redirects_are_followed_a_few_times_only),
        WITH_FIXTURE(private_addresses_are_refused_unless_the_feed_is_local),
        WITH_FIXTURE(only_the_web_is_fetched),
        WITH_FIXTURE(a_redirect_to_a_file_is_refused),
        WITH_FIXTURE(keys_are_filled_in_and_never_shown),
        WITH_FIXTURE(a_key_is_not_told_to_another_host),
        WITH_FIXTURE(a_body_is_posted_as_json),
        WITH_FIXTURE(the_sink_may_stop_the_transfer),
        WITH_FIXTURE(a_packed_page_is_unpacked),
        WITH_FIXTURE(a_page_that_unpacks_without_end_is_stopped),
        WITH_FIXTURE(a_page_that_takes_too_long_is_given_up),
    };

    return cmocka_run_group_tests_name("fetch", tests, NULL, NULL);
}
