/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "base/strbuf.h"
#include "fixture.h"

static void note(struct suited_view *view, enum suited_note kind, const char *key,
                 size_t length)
{
    json_t *value = json_pack("{s:I}", "n", (json_int_t)length);

    assert_ok(suited_note_put(view, kind, key, length, value, &err));
    json_decref(value);
}

static enum suited_status join(void *context, const char *key, size_t length, json_t *value,
                               struct suited_error *e)
{
    struct strbuf *all = context;

    (void)e;
    assert_int_equal(json_integer_value(json_object_get(value, "n")), length);
    for (size_t i = 0; i < length; i++)
        strbuf_putc(all, key[i] ? key[i] : '0');
    strbuf_putc(all, ' ');
    return SUITED_OK;
}

static void notes_come_in_order_of_their_bytes_and_by_prefix(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    struct strbuf all = STRBUF_INIT;

    note(view, SUITED_NOTE_ADVERT, "b\0z", 3);
    note(view, SUITED_NOTE_ADVERT, "b\0a", 3);
    note(view, SUITED_NOTE_ADVERT, "a", 1);
    note(view, SUITED_NOTE_ADVERT, "\xff", 1);
    note(view, SUITED_NOTE_FEED, "b", 1);
    assert_ok(suited_note_each(view, &(struct suited_note_range){SUITED_NOTE_ADVERT, "b\0", 2},
                               join, &all, &err));
    assert_string_equal(all.text, "b0a b0z ");
    strbuf_clear(&all);
    assert_ok(suited_note_each(view, &(struct suited_note_range){.kind = SUITED_NOTE_ADVERT},
                               join, &all, &err));
    assert_string_equal(all.text, "a b0a b0z \xff ");
    strbuf_release(&all);
    suited_view_close(view);
}

static void a_note_is_kept_replaced_and_deleted(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    json_t *value = json_string("GB"), *found;

    note(view, SUITED_NOTE_SETTING, "country", 7);
    assert_ok(suited_note_put(view, SUITED_NOTE_SETTING, "country", 7, value, &err));
    assert_ok(suited_view_commit(view, &err));
    view = begin(f, SUITED_WRITE);
    assert_ok(suited_note_get(view, SUITED_NOTE_SETTING, "country", 7, &found, &err));
    assert_true(json_equal(value, found));
    json_decref(found);
    assert_ok(suited_note_delete(view, SUITED_NOTE_SETTING, "country", 7, &err));
    assert_ok(suited_note_delete(view, SUITED_NOTE_SETTING, "country", 7, &err));
    assert_int_equal(suited_note_get(view, SUITED_NOTE_SETTING, "country", 7, &found, &err),
                     SUITED_NOTFOUND);
    assert_null(found);
    assert_string_equal(err.text, "there is no note 'country'");
    json_decref(value);
    suited_view_close(view);
}

static void a_key_of_400_bytes_is_kept_and_a_longer_one_refused(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    json_t *value = json_object();
    char key[401];

    memset(key, 'k', sizeof(key));
    assert_ok(suited_note_put(view, SUITED_NOTE_TAG, key, 400, value, &err));
    assert_int_equal(suited_note_put(view, SUITED_NOTE_TAG, key, 401, value, &err),
                     SUITED_LIMIT);
    assert_contains(err.text, "its key has 401 bytes and may have 400");
    json_decref(value);
    suited_view_close(view);
}

static enum suited_status stop(void *context, const char *key, size_t length, json_t *value,
                               struct suited_error *e)
{
    (void)context, (void)key, (void)length, (void)value;
    return suited_fail(e, SUITED_NOTFOUND, "enough");
}

static void what_a_visitor_returns_is_passed_on(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);

    note(view, SUITED_NOTE_FEED, "a", 1);
    assert_int_equal(suited_note_each(view,
                                      &(struct suited_note_range){.kind = SUITED_NOTE_FEED},
                                      stop, NULL, &err),
                     SUITED_NOTFOUND);
    assert_string_equal(err.text, "enough");
    suited_view_close(view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(notes_come_in_order_of_their_bytes_and_by_prefix),
        CORPUS_TEST(a_note_is_kept_replaced_and_deleted),
        CORPUS_TEST(a_key_of_400_bytes_is_kept_and_a_longer_one_refused),
        CORPUS_TEST(what_a_visitor_returns_is_passed_on),
    };

    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
