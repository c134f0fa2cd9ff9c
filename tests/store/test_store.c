/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/store.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/table.h"

static int make_store(void **state)
{
    *state = temp_dir();
    return suited_store_create(*state, &err) != SUITED_OK;
}

static int remove_store(void **state)
{
    remove_tree(*state);
    return 0;
}

static void a_folder_without_a_store_is_notfound_with_advice(void **state)
{
    struct suited_store *store;

    (void)state;
    assert_int_equal(suited_store_open("/nowhere", SUITED_READ, &store, &err), SUITED_NOTFOUND);
    assert_null(store);
    assert_string_equal(err.text, "there is no store in '/nowhere' (make one with 'suited "
                                  "init', or name its folder with --data)");
}

static void a_second_store_in_a_folder_is_refused(void **state)
{
    assert_int_equal(suited_store_create(*state, &err), SUITED_INVALID);
    assert_contains(err.text, "there is a store in");
}

static void a_second_writer_is_told_to_wait(void **state)
{
    struct suited_store *first, *second;

    assert_ok(suited_store_open(*state, SUITED_WRITE, &first, &err));
    assert_int_equal(suited_store_open(*state, SUITED_WRITE, &second, &err), SUITED_BUSY);
    assert_null(second);
    assert_contains(err.text, "another program is writing to it (wait until it is done");
    suited_store_close(first);
    assert_ok(suited_store_open(*state, SUITED_WRITE, &first, &err));
    suited_store_close(first);
}

static void set_version(const char *dir, uint32_t version)
{
    struct suited_store *store;
    struct txn *txn;

    assert_ok(suited_store_open(dir, SUITED_WRITE, &store, &err));
    assert_ok(txn_begin(store, SUITED_WRITE, &txn, &err));
    assert_ok(table_put(txn, TABLE_META, (struct bytes){"version", 7},
                        (struct bytes){&version, sizeof(version)}, &err));
    assert_ok(txn_commit(txn, &err));
    suited_store_close(store);
}

static void a_store_of_another_version_is_refused(void **state)
{
    struct suited_store *store;

    set_version(*state, 99);
    assert_int_equal(suited_store_open(*state, SUITED_READ, &store, &err), SUITED_INVALID);
    assert_contains(err.text, "is of version 99 and this program reads version 5");
}

static void what_is_no_store_at_all_is_named_damaged(void **state)
{
    struct suited_store *store;
    char path[300];
    FILE *file;

    snprintf(path, sizeof(path), "%s/store/data.mdb", (char *)*state);
    file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < 10000; i++)
        fputc('x', file);
    fclose(file);
    assert_int_equal(suited_store_open(*state, SUITED_READ, &store, &err), SUITED_IO);
    assert_contains(err.text, "damaged");
}

static void writing_through_a_store_opened_for_reading_is_refused(void **state)
{
    struct suited_store *store;
    struct txn *txn;

    assert_ok(suited_store_open(*state, SUITED_READ, &store, &err));
    assert_int_equal(txn_begin(store, SUITED_WRITE, &txn, &err), SUITED_IO);
    assert_null(txn);
    assert_contains(err.text, "it was opened for reading");
    suited_store_close(store);
}

/* As an account that may not write there; root may, so this is one that is not root. */
static int read_as_nobody(const char *dir)
{
    struct suited_store *store;
    struct bytes value;
    struct txn *txn;

    if (setgid(65534) || setuid(65534))
        return 2;
    if (suited_store_open(dir, SUITED_WRITE, &store, &err) != SUITED_IO)
        return 3;
    if (suited_store_open(dir, SUITED_READ, &store, &err))
        return 4;
    if (txn_begin(store, SUITED_READ, &txn, &err) ||
        table_get(txn, TABLE_META, (struct bytes){"version", 7}, &value, &err))
        return 5;
    txn_abort(txn);
    suited_store_close(store);
    return 0;
}

static void let_read_only(const char *dir)
{
    static const char *const names[] = {"", "/store"};
    char path[300];

    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof(path), "%s%s", dir, names[i]);
        chmod(path, 0555);
    }
    snprintf(path, sizeof(path), "%s/store/data.mdb", dir);
    chmod(path, 0444);
    snprintf(path, sizeof(path), "%s/store/lock.mdb", dir);
    chmod(path, 0444);
}

static void a_store_that_cannot_be_written_can_be_read(void **state)
{
    struct suited_store *store;
    int result;
    pid_t child;

    if (getuid())
        skip();
    assert_ok(suited_store_open(*state, SUITED_WRITE, &store, &err));
    suited_store_close(store);
    let_read_only(*state);
    child = fork();
    if (!child)
        _exit(read_as_nobody(*state));
    waitpid(child, &result, 0);
    assert_int_equal(WEXITSTATUS(result), 0);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, make_store, remove_store)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_without_a_store_is_notfound_with_advice),
        STORE_TEST(a_second_store_in_a_folder_is_refused),
        STORE_TEST(a_second_writer_is_told_to_wait),
        STORE_TEST(a_store_of_another_version_is_refused),
        STORE_TEST(what_is_no_store_at_all_is_named_damaged),
        STORE_TEST(writing_through_a_store_opened_for_reading_is_refused),
        STORE_TEST(a_store_that_cannot_be_written_can_be_read),
    };

    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
