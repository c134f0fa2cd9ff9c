/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/client.h"

#include <pthread.h>
#include <stdio.h>

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

/* Save over whatever is there; the number of the new version. */
static unsigned save(struct fixture *f, const char *id, const char *stage)
{
    json_t *profile = json_pack("{s:s, s:s}", "id", id, "stage", stage), *latest = NULL;
    struct suited_save next = {.profile = profile, .day = 18572, .author = "esw"};

    if (!suited_client_latest(f->store, id, &latest, NULL))
        next.base = (unsigned)json_integer_value(json_object_get(latest, "version"));
    json_decref(latest);
    assert_ok(suited_client_save(f->store, &next, &latest, &err));
    json_decref(latest);
    json_decref(profile);
    return next.base + 1;
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
    unsigned versions, events;
    json_t *found;

    save(f, "c-1", "ready");
    save(f, "c-1", "ready");
    save(f, "c-10", "ready");
    assert_ok(suited_client_forget(f->store, "c-1", &versions, &events, &err));
    assert_int_equal(versions, 2);
    assert_int_equal(suited_client_forget(f->store, "c-1", &versions, &events, &err),
                     SUITED_NOTFOUND);
    assert_int_equal(suited_client_history(f->store, "c-1", &found, &err), SUITED_NOTFOUND);
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

static enum suited_status try_save(struct fixture *f, const char *text, const char *said,
                                   unsigned base, json_t **latest)
{
    json_t *profile = json_loads(text, 0, NULL),
           *words = said ? json_loads(said, 0, NULL) : NULL;
    struct suited_save next = {profile, words, base, 18572, "Kim"};
    enum suited_status status = suited_client_save(f->store, &next, latest, &err);

    json_decref(words);
    json_decref(profile);
    return status;
}

static void a_profile_without_an_id_is_refused(void **state)
{
    json_t *latest;

    assert_int_equal(try_save(*state, "{}", NULL, 0, &latest), SUITED_INVALID);
    assert_contains(err.text, "has no id");
    assert_null(latest);
}

static void a_save_from_an_older_version_is_a_conflict_and_gives_the_other(void **state)
{
    struct fixture *f = *state;
    json_t *latest;

    save(f, "c-1", "ready");
    save(f, "c-1", "adapting");
    assert_int_equal(try_save(f, "{\"id\": \"c-1\"}", NULL, 1, &latest), SUITED_CONFLICT);
    assert_string_equal(err.text,
                        "cannot save client 'c-1': esw saved version 2 on 2020-11-06, and this "
                        "was made from version 1 (compare the two and save again)");
    assert_string_equal(json_text_of(json_object_get(latest, "profile"), "stage"), "adapting");
    json_decref(latest);
    assert_ok(suited_client_latest(f->store, "c-1", &latest, &err));
    assert_int_equal(json_integer_value(json_object_get(latest, "version")), 2);
    json_decref(latest);
}

static void a_new_client_whose_id_is_taken_is_a_conflict(void **state)
{
    json_t *latest;

    save(*state, "c-1", "ready");
    assert_int_equal(try_save(*state, "{\"id\": \"c-1\"}", NULL, 0, &latest), SUITED_CONFLICT);
    assert_contains(err.text, "there is a client 'c-1' already");
    json_decref(latest);
}

static void a_save_of_a_client_who_is_gone_is_notfound(void **state)
{
    json_t *latest;

    assert_int_equal(try_save(*state, "{\"id\": \"c-1\"}", NULL, 3, &latest), SUITED_NOTFOUND);
    assert_contains(err.text, "there is no client 'c-1'");
    assert_null(latest);
}

static void what_was_said_stays_until_it_is_said_anew(void **state)
{
    static const char *const profile = "{\"id\": \"c-1\"}";
    static const char *const said =
        "[{\"wish\": {\"early_start\": \"no\"}, \"words\": \"Mornings are bad\"}]";
    json_t *latest, *expected = json_loads(said, 0, NULL);

    assert_ok(try_save(*state, profile, said, 0, &latest));
    json_decref(latest);
    assert_ok(try_save(*state, profile, NULL, 1, &latest));
    assert_true(json_equal(json_object_get(latest, "said"), expected));
    json_decref(latest);
    assert_ok(try_save(*state, profile, "[]", 2, &latest));
    assert_int_equal(json_array_size(json_object_get(latest, "said")), 0);
    json_decref(latest);
    json_decref(expected);
}

static void words_that_are_not_beside_a_wish_are_refused(void **state)
{
    static const char *const profile = "{\"id\": \"c-1\"}";
    json_t *latest;

    assert_int_equal(try_save(*state, profile, "{}", 0, &latest), SUITED_INVALID);
    assert_contains(err.text, "is no list");
    assert_int_equal(try_save(*state, profile, "[{\"words\": \"x\"}]", 0, &latest),
                     SUITED_INVALID);
    assert_contains(err.text, "entry 1, is not");
}

static void words_without_end_are_refused(void **state)
{
    json_t *profile = json_pack("{s:s}", "id", "c-1"), *said, *latest;
    char *words = test_calloc(1, 5001);
    struct suited_save next = {.profile = profile, .author = "Kim"};

    memset(words, 'x', 5000);
    said = json_pack("[{s:{s:s}, s:s}]", "wish", "early_start", "no", "words", words);
    next.said = said;
    assert_int_equal(
        suited_client_save(((struct fixture *)*state)->store, &next, &latest, &err),
        SUITED_LIMIT);
    assert_contains(err.text, "longer than 4000 bytes");
    json_decref(said);
    json_decref(profile);
    test_free(words);
}

#define SAVERS 2
#define SAVES  40

struct saver {
    pthread_t thread;
    struct suited_store *store;
    unsigned failures;
    char name[8];
};

/* Save from the version last seen, and where somebody was faster from theirs. */
static void *save_often(void *context)
{
    struct saver *saver = context;
    json_t *profile = json_pack("{s:s}", "id", "c-1"), *latest;
    struct suited_save next = {.profile = profile, .author = saver->name};

    for (int done = 0; done < SAVES;) {
        enum suited_status status = suited_client_save(saver->store, &next, &latest, NULL);

        if (!status || status == SUITED_CONFLICT)
            next.base = (unsigned)json_integer_value(json_object_get(latest, "version"));
        else if (status != SUITED_BUSY)
            saver->failures++;
        done += status != SUITED_CONFLICT && status != SUITED_BUSY;
        json_decref(latest);
    }
    json_decref(profile);
    return NULL;
}

static void two_savers_at_once_never_make_the_same_version(void **state)
{
    struct fixture *f = *state;
    struct saver savers[SAVERS] = {{0}};
    json_t *history, *version;
    size_t i;

    for (i = 0; i < SAVERS; i++) {
        savers[i].store = f->store;
        snprintf(savers[i].name, sizeof(savers[i].name), "esw %zu", i);
        pthread_create(&savers[i].thread, NULL, save_often, &savers[i]);
    }
    for (i = 0; i < SAVERS; i++) {
        pthread_join(savers[i].thread, NULL);
        assert_int_equal(savers[i].failures, 0);
    }
    assert_ok(suited_client_history(f->store, "c-1", &history, &err));
    assert_int_equal(json_array_size(history), SAVERS * SAVES);
    json_array_foreach(history, i, version)
        assert_int_equal(json_integer_value(json_object_get(version, "version")), i + 1);
    json_decref(history);
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
        CLIENT_TEST(a_save_from_an_older_version_is_a_conflict_and_gives_the_other),
        CLIENT_TEST(a_new_client_whose_id_is_taken_is_a_conflict),
        CLIENT_TEST(a_save_of_a_client_who_is_gone_is_notfound),
        CLIENT_TEST(what_was_said_stays_until_it_is_said_anew),
        CLIENT_TEST(words_that_are_not_beside_a_wish_are_refused),
        CLIENT_TEST(words_without_end_are_refused),
        CLIENT_TEST(two_savers_at_once_never_make_the_same_version),
    };

    return cmocka_run_group_tests_name("client", tests, NULL, NULL);
}
