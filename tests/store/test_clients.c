/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clients.h"

#include "support.h"

struct fixture {
    char *dir;
    struct suited_store *store;
    struct txn *txn;
};

#define TEXT(text) ((struct bytes){text, sizeof(text) - 1})

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    assert_ok(suited_store_create(f->dir, &err));
    assert_ok(suited_store_open(f->dir, SUITED_WRITE, &f->store, &err));
    assert_ok(txn_begin(f->store, SUITED_WRITE, &f->txn, &err));
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    txn_abort(f->txn);
    suited_store_close(f->store);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

static void put_three(struct fixture *f)
{
    const struct client_row rows[] = {
        {TEXT("c-2"), TEXT("two")}, {TEXT("c-1"), TEXT("one")}, {TEXT("d"), TEXT("")}};

    for (size_t i = 0; i < 3; i++)
        assert_ok(clients_put(f->txn, CLIENT_EVENTS, &rows[i], &err));
}

static enum suited_status join(void *context, const struct client_row *row,
                               struct suited_error *e)
{
    struct strbuf *all = context;

    (void)e;
    strbuf_add(all, row->key.data, row->key.length);
    strbuf_putc(all, '=');
    strbuf_add(all, row->value.data, row->value.length);
    strbuf_putc(all, ' ');
    return SUITED_OK;
}

static void rows_come_back_by_key_and_by_prefix(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT, one = STRBUF_INIT;

    put_three(f);
    assert_ok(clients_each(f->txn, CLIENT_EVENTS, TEXT(""), join, &all, &err));
    assert_string_equal(all.text, "c-1=one c-2=two d= ");
    strbuf_clear(&all);
    assert_ok(clients_each(f->txn, CLIENT_EVENTS, TEXT("c"), join, &all, &err));
    assert_string_equal(all.text, "c-1=one c-2=two ");
    assert_ok(clients_get(f->txn, CLIENT_EVENTS, TEXT("c-2"), &one, &err));
    assert_string_equal(one.text, "two");
    strbuf_release(&one);
    strbuf_release(&all);
}

static void an_unknown_row_is_notfound(void **state)
{
    struct fixture *f = *state;
    struct strbuf one = STRBUF_INIT;

    assert_int_equal(clients_get(f->txn, CLIENT_EVENTS, TEXT("x"), &one, &err),
                     SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no such client");
}

static void delete_takes_all_of_a_prefix_and_counts_them(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;
    size_t count;

    put_three(f);
    assert_ok(clients_delete(f->txn, CLIENT_EVENTS, TEXT("c-"), &count, &err));
    assert_int_equal(count, 2);
    assert_ok(clients_delete(f->txn, CLIENT_EVENTS, TEXT("c-"), &count, &err));
    assert_int_equal(count, 0);
    assert_ok(clients_each(f->txn, CLIENT_EVENTS, TEXT(""), join, &all, &err));
    assert_string_equal(all.text, "d= ");
    strbuf_release(&all);
}

static void a_key_that_is_too_long_stores_nothing(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;
    char key[401];
    const struct client_row row = {{key, sizeof(key)}, TEXT("x")};

    memset(key, 'k', sizeof(key));
    assert_int_equal(clients_put(f->txn, CLIENT_EVENTS, &row, &err), SUITED_LIMIT);
    assert_contains(err.text, "its key has 401 bytes and may have 1 to 400");
    assert_ok(clients_each(f->txn, CLIENT_EVENTS, TEXT(""), join, &all, &err));
    assert_int_equal(all.length, 0);
}

static void each_kind_of_row_is_by_itself(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;

    put_three(f);
    assert_ok(clients_each(f->txn, CLIENT_VERSIONS, TEXT(""), join, &all, &err));
    assert_ok(clients_each(f->txn, CLIENT_LINES, TEXT(""), join, &all, &err));
    assert_int_equal(all.length, 0);
}

static enum suited_status stop(void *context, const struct client_row *row,
                               struct suited_error *e)
{
    (void)context, (void)row;
    return suited_fail(e, SUITED_NOTFOUND, "enough");
}

static void what_a_visitor_returns_is_passed_on(void **state)
{
    struct fixture *f = *state;

    put_three(f);
    assert_int_equal(clients_each(f->txn, CLIENT_EVENTS, TEXT(""), stop, NULL, &err),
                     SUITED_NOTFOUND);
    assert_string_equal(err.text, "enough");
}

#define CLIENTS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENTS_TEST(rows_come_back_by_key_and_by_prefix),
        CLIENTS_TEST(an_unknown_row_is_notfound),
        CLIENTS_TEST(delete_takes_all_of_a_prefix_and_counts_them),
        CLIENTS_TEST(a_key_that_is_too_long_stores_nothing),
        CLIENTS_TEST(each_kind_of_row_is_by_itself),
        CLIENTS_TEST(what_a_visitor_returns_is_passed_on),
    };

    return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
