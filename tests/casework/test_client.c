/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/client.h"

#include "base/json.h"
#include "support.h"

struct fixture {
    char *dir;
    struct suited_store *store;
};

static int open_empty_store(void **state)
{
    struct fixture *f = test_malloc(sizeof(*f));

    f->dir = temp_dir();
    *state = f;
    return suited_store_create(f->dir, &err) ||
           suited_store_open(f->dir, SUITED_WRITE, &f->store, &err);
}

static int close_store(void **state)
{
    struct fixture *f = *state;

    suited_store_close(f->store);
    remove_tree(f->dir);
    test_free(f);
    return 0;
}

static unsigned save(struct fixture *f, const char *id, const char *stage)
{
    json_t *profile = json_pack("{s:s, s:s}", "id", id, "stage", stage);
    unsigned version = 0;

    assert_ok(suited_client_put(f->store, profile, 18572, "esw", &version, &err));
    json_decref(profile);
    return version;
}

static void each_save_is_a_version_and_none_is_lost(void **state)
{
    struct fixture *f = *state;
    json_t *history, *latest;

    assert_int_equal(save(f, "c-1", "ready"), 1);
    assert_int_equal(save(f, "c-1", "adapting"), 2);
    assert_ok(suited_client_history(f->store, "c-1", &history, &err));
    assert_int_equal(json_array_size(history), 2);
    assert_string_equal(json_text_of(json_array_get(history, 0), "day"), "2020-11-06");
    assert_ok(suited_client_get(f->store, "c-1", &latest, &err));
    assert_string_equal(json_text_of(latest, "stage"), "adapting");
    json_decref(history);
    json_decref(latest);
}

static void an_id_that_begins_like_another_is_another_client(void **state)
{
    struct fixture *f = *state;
    json_t *list;

    save(f, "c-1", "ready");
    save(f, "c-10", "ready");
    save(f, "c-10", "exploring");
    assert_ok(suited_client_list(f->store, &list, &err));
    assert_int_equal(json_array_size(list), 2);
    assert_string_equal(json_text_of(json_array_get(list, 1), "stage"), "exploring");
    json_decref(list);
}

static void forgetting_removes_every_version_of_that_client_alone(void **state)
{
    struct fixture *f = *state;
    unsigned versions;
    json_t *found;

    save(f, "c-1", "ready");
    save(f, "c-1", "ready");
    save(f, "c-10", "ready");
    assert_ok(suited_client_forget(f->store, "c-1", &versions, &err));
    assert_int_equal(versions, 2);
    assert_int_equal(suited_client_get(f->store, "c-1", &found, &err), SUITED_NOTFOUND);
    assert_ok(suited_client_get(f->store, "c-10", &found, &err));
    json_decref(found);
}

static void an_unknown_client_is_notfound_and_named(void **state)
{
    struct fixture *f = *state;
    json_t *found;

    assert_int_equal(suited_client_get(f->store, "c-9", &found, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no client 'c-9' (see 'suited client list')");
    assert_null(found);
}

static void a_profile_without_an_id_is_refused(void **state)
{
    struct fixture *f = *state;
    json_t *profile = json_object();
    unsigned version;

    assert_int_equal(suited_client_put(f->store, profile, 0, "esw", &version, &err),
                     SUITED_INVALID);
    assert_contains(err.text, "has no id");
    json_decref(profile);
}

#define CLIENT_TEST(name) cmocka_unit_test_setup_teardown(name, open_empty_store, close_store)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENT_TEST(each_save_is_a_version_and_none_is_lost),
        CLIENT_TEST(an_id_that_begins_like_another_is_another_client),
        CLIENT_TEST(forgetting_removes_every_version_of_that_client_alone),
        CLIENT_TEST(an_unknown_client_is_notfound_and_named),
        CLIENT_TEST(a_profile_without_an_id_is_refused),
    };

    return cmocka_run_group_tests_name("client", tests, NULL, NULL);
}
