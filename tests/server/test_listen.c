/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/listen.h"

/* Bound, and not listened on: nobody can come. */
static int bind_to(const char *host)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(inet_pton(AF_INET, host, &address.sin_addr), 1);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof(address)), 0);
    return fd;
}

static void only_a_loopback_address_is_local(void **state)
{
    static const struct {
        const char *host;
        bool is_local;
    } cases[] = {{"127.0.0.1", true}, {"127.0.0.9", true}, {"0.0.0.0", false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int fd = bind_to(cases[i].host);

        assert_int_equal(listen_is_local(fd), cases[i].is_local);
        close(fd);
    }
}

static void a_listener_says_where_it_is(void **state)
{
    struct strbuf host = STRBUF_INIT;
    unsigned port;
    int fd;

    (void)state;
    assert_ok(listen_open("127.0.0.1:0", &fd, &host, &port, &err));
    assert_string_equal(host.text, "127.0.0.1");
    assert_true(port > 0 && listen_is_local(fd));
    close(fd);
    strbuf_release(&host);
    assert_int_equal(listen_open("127.0.0.1", &fd, &host, &port, &err), SUITED_INVALID);
    assert_contains(err.text, "it is no HOST:PORT");
    strbuf_release(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_loopback_address_is_local),
        cmocka_unit_test(a_listener_says_where_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
