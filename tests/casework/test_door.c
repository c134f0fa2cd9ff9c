/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "casework/attempts.h"
#include "suited/door.h"

#define PASSWORD "four words make one"
#define NOW      INT64_C(1800000000)
#define HOUR     3600
#define DAY      (24 * HOUR)

/* A store of its own for each test, and its door. */
struct fixture {
    char *dir;
    struct suited_store *store;
    struct suited_door *door;
    struct suited_session session;
    unsigned wait;
    char code[SUITED_CODE_TEXT];
};

static void open_door(struct fixture *f)
{
    assert_ok(suited_store_open(f->dir, SUITED_SHARE, &f->store, &err));
    assert_ok(suited_door_open(f->store, &f->door, &err));
}

static void close_door(struct fixture *f)
{
    suited_door_close(f->door);
    suited_store_close(f->store);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    assert_ok(suited_store_create(f->dir, &err));
    open_door(f);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    close_door(f);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

#define DOOR_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static enum suited_status add(struct fixture *f, const char *name, enum suited_role role,
                              const char *password)
{
    struct suited_person person = {.role = role, .is_active = true};

    snprintf(person.name, sizeof(person.name), "%s", name);
    return suited_person_add(f->store, &person, password, NOW, f->code, &err);
}

static enum suited_status sign_in_from(struct fixture *f, const char *address, const char *name,
                                       const char *password)
{
    const struct suited_knock knock = {
        .name = name, .password = password, .address = address, .now = NOW};

    return suited_door_sign_in(f->door, &knock, &f->session, &f->wait, &err);
}

static enum suited_status sign_in(struct fixture *f, const char *name, const char *password,
                                  int64_t now)
{
    const struct suited_knock knock = {
        .name = name, .password = password, .address = "192.0.2.7", .now = now};

    return suited_door_sign_in(f->door, &knock, &f->session, &f->wait, &err);
}

static enum suited_status welcome(struct fixture *f, const char *name, const char *code,
                                  int64_t now)
{
    const struct suited_knock knock = {
        .name = name, .password = PASSWORD, .code = code, .address = "192.0.2.7", .now = now};

    return suited_door_welcome(f->door, &knock, &f->session, &f->wait, &err);
}

static enum suited_status who(struct fixture *f, int64_t now)
{
    struct suited_person person;

    return suited_door_who(f->door, f->session.token, now, &person, &err);
}

/* ---- sessions ---- */

static void a_session_ends_twelve_hours_after_its_last_use(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW));
    assert_ok(who(f, NOW + 11 * HOUR));
    assert_ok(who(f, NOW + 22 * HOUR));
    assert_int_equal(who(f, NOW + 35 * HOUR), SUITED_NOTFOUND);
    assert_contains(err.text, "nobody is signed in");
}

static void a_session_ends_after_seven_days_however_it_is_used(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW));
    for (int i = 1; i <= 16; i++)
        assert_ok(who(f, NOW + i * 10 * HOUR));
    assert_ok(who(f, NOW + 7 * DAY));
    assert_int_equal(who(f, NOW + 7 * DAY + 1), SUITED_NOTFOUND);
}

static void the_last_use_is_written_once_a_minute_and_at_the_end(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW));
    assert_ok(who(f, NOW + 10 * HOUR));
    assert_ok(suited_door_keep(f->door, NOW + 10 * HOUR, false, &err));
    assert_ok(who(f, NOW + 10 * HOUR + 30));
    assert_ok(suited_door_keep(f->door, NOW + 10 * HOUR + 30, false, &err)); /* not yet */
    close_door(f);
    open_door(f);
    assert_int_equal(who(f, NOW + 22 * HOUR + 1), SUITED_NOTFOUND);
    assert_ok(who(f, NOW + 22 * HOUR));
    assert_ok(suited_door_keep(f->door, NOW + 22 * HOUR, true, &err));
    close_door(f);
    open_door(f);
    assert_ok(who(f, NOW + 34 * HOUR));
}

static void who_may_not_sign_in_any_more_is_signed_out(void **state)
{
    static const bool no = false, yes = true;
    struct suited_person_edit edit = {.is_active = &no, .now = NOW};
    struct suited_person after;
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW));
    assert_ok(suited_person_change(f->store, "Rosa", &edit, &after, f->code, &err));
    assert_false(after.is_active);
    assert_int_equal(who(f, NOW), SUITED_NOTFOUND);
    assert_int_equal(sign_in(f, "rosa", PASSWORD, NOW), SUITED_REFUSED);
    edit.is_active = &yes;
    assert_ok(suited_person_change(f->store, "Rosa", &edit, &after, f->code, &err));
    assert_int_equal(who(f, NOW), SUITED_NOTFOUND);
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW));
}

/* ---- codes ---- */

static void a_code_is_good_once_and_for_fourteen_days(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, NULL));
    assert_int_equal(sign_in(f, "rosa", PASSWORD, NOW), SUITED_REFUSED);
    assert_int_equal(welcome(f, "rosa", f->code, NOW + 14 * DAY + 1), SUITED_REFUSED);
    assert_int_equal(welcome(f, "kim", f->code, NOW), SUITED_REFUSED);
    assert_int_equal(welcome(f, "rosa", "", NOW), SUITED_REFUSED);
    assert_ok(welcome(f, "rosa", f->code, NOW + 14 * DAY));
    assert_ok(who(f, NOW + 14 * DAY));
    assert_int_equal(welcome(f, "rosa", f->code, NOW), SUITED_REFUSED);
    assert_contains(err.text, "name or code is wrong");
}

static void a_code_may_be_typed_carelessly(void **state)
{
    struct fixture *f = *state;
    char typed[40] = "";

    assert_ok(add(f, "rosa", SUITED_ESW, NULL));
    for (const char *c = f->code; *c; c++)
        if (*c != '-')
            snprintf(typed + strlen(typed), 3, "%c ",
                     *c == '0'   ? 'o'
                     : *c == '1' ? 'l'
                     : *c >= 'A' ? *c | 0x20
                                 : *c);
    assert_ok(welcome(f, "rosa", typed, NOW));
}

static void the_first_code_makes_one_administrator(void **state)
{
    struct fixture *f = *state;
    bool is_first;

    assert_ok(suited_door_is_first(f->door, &is_first, &err));
    assert_true(is_first);
    assert_int_equal(welcome(f, "ada", "", NOW), SUITED_REFUSED);
    assert_ok(suited_door_first_code(f->door, NOW, f->code, &err));
    assert_ok(welcome(f, "ada", f->code, NOW));
    assert_int_equal(f->session.person.role, SUITED_ADMIN);
    assert_string_equal(f->session.person.name, "ada");
    assert_int_equal(welcome(f, "eve", f->code, NOW), SUITED_REFUSED);
    assert_ok(suited_door_is_first(f->door, &is_first, &err));
    assert_false(is_first);
}

static void a_first_code_is_void_once_somebody_has_an_account(void **state)
{
    struct fixture *f = *state;
    char first[SUITED_CODE_TEXT];

    assert_ok(suited_door_first_code(f->door, NOW, first, &err));
    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_int_equal(welcome(f, "eve", first, NOW), SUITED_REFUSED);
}

static void somebody_stays_who_can_see_to_people(void **state)
{
    static const enum suited_role esw = SUITED_ESW;
    static const bool no = false;
    struct suited_person_edit edit = {.role = &esw, .now = NOW};
    struct suited_person after;
    struct fixture *f = *state;

    assert_ok(add(f, "ada", SUITED_ADMIN, PASSWORD));
    assert_int_equal(suited_person_change(f->store, "ada", &edit, &after, f->code, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "nobody would be left who is an administrator");
    edit = (struct suited_person_edit){.is_active = &no};
    assert_int_equal(suited_person_change(f->store, "ada", &edit, &after, f->code, &err),
                     SUITED_INVALID);
    assert_ok(add(f, "bea", SUITED_ADMIN, PASSWORD));
    assert_ok(suited_person_change(f->store, "ada", &edit, &after, f->code, &err));
    assert_ok(suited_person_find(f->store, "ADA", &after, &err));
    assert_false(after.is_active);
}

/* ---- guessing ---- */

static void who_guesses_a_password_waits_longer_each_time(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    for (int i = 0; i < 5; i++)
        assert_int_equal(sign_in(f, "rosa", "not that one", NOW), SUITED_REFUSED);
    assert_int_equal(sign_in(f, "rosa", PASSWORD, NOW), SUITED_WAIT);
    assert_int_equal(f->wait, 2);
    assert_contains(err.text, "tried too often: wait 2 seconds");
    assert_int_equal(sign_in(f, "rosa", "not that one", NOW + 2), SUITED_REFUSED);
    assert_int_equal(sign_in(f, "ROSA", PASSWORD, NOW + 2), SUITED_WAIT);
    assert_int_equal(f->wait, 4);
    assert_ok(sign_in(f, "rosa", PASSWORD, NOW + 6));
    assert_int_equal(sign_in(f, "rosa", "not that one", NOW + 6), SUITED_REFUSED);
}

static void who_is_made_to_wait_does_not_shut_the_address_for_others(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    assert_ok(add(f, "lee", SUITED_LEAD, PASSWORD));
    for (int i = 0; i < 40; i++)
        sign_in(f, "rosa", "not that one", NOW);
    assert_int_equal(sign_in(f, "rosa", PASSWORD, NOW), SUITED_WAIT);
    assert_ok(sign_in(f, "lee", PASSWORD, NOW));
}

static void who_guesses_elsewhere_does_not_keep_the_owner_out(void **state)
{
    struct fixture *f = *state;

    assert_ok(add(f, "rosa", SUITED_ESW, PASSWORD));
    for (int i = 0; i < 6; i++)
        sign_in_from(f, "192.0.2.66", "rosa", "not that one");
    assert_int_equal(sign_in_from(f, "192.0.2.66", "rosa", PASSWORD), SUITED_WAIT);
    assert_ok(sign_in_from(f, "192.0.2.7", "rosa", PASSWORD));
    assert_int_equal(sign_in_from(f, "192.0.2.66", "rosa", PASSWORD), SUITED_WAIT);
}

static void a_name_has_so_many_tries_from_everywhere(void **state)
{
    static struct attempts attempts;

    (void)state;
    attempts_init(&attempts);
    for (int i = 0; i < 100; i++)
        assert_int_equal(attempts_begin(&attempts, BY_NAME, "rosa", NOW), 0);
    assert_int_equal(attempts_wait(&attempts, BY_NAME, "rosa", NOW), 2);
    assert_int_equal(attempts_begin(&attempts, BY_NAME, "rosa", NOW), 2);
    attempts_release(&attempts);
}

static void who_guesses_names_waits_too(void **state)
{
    static struct attempts attempts;

    (void)state;
    attempts_init(&attempts);
    for (int i = 0; i < 30; i++)
        assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.7", NOW), 0);
    assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.7", NOW), 2);
    assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.8", NOW), 0);
    assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.7", NOW + 2), 0);
    assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.7", NOW + 2), 4);
    assert_int_equal(attempts_begin(&attempts, BY_ADDRESS, "192.0.2.7", NOW + 2 * HOUR), 0);
    attempts_release(&attempts);
}

static void a_flood_of_names_takes_no_more_memory(void **state)
{
    static struct attempts attempts;
    char name[20];

    (void)state;
    attempts_init(&attempts);
    for (int i = 0; i < 20 * ATTEMPTS_SLOTS; i++) {
        snprintf(name, sizeof(name), "name %d", i);
        assert_int_equal(attempts_begin(&attempts, BY_NAME, name, NOW), 0);
    }
    attempts_release(&attempts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOOR_TEST(a_session_ends_twelve_hours_after_its_last_use),
        DOOR_TEST(a_session_ends_after_seven_days_however_it_is_used),
        DOOR_TEST(the_last_use_is_written_once_a_minute_and_at_the_end),
        DOOR_TEST(who_may_not_sign_in_any_more_is_signed_out),
        DOOR_TEST(a_code_is_good_once_and_for_fourteen_days),
        DOOR_TEST(a_code_may_be_typed_carelessly),
        DOOR_TEST(the_first_code_makes_one_administrator),
        DOOR_TEST(a_first_code_is_void_once_somebody_has_an_account),
        DOOR_TEST(somebody_stays_who_can_see_to_people),
        DOOR_TEST(who_guesses_a_password_waits_longer_each_time),
        DOOR_TEST(who_guesses_elsewhere_does_not_keep_the_owner_out),
        cmocka_unit_test(a_name_has_so_many_tries_from_everywhere),
        DOOR_TEST(who_is_made_to_wait_does_not_shut_the_address_for_others),
        cmocka_unit_test(who_guesses_names_waits_too),
        cmocka_unit_test(a_flood_of_names_takes_no_more_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
