/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <sys/socket.h>
#include <unistd.h>

#include "server/connections.h"

static struct connections connections;
static const struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr = {0x0100007f}};

/* A connection whose other end is `*other`, and has had its turn since the clock began. */
static struct connection *connect_late(int *other)
{
    struct connection *connection;
    int ends[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    *other = ends[1];
    connection = connections_add(&connections, ends[0], (const struct sockaddr *)&from);
    connection->since = 1;
    return connection;
}

static void finish(struct connection *connection, int other)
{
    close(connection->socket);
    close(other);
    connections_remove(&connections, connection);
}

/* Whether the other end was told that the connection is over. */
static bool has_ended(int other)
{
    char byte;

    return recv(other, &byte, 1, MSG_DONTWAIT) == 0;
}

static int set_up(void **state)
{
    (void)state;
    connections_init(&connections);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    connections_release(&connections);
    return 0;
}

static void an_end_that_takes_too_long_is_ended(void **state)
{
    int other;
    struct connection *connection = connect_late(&other);

    (void)state;
    assert_string_equal(connection->address, "127.0.0.1");
    connections_sweep(&connections);
    assert_true(has_ended(other));
    finish(connection, other);
}

static void an_end_that_we_keep_waiting_is_not(void **state)
{
    int other;
    struct connection *connection = connect_late(&other);

    (void)state;
    connections_turn(&connections, connection, true);
    connections_sweep(&connections);
    assert_false(has_ended(other));
    connections_turn(&connections, connection, false);
    connections_sweep(&connections);
    assert_false(has_ended(other));
    finish(connection, other);
}

static void connections_may_go_in_any_order(void **state)
{
    int others[3];
    struct connection *all[3];

    (void)state;
    for (int i = 0; i < 3; i++)
        all[i] = connect_late(&others[i]);
    finish(all[1], others[1]);
    finish(all[2], others[2]);
    connections_sweep(&connections);
    assert_true(has_ended(others[0]));
    finish(all[0], others[0]);
    assert_null(connections.first);
}

static void long_bodies_have_so_many_places_and_no_more(void **state)
{
    (void)state;
    for (int i = 0; i < LONG_BODIES_MAX; i++)
        assert_true(connections_take_place(&connections));
    assert_false(connections_take_place(&connections));
    connections_leave_place(&connections);
    assert_true(connections_take_place(&connections));
    assert_false(connections_take_place(&connections));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_end_that_takes_too_long_is_ended, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_end_that_we_keep_waiting_is_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(connections_may_go_in_any_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_bodies_have_so_many_places_and_no_more, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
