/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "fixture.h"

static void a_put_vacancy_is_given_back(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Welder", "We weld in Hull.", "https://a.example/1");
    json_t *record;

    assert_ok(suited_view_commit(view, &err));
    view = begin(f, SUITED_READ);
    assert_ok(suited_view_record(view, number, &record, &err));
    assert_string_equal(json_text_of(record, "title"), "Welder");
    assert_string_equal(json_text_of(record, "status"), "open");
    json_decref(record);
    suited_view_close(view);
}

static void a_writing_view_sees_its_own_writes_and_others_do_not(void **state)
{
    struct fixture *f = *state;
    struct suited_view *writer = begin(f, SUITED_WRITE), *reader = begin(f, SUITED_READ);
    uint32_t number = put(writer, "Cook", "", "https://a.example/1"), found;
    struct suited_row row;

    assert_ok(suited_view_row(writer, number, &row, &err));
    assert_ok(suited_view_by_link(writer, "https://a.example/1", &found, &err));
    assert_int_equal(found, number);
    assert_int_equal(suited_view_row(reader, number, &row, &err), SUITED_NOTFOUND);
    assert_ok(suited_view_commit(writer, &err));
    assert_int_equal(suited_view_row(reader, number, &row, &err), SUITED_NOTFOUND);
    assert_int_equal(suited_view_blocks(reader), 0);
    suited_view_close(reader);
}

static void a_closed_view_forgets_what_was_not_committed(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t found;

    put(view, "Cook", "", "https://a.example/1");
    suited_view_close(view);
    view = begin(f, SUITED_READ);
    assert_int_equal(suited_view_by_link(view, "https://a.example/1", &found, &err),
                     SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no vacancy with the link 'https://a.example/1'");
    assert_int_equal(suited_view_numbers(view), 0);
    suited_view_close(view);
}

static void a_replaced_vacancy_has_its_new_links_alone(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Cook", "", "https://a.example/1"), found;

    put_as(view, number, "Head cook", "", "https://a.example/2");
    assert_int_equal(suited_view_numbers(view), 1);
    assert_int_equal(suited_view_changes(view), 2);
    assert_int_equal(suited_view_by_link(view, "https://a.example/1", &found, &err),
                     SUITED_NOTFOUND);
    assert_ok(suited_view_by_link(view, "https://a.example/2", &found, &err));
    assert_int_equal(found, number);
    assert_int_equal(count_live(view), 1);
    suited_view_close(view);
}

static void replacing_a_vacancy_that_is_not_there_is_notfound(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    struct suited_vacancy vacancy = {.record = json_object(), .row = {.number = 9}};

    assert_int_equal(suited_view_put(view, &vacancy, &err), SUITED_NOTFOUND);
    assert_string_equal(err.text, "there is no vacancy 9 to replace");
    json_decref(vacancy.record);
    suited_view_close(view);
}

static void a_row_that_contradicts_itself_is_refused(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    struct suited_vacancy vacancy = {.record = json_object(), .row = {.yes = 4, .no = 4}};

    assert_int_equal(suited_view_put(view, &vacancy, &err), SUITED_INVALID);
    assert_contains(err.text, "two values");
    json_decref(vacancy.record);
    suited_view_close(view);
}

static void a_shut_vacancy_is_found_by_number_and_in_no_block(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Cook", "", "https://a.example/1");
    struct suited_row row;
    json_t *record;

    assert_ok(suited_view_shut(view, number, suited_day_of(2026, 11, 1), "gone", &err));
    assert_int_equal(count_live(view), 0);
    assert_ok(suited_view_row(view, number, &row, &err));
    assert_ok(suited_view_record(view, number, &record, &err));
    assert_string_equal(json_text_of(record, "status"), "closed");
    assert_string_equal(json_text_of(json_object_get(record, "closed"), "day"), "2026-11-01");
    assert_string_equal(json_text_of(json_object_get(record, "closed"), "reason"), "gone");
    json_decref(record);
    suited_view_close(view);
}

static void a_later_put_opens_a_shut_vacancy_again(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Cook", "", "https://a.example/1");
    struct suited_vacancy vacancy = {.row = {.number = number}};

    assert_ok(suited_view_shut(view, number, 20000, "gone", &err));
    assert_ok(suited_view_record(view, number, &vacancy.record, &err));
    assert_ok(suited_view_put(view, &vacancy, &err));
    assert_string_equal(json_text_of(vacancy.record, "status"), "closed"); /* borrowed */
    json_decref(vacancy.record);
    assert_int_equal(count_live(view), 1);
    assert_ok(suited_view_record(view, number, &vacancy.record, &err));
    assert_string_equal(json_text_of(vacancy.record, "status"), "open");
    assert_null(json_object_get(vacancy.record, "closed"));
    json_decref(vacancy.record);
    suited_view_close(view);
}

static void shutting_twice_keeps_the_first_reason(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t number = put(view, "Cook", "", "https://a.example/1");
    json_t *record;

    assert_ok(suited_view_shut(view, number, 20000, "gone", &err));
    assert_ok(suited_view_shut(view, number, 20009, "date", &err));
    assert_ok(suited_view_record(view, number, &record, &err));
    assert_string_equal(json_text_of(json_object_get(record, "closed"), "reason"), "gone");
    assert_int_equal(suited_view_changes(view), 2);
    json_decref(record);
    suited_view_close(view);
}

static void of_two_vacancies_with_a_link_the_open_one_is_meant(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    uint32_t first = put(view, "Cook", "", "https://a.example/1");
    uint32_t second = put(view, "Cook", "", "https://a.example/1"), found;

    assert_ok(suited_view_by_link(view, "https://a.example/1", &found, &err));
    assert_int_equal(found, second);
    assert_ok(suited_view_shut(view, second, 20000, "gone", &err));
    assert_ok(suited_view_by_link(view, "https://a.example/1", &found, &err));
    assert_int_equal(found, first);
    suited_view_close(view);
}

static void a_second_writing_view_is_told_that_it_is_busy(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE), *second;

    assert_int_equal(suited_view_open(f->corpus, SUITED_WRITE, &second, &err), SUITED_BUSY);
    assert_null(second);
    assert_contains(err.text, "something else in this program is writing");
    suited_view_close(view);
    suited_view_close(begin(f, SUITED_WRITE));
}

static void a_reading_view_cannot_write(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_READ);

    assert_int_equal(suited_view_shut(view, 1, 20000, "gone", &err), SUITED_IO);
    assert_contains(err.text, "the view is for reading");
    suited_view_close(view);
}

/* Enough of them that a dictionary is trained, and that they do not fit one block. */
static void records_are_the_same_before_and_after_a_dictionary(void **state)
{
    struct fixture *f = *state;
    struct suited_view *view = begin(f, SUITED_WRITE);
    char title[40];
    json_t *record;

    for (int i = 1; i <= 1300; i++) {
        snprintf(title, sizeof(title), "Cook %d of many cooks", i);
        put(view, title, "A kitchen wants a cook, who can sit.", "https://a.example/1");
    }
    assert_ok(suited_view_commit(view, &err));
    view = begin(f, SUITED_READ);
    for (uint32_t i = 1; i <= 1300; i++) {
        snprintf(title, sizeof(title), "Cook %u of many cooks", (unsigned)i);
        assert_ok(suited_view_record(view, i, &record, &err));
        assert_string_equal(json_text_of(record, "title"), title);
        json_decref(record);
    }
    assert_int_equal(count_live(view), 1300);
    assert_int_equal(suited_view_blocks(view), 2);
    suited_view_close(view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(a_put_vacancy_is_given_back),
        CORPUS_TEST(a_writing_view_sees_its_own_writes_and_others_do_not),
        CORPUS_TEST(a_closed_view_forgets_what_was_not_committed),
        CORPUS_TEST(a_replaced_vacancy_has_its_new_links_alone),
        CORPUS_TEST(replacing_a_vacancy_that_is_not_there_is_notfound),
        CORPUS_TEST(a_row_that_contradicts_itself_is_refused),
        CORPUS_TEST(a_shut_vacancy_is_found_by_number_and_in_no_block),
        CORPUS_TEST(a_later_put_opens_a_shut_vacancy_again),
        CORPUS_TEST(shutting_twice_keeps_the_first_reason),
        CORPUS_TEST(of_two_vacancies_with_a_link_the_open_one_is_meant),
        CORPUS_TEST(a_second_writing_view_is_told_that_it_is_busy),
        CORPUS_TEST(a_reading_view_cannot_write),
        CORPUS_TEST(records_are_the_same_before_and_after_a_dictionary),
    };

    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
