/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/audit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "suited/client.h"
#include "support.h"

struct fixture {
    char *dir;
    struct suited_store *store;
    char path[200];
};

static void save_client(struct fixture *f, const char *id)
{
    json_t *profile = json_pack("{s:s, s:s}", "id", id, "stage", "ready"), *latest;
    const struct suited_save save = {.profile = profile, .day = 1, .author = "rosa"};

    assert_ok(suited_client_save(f->store, &save, &latest, &err));
    json_decref(latest);
    json_decref(profile);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    assert_ok(suited_store_create(f->dir, &err));
    assert_ok(suited_store_open(f->dir, SUITED_SHARE, &f->store, &err));
    snprintf(f->path, sizeof(f->path), "%s/audit.log", f->dir);
    *state = f;
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

static void look(struct fixture *f, const char *who, const char *client)
{
    const struct suited_access access = {
        .who = who, .did = "client show", .client = client, .at = 1700000000};

    assert_ok(suited_audit_add(f->store, &access, &err));
}

/* The log is good for so many lines, and then this is wrong. */
static void assert_log(struct fixture *f, json_int_t lines, const char *fault)
{
    json_t *found;

    assert_ok(suited_audit_verify(f->store, &found, &err));
    assert_int_equal(json_integer_value(json_object_get(found, "lines")), lines);
    assert_string_equal(json_text_of(found, "fault"), fault);
    json_decref(found);
}

static char *read_log(struct fixture *f, size_t *length)
{
    FILE *file = fopen(f->path, "rb");
    char *text = calloc(1, 100000);

    assert_non_null(file);
    *length = fread(text, 1, 99999, file);
    fclose(file);
    return text;
}

static void write_log(struct fixture *f, const char *text, size_t length)
{
    FILE *file = fopen(f->path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    fclose(file);
}

static void where_there_is_no_client_nothing_is_written(void **state)
{
    struct fixture *f = *state;

    look(f, "rosa", "c-1");
    assert_log(f, 0, "");
    assert_int_not_equal(access(f->path, F_OK), 0);
}

static void each_look_is_a_line_and_names_no_client_in_clear(void **state)
{
    struct fixture *f = *state;
    json_t *lines, *line;
    size_t length;
    char *text;

    save_client(f, "c-17-kim");
    look(f, "rosa", "c-17-kim");
    look(f, "omar", NULL);
    look(f, "omar", "c-17-kim");
    assert_log(f, 3, "");
    text = read_log(f, &length);
    assert_null(strstr(text, "c-17"));
    free(text);
    assert_ok(suited_audit_list(f->store, "c-17-kim", &lines, &err));
    assert_int_equal(json_array_size(lines), 2);
    line = json_array_get(lines, 1);
    assert_string_equal(json_text_of(line, "who"), "omar");
    assert_string_equal(json_text_of(line, "did"), "client show");
    assert_string_equal(json_text_of(line, "at"), "2023-11-14T22:13:20Z");
    assert_int_equal(json_integer_value(json_object_get(line, "number")), 3);
    json_decref(lines);
    assert_ok(suited_audit_list(f->store, NULL, &lines, &err));
    assert_int_equal(json_array_size(lines), 3);
    json_decref(lines);
}

/* Whatever bit of the log is another: no line with it is taken for good. */
static void any_changed_byte_is_found(void **state)
{
    struct fixture *f = *state;
    size_t length;
    char *text;

    save_client(f, "c-1");
    for (int i = 0; i < 3; i++)
        look(f, "rosa", "c-1");
    text = read_log(f, &length);
    for (size_t at = 0; at < length; at++) {
        json_t *found;

        text[at] ^= 1;
        write_log(f, text, length);
        assert_ok(suited_audit_verify(f->store, &found, &err));
        if (json_is_null(json_object_get(found, "fault")))
            fail_msg("byte %zu was changed and nobody saw it", at);
        json_decref(found);
        text[at] ^= 1;
    }
    write_log(f, text, length);
    assert_log(f, 3, "");
    free(text);
}

static void a_line_taken_out_or_put_in_twice_is_found(void **state)
{
    struct fixture *f = *state;
    size_t length, first, second;
    char *text, *other = calloc(1, 200000);

    save_client(f, "c-1");
    for (int i = 0; i < 3; i++)
        look(f, "rosa", "c-1");
    text = read_log(f, &length);
    first = (size_t)(strchr(text, '\n') + 1 - text);
    second = (size_t)(strchr(text + first, '\n') + 1 - text);
    memcpy(other, text, first);
    memcpy(other + first, text + second, length - second);
    write_log(f, other, first + length - second);
    assert_log(f, 1, "line 2 was changed, or does not follow the one before");
    memcpy(other, text, second);
    memcpy(other + second, text + first, length - first);
    write_log(f, other, second + length - first);
    assert_log(f, 2, "line 3 was changed, or does not follow the one before");
    write_log(f, text, second);
    assert_log(f, 2, ""); /* cut off at the end: only a seal that was noted down shows it */
    free(other);
    free(text);
}

static void a_line_that_power_cut_off_is_mended_by_the_next(void **state)
{
    struct fixture *f = *state;
    size_t length;
    char *text;

    save_client(f, "c-1");
    look(f, "rosa", "c-1");
    look(f, "rosa", "c-1");
    text = read_log(f, &length);
    for (size_t cut = 1; cut < length; cut += 7) {
        json_int_t whole = strchr(text, '\n') - text < (long)cut ? 1 : 0;

        write_log(f, text, cut);
        look(f, "omar", "c-1");
        assert_log(f, whole + 1, "");
    }
    free(text);
}

static void many_may_add_at_once(void **state)
{
    struct fixture *f = *state;
    enum { WRITERS = 4, LINES = 25 };

    save_client(f, "c-1");
    for (int i = 0; i < WRITERS; i++) {
        if (fork())
            continue;
        for (int line = 0; line < LINES; line++) {
            const struct suited_access access = {.who = "rosa", .did = "x", .client = "c-1"};

            if (suited_audit_add(f->store, &access, NULL))
                _exit(1);
        }
        _exit(0);
    }
    for (int i = 0, how; i < WRITERS; i++) {
        wait(&how);
        assert_int_equal(how, 0);
    }
    assert_log(f, WRITERS * LINES, "");
}

static void who_cannot_be_written_down_is_told(void **state)
{
    struct fixture *f = *state;
    const struct suited_access access = {.who = "rosa", .did = "x", .client = "c-1"};

    save_client(f, "c-1");
    symlink("/nonexistent/log", f->path);
    assert_int_equal(suited_audit_add(f->store, &access, &err), SUITED_IO);
    assert_contains(err.text, "cannot open the log of who looks at clients' records, '");
}

#define AUDIT_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AUDIT_TEST(where_there_is_no_client_nothing_is_written),
        AUDIT_TEST(each_look_is_a_line_and_names_no_client_in_clear),
        AUDIT_TEST(any_changed_byte_is_found),
        AUDIT_TEST(a_line_taken_out_or_put_in_twice_is_found),
        AUDIT_TEST(a_line_that_power_cut_off_is_mended_by_the_next),
        AUDIT_TEST(many_may_add_at_once),
        AUDIT_TEST(who_cannot_be_written_down_is_told),
    };

    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
