/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/clients.h"

#include <stdio.h>
#include <stdlib.h>

#include "support.h"

struct fixture {
    char *dir;
    struct suited_store *store;
    struct txn *txn;
};

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

static void put(struct fixture *f, const char *id, unsigned number, const char *text)
{
    const struct client_row row = {id, number, {text, strlen(text)}};

    assert_ok(clients_put(f->txn, CLIENT_EVENTS, &row, &err));
}

static void put_three(struct fixture *f)
{
    put(f, "c-2", 1, "two");
    put(f, "c-1", 10, "ten");
    put(f, "c-1", 9, "nine");
}

static enum suited_status join(void *context, struct bytes value, struct suited_error *e)
{
    struct strbuf *all = context;

    (void)e;
    strbuf_add(all, value.data, value.length);
    strbuf_putc(all, ' ');
    return SUITED_OK;
}

/* What the rows of a client, or of all, say. */
static void assert_rows(struct fixture *f, const char *id, const char *expected)
{
    struct strbuf all = STRBUF_INIT;

    assert_ok(clients_each(f->txn, CLIENT_EVENTS, id, join, &all, &err));
    assert_string_equal(all.text, expected);
    strbuf_release(&all);
}

static void begin_again(struct fixture *f)
{
    assert_ok(txn_commit(f->txn, &err));
    assert_ok(txn_begin(f->store, SUITED_WRITE, &f->txn, &err));
}

/* As another process sees it: without what this one remembers. */
static void open_again(struct fixture *f)
{
    assert_ok(txn_commit(f->txn, &err));
    suited_store_close(f->store);
    assert_ok(suited_store_open(f->dir, SUITED_WRITE, &f->store, &err));
    assert_ok(txn_begin(f->store, SUITED_WRITE, &f->txn, &err));
}

static void rows_come_back_by_client_and_number(void **state)
{
    struct fixture *f = *state;
    struct strbuf one = STRBUF_INIT;

    put_three(f);
    open_again(f);
    assert_rows(f, "c-1", "nine ten ");
    assert_rows(f, "c-2", "two ");
    assert_rows(f, "c", "");
    assert_ok(clients_get(f->txn, CLIENT_EVENTS, "c-1", 10, &one, &err));
    assert_string_equal(one.text, "ten");
    strbuf_release(&one);
}

static void the_rows_of_all_come_in_no_order_but_all(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;

    put_three(f);
    assert_ok(clients_each(f->txn, CLIENT_EVENTS, NULL, join, &all, &err));
    assert_int_equal(all.length, strlen("two nine ten "));
    assert_contains(all.text, "nine ten ");
    assert_contains(all.text, "two ");
    strbuf_release(&all);
}

static void an_unknown_row_is_notfound(void **state)
{
    struct fixture *f = *state;
    struct strbuf one = STRBUF_INIT;

    assert_int_equal(clients_get(f->txn, CLIENT_EVENTS, "x", 1, &one, &err), SUITED_NOTFOUND);
    put_three(f);
    assert_int_equal(clients_get(f->txn, CLIENT_EVENTS, "x", 1, &one, &err), SUITED_NOTFOUND);
    assert_int_equal(clients_get(f->txn, CLIENT_EVENTS, "c-1", 1, &one, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no such client");
}

static void each_kind_of_row_is_by_itself(void **state)
{
    struct fixture *f = *state;
    struct strbuf all = STRBUF_INIT;

    put_three(f);
    assert_ok(clients_each(f->txn, CLIENT_VERSIONS, NULL, join, &all, &err));
    assert_ok(clients_each(f->txn, CLIENT_LINES, NULL, join, &all, &err));
    assert_int_equal(all.length, 0);
}

static enum suited_status stop(void *context, struct bytes value, struct suited_error *e)
{
    (void)context, (void)value;
    return suited_fail(e, SUITED_NOTFOUND, "enough");
}

static void what_a_visitor_returns_is_passed_on(void **state)
{
    struct fixture *f = *state;

    put_three(f);
    assert_int_equal(clients_each(f->txn, CLIENT_EVENTS, "c-1", stop, NULL, &err),
                     SUITED_NOTFOUND);
    assert_string_equal(err.text, "enough");
}

/* Whether a file under `dir` holds `text` in clear. */
static bool is_in_a_file(const char *dir, const char *text)
{
    char command[300];

    snprintf(command, sizeof(command), "grep -rqaF -- '%s' '%s'", text, dir);
    return system(command) == 0;
}

static void nothing_of_a_client_is_on_disk_in_clear(void **state)
{
    struct fixture *f = *state;

    put(f, "client-in-clear", 1, "cannot stand for long");
    begin_again(f);
    assert_true(is_in_a_file(f->dir, "version")); /* the search itself works */
    assert_false(is_in_a_file(f->dir, "client-in-clear"));
    assert_false(is_in_a_file(f->dir, "stand for long"));
}

static void a_forgotten_client_is_gone_and_may_come_again(void **state)
{
    struct fixture *f = *state;
    struct client_counts counts;

    put_three(f);
    begin_again(f);
    assert_ok(clients_forget(f->txn, "c-1", &counts, &err));
    assert_int_equal(counts.rows[CLIENT_EVENTS], 2);
    assert_int_equal(counts.rows[CLIENT_VERSIONS] + counts.rows[CLIENT_LINES], 0);
    begin_again(f);
    clients_forgotten(f->store, "c-1");
    assert_rows(f, "c-1", "");
    assert_rows(f, NULL, "two ");
    put(f, "c-1", 1, "again");
    assert_rows(f, "c-1", "again ");
    open_again(f);
    assert_rows(f, "c-1", "again ");
}

static void to_forget_cannot_be_undone_even_where_the_rows_stay(void **state)
{
    struct fixture *f = *state;
    struct client_counts counts;

    put_three(f);
    begin_again(f);
    assert_ok(clients_forget(f->txn, "c-1", &counts, &err));
    txn_abort(f->txn); /* as if the power had gone */
    assert_ok(txn_begin(f->store, SUITED_WRITE, &f->txn, &err));
    assert_rows(f, "c-1", "");
    assert_rows(f, NULL, "two ");
    assert_ok(clients_forget(f->txn, "c-1", &counts, &err));
    assert_int_equal(counts.rows[CLIENT_EVENTS], 2);
}

/* Two processes: one remembers a key of a client whom the other forgets and adds again. */
static void a_remembered_key_gives_way_to_that_of_the_file(void **state)
{
    struct fixture *f = *state;
    struct suited_store *other;
    struct client_counts counts;

    put_three(f);
    begin_again(f);
    assert_rows(f, "c-1", "nine ten ");
    txn_abort(f->txn);
    f->txn = NULL;
    assert_ok(suited_store_open(f->dir, SUITED_SHARE, &other, &err));
    assert_ok(txn_begin(other, SUITED_WRITE, &f->txn, &err));
    assert_ok(clients_forget(f->txn, "c-1", &counts, &err));
    assert_ok(txn_commit(f->txn, &err));
    clients_forgotten(other, "c-1");
    assert_ok(txn_begin(other, SUITED_WRITE, &f->txn, &err));
    put(f, "c-1", 1, "anew");
    assert_ok(txn_commit(f->txn, &err));
    assert_ok(txn_begin(f->store, SUITED_WRITE, &f->txn, &err));
    assert_rows(f, "c-1", "anew ");
    suited_store_close(other);
}

static void a_row_cannot_stand_for_another(void **state)
{
    struct fixture *f = *state;
    struct scan scan;
    unsigned char first[64];
    size_t length;

    put_three(f);
    assert_ok(scan_open(&scan, f->txn, TABLE_EVENTS, (struct bytes){NULL, 0}, &err));
    assert_ok(scan_next(&scan, &err));
    length = scan.key.length;
    memcpy(first, scan.key.data, length);
    assert_ok(scan_next(&scan, &err));
    {
        char value[200];
        size_t size = scan.value.length;

        memcpy(value, scan.value.data, size);
        scan_close(&scan);
        assert_ok(table_put(f->txn, TABLE_EVENTS, (struct bytes){first, length},
                            (struct bytes){value, size}, &err));
    }
    assert_int_equal(clients_each(f->txn, CLIENT_EVENTS, NULL, stop, NULL, &err), SUITED_IO);
    assert_contains(err.text, "a client's record is damaged: its key does not open it");
}

#define CLIENTS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENTS_TEST(rows_come_back_by_client_and_number),
        CLIENTS_TEST(the_rows_of_all_come_in_no_order_but_all),
        CLIENTS_TEST(an_unknown_row_is_notfound),
        CLIENTS_TEST(each_kind_of_row_is_by_itself),
        CLIENTS_TEST(what_a_visitor_returns_is_passed_on),
        CLIENTS_TEST(nothing_of_a_client_is_on_disk_in_clear),
        CLIENTS_TEST(a_forgotten_client_is_gone_and_may_come_again),
        CLIENTS_TEST(to_forget_cannot_be_undone_even_where_the_rows_stay),
        CLIENTS_TEST(a_remembered_key_gives_way_to_that_of_the_file),
        CLIENTS_TEST(a_row_cannot_stand_for_another),
    };

    return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
