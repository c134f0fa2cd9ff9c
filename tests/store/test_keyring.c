/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/keyring.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/service_key.h"
#include "support.h"

#define NUMBER "a-store"

struct fixture {
    char *dir;
    char key_file[200];
    struct keyring *ring;
};

static struct keyring *ring_in(const char *dir)
{
    return keyring_new(&(struct keyring_place){.dir = dir, .store = NUMBER});
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    snprintf(f->key_file, sizeof(f->key_file), "%s/elsewhere/service.key", f->dir);
    setenv("SUITED_KEY_FILE", f->key_file, 1);
    f->ring = ring_in(f->dir);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    keyring_free(f->ring);
    unsetenv("SUITED_KEY_FILE");
    unsetenv("CREDENTIALS_DIRECTORY");
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

static struct client_name name_of(struct fixture *f, const char *id)
{
    struct client_name name;

    assert_ok(keyring_name(f->ring, id, true, &name, &err));
    return name;
}

static void open_again(struct fixture *f)
{
    keyring_free(f->ring);
    f->ring = ring_in(f->dir);
}

static void write_key_file(struct fixture *f, const char *text)
{
    FILE *file = fopen(f->key_file, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_name_is_the_same_each_time_and_tells_nothing(void **state)
{
    struct fixture *f = *state;
    struct client_name first = name_of(f, "c-1"), other = name_of(f, "c-2"), again;

    open_again(f);
    again = name_of(f, "c-1");
    assert_memory_equal(&first, &again, sizeof(first));
    assert_memory_not_equal(&first, &other, sizeof(first));
}

static void two_services_have_other_names_for_one_id(void **state)
{
    struct fixture *f = *state;
    struct client_name here = name_of(f, "c-1"), there;
    char *dir = temp_dir();
    struct keyring *ring = ring_in(dir);

    assert_ok(keyring_name(ring, "c-1", true, &there, &err));
    assert_memory_not_equal(&here, &there, sizeof(here));
    keyring_free(ring);
    remove_tree(dir);
}

static void without_a_client_there_is_no_key_and_no_file(void **state)
{
    struct fixture *f = *state;
    struct client_name name;

    assert_int_equal(keyring_name(f->ring, "c-1", false, &name, &err), SUITED_NOTFOUND);
    assert_int_not_equal(access(f->key_file, F_OK), 0);
}

static void a_key_is_made_once(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1");
    unsigned char first[SEAL_KEY], again[SEAL_KEY];

    assert_int_equal(keyring_get(f->ring, &name, false, first, &err), SUITED_NOTFOUND);
    assert_ok(keyring_make(f->ring, &name, first, &err));
    assert_ok(keyring_make(f->ring, &name, again, &err));
    assert_memory_equal(first, again, SEAL_KEY);
    open_again(f);
    assert_ok(keyring_get(f->ring, &name, false, again, &err));
    assert_memory_equal(first, again, SEAL_KEY);
}

static void a_destroyed_key_is_gone_at_once(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1");
    unsigned char first[SEAL_KEY], next[SEAL_KEY];

    assert_ok(keyring_make(f->ring, &name, first, &err));
    assert_ok(keyring_destroy(f->ring, &name, &err));
    assert_int_equal(keyring_get(f->ring, &name, false, next, &err), SUITED_NOTFOUND);
    open_again(f);
    assert_int_equal(keyring_get(f->ring, &name, false, next, &err), SUITED_NOTFOUND);
    assert_ok(keyring_make(f->ring, &name, next, &err));
    assert_memory_not_equal(first, next, SEAL_KEY);
    keyring_drop(f->ring, &name);
    assert_int_equal(keyring_get(f->ring, &name, true, next, &err), SUITED_NOTFOUND);
}

static void a_lost_key_of_the_service_is_never_made_anew(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1");

    open_again(f);
    assert_int_equal(unlink(f->key_file), 0);
    assert_int_equal(keyring_name(f->ring, "c-1", true, &name, &err), SUITED_INVALID);
    assert_contains(err.text, "cannot open clients' records: the service's key is not in '");
    assert_contains(err.text, "No such file or directory (put it back from where you keep it)");
}

static void a_wrong_key_of_the_service_opens_nothing(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1");

    open_again(f);
    write_key_file(
        f, "# mine\nffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\n");
    assert_int_equal(keyring_name(f->ring, "c-1", false, &name, &err), SUITED_INVALID);
    assert_contains(err.text, "was wrapped with another key of the service");
    write_key_file(f, "not a key\n");
    assert_int_equal(keyring_name(f->ring, "c-1", false, &name, &err), SUITED_INVALID);
    assert_contains(err.text, "a line is not 64 hexadecimal digits");
    write_key_file(f, "\n");
    assert_int_equal(keyring_name(f->ring, "c-1", false, &name, &err), SUITED_INVALID);
    assert_contains(err.text, "it is empty");
}

/* Rotated by one process while another has the old key in memory. */
static void a_rotated_key_is_found_by_who_knows_the_old_one(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1"), other = name_of(f, "c-2");
    struct keyring *server = ring_in(f->dir);
    unsigned char first[SEAL_KEY], again[SEAL_KEY];
    size_t count;

    assert_ok(keyring_make(f->ring, &name, first, &err));
    assert_ok(keyring_name(server, "c-1", false, &name, &err)); /* it knows the old key */
    assert_ok(keyring_rotate(f->ring, false, &count, &err));
    assert_int_equal(count, 2); /* the key for names, and the client's */
    assert_ok(keyring_get(server, &name, false, again, &err));
    assert_memory_equal(first, again, SEAL_KEY);
    assert_ok(keyring_make(server, &other, again, &err));
    open_again(f);
    assert_ok(keyring_get(f->ring, &other, false, first, &err));
    assert_memory_equal(first, again, SEAL_KEY);
    keyring_free(server);
}

/* The same with the server making a key before it has read one: with the new key of the
 * service, never the one that is about to go. */
static void a_new_key_is_wrapped_with_the_newest_of_the_service(void **state)
{
    struct fixture *f = *state;
    struct client_name name = name_of(f, "c-1");
    unsigned char first[SEAL_KEY], again[SEAL_KEY];

    assert_ok(service_keys_add(NUMBER, &err));
    assert_ok(keyring_make(f->ring, &name, first, &err));
    assert_ok(service_keys_keep_first(NUMBER, &err));
    {
        struct keyring *other = ring_in(f->dir);

        assert_ok(keyring_get(other, &name, false, again, &err));
        assert_memory_equal(first, again, SEAL_KEY);
        keyring_free(other);
    }
}

static void a_key_for_another_client_does_not_open(void **state)
{
    struct fixture *f = *state;
    struct client_name one = name_of(f, "c-1"), two = name_of(f, "c-2");
    unsigned char key[SEAL_KEY];
    char from[SEAL_TEXT], to[SEAL_TEXT], command[600];

    assert_ok(keyring_make(f->ring, &one, key, &err));
    seal_hex(one.bytes, from);
    seal_hex(two.bytes, to);
    snprintf(command, sizeof(command), "cp '%s/keys/%s' '%s/keys/%s'", f->dir, from, f->dir,
             to);
    assert_int_equal(system(command), 0);
    assert_int_equal(keyring_get(f->ring, &two, false, key, &err), SUITED_INVALID);
    assert_contains(err.text, "was wrapped with another key");
}

static void the_key_may_be_a_credential_or_a_variable(void **state)
{
    struct fixture *f = *state;
    struct service_keys keys;
    char path[300];
    FILE *file;

    unsetenv("SUITED_KEY_FILE");
    assert_ok(service_keys_read(NUMBER, false, &keys, &err)); /* SUITED_KEY, of every test */
    assert_int_equal(keys.keys[0][0], 'k');
    setenv("CREDENTIALS_DIRECTORY", f->dir, 1);
    snprintf(path, sizeof(path), "%s/suited.key", f->dir);
    file = fopen(path, "w");
    fputs("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", file);
    fclose(file);
    assert_ok(service_keys_read(NUMBER, false, &keys, &err));
    assert_int_equal(keys.keys[0][0], 0xaa);
    assert_int_equal(service_keys_add(NUMBER, &err), SUITED_INVALID);
    assert_contains(err.text, "cannot change the service's key: it comes from '");
}

#define RING_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RING_TEST(a_name_is_the_same_each_time_and_tells_nothing),
        RING_TEST(two_services_have_other_names_for_one_id),
        RING_TEST(without_a_client_there_is_no_key_and_no_file),
        RING_TEST(a_key_is_made_once),
        RING_TEST(a_destroyed_key_is_gone_at_once),
        RING_TEST(a_lost_key_of_the_service_is_never_made_anew),
        RING_TEST(a_wrong_key_of_the_service_opens_nothing),
        RING_TEST(a_rotated_key_is_found_by_who_knows_the_old_one),
        RING_TEST(a_new_key_is_wrapped_with_the_newest_of_the_service),
        RING_TEST(a_key_for_another_client_does_not_open),
        RING_TEST(the_key_may_be_a_credential_or_a_variable),
    };

    return cmocka_run_group_tests_name("keyring", tests, NULL, NULL);
}
