/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clients.h"

#include "support.h"

struct fixture {
    char *dir;
    struct suited_store *store;
};

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    assert_ok(suited_store_create(f->dir, &err));
    assert_ok(suited_store_open(f->dir, SUITED_WRITE, &f->store, &err));
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    suited_store_close(f->store);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

static void put_three(struct fixture *f)
{
    const struct client_row rows[] = {
        {"c-2", 3, "two", 3}, {"c-1", 3, "one", 3}, {"d", 1, "", 0}};

    assert_ok(clients_put(f->store, rows, 3, &err));
}

static enum suited_status join(void *context, const struct client_row *row,
                               struct suited_error *e)
{
    struct strbuf *all = context;

    (void)e;
    strbuf_add(all, row->key, row->key_length);
    strbuf_putc(all, '=');
    strbuf_add(all, row->value, row->length);
    strbuf_putc(all, ' ');
    return SUITED_OK;
}

static void rows_come_back_by_key_and_by_prefix(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT, one = STRBUF_INIT;

    put_three(f);
    assert_ok(clients_each(f->store, "", 0, join, &all, &err));
    assert_string_equal(all.text, "c-1=one c-2=two d= ");
    strbuf_clear(&all);
    assert_ok(clients_each(f->store, "c", 1, join, &all, &err));
    assert_string_equal(all.text, "c-1=one c-2=two ");
    assert_ok(clients_get(f->store, "c-2", 3, &one, &err));
    assert_string_equal(one.text, "two");
    strbuf_release(&one);
    strbuf_release(&all);
}

static void an_unknown_row_is_notfound(void **state)
{
    struct fixture *f = *state;
    struct strbuf one = STRBUF_INIT;

    assert_int_equal(clients_get(f->store, "x", 1, &one, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no such client");
}

static void delete_takes_all_of_a_prefix_and_counts_them(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;
    size_t count;

    put_three(f);
    assert_ok(clients_delete(f->store, "c-", 2, &count, &err));
    assert_int_equal(count, 2);
    assert_ok(clients_delete(f->store, "c-", 2, &count, &err));
    assert_int_equal(count, 0);
    assert_ok(clients_each(f->store, "", 0, join, &all, &err));
    assert_string_equal(all.text, "d= ");
    strbuf_release(&all);
}

static void a_key_that_is_too_long_stores_nothing(void **state)
{
    struct fixture *f = *state;
    struct strbuf one = STRBUF_INIT;
    char key[401];
    const struct client_row rows[] = {{"c", 1, "x", 1}, {key, sizeof(key), "x", 1}};

    memset(key, 'k', sizeof(key));
    assert_int_equal(clients_put(f->store, rows, 2, &err), SUITED_LIMIT);
    assert_contains(err.text, "its key has 401 bytes and may have 1 to 400");
    assert_int_equal(clients_get(f->store, "c", 1, &one, &err), SUITED_NOTFOUND);
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
    assert_int_equal(clients_each(f->store, "", 0, stop, NULL, &err), SUITED_NOTFOUND);
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
        CLIENTS_TEST(what_a_visitor_returns_is_passed_on),
    };

    return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
