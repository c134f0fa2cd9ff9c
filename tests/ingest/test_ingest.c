/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ingest/service.h"

static void a_second_read_finds_everything_unchanged(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_int_equal(f->report.read, 2);
    assert_int_equal(f->report.fresh, 2);
    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_int_equal(f->report.unchanged, 2);
    assert_int_equal(f->report.fresh + f->report.changed + f->report.closed, 0);
}

static void a_changed_advert_keeps_its_vacancy(void **state)
{
    struct fixture *f = *state;
    json_t *record;

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(read_feed(f, "a",
                        "{\"id\": 1, \"title\": \"Head porter\", \"employer\": \"Town Hall\", "
                        "\"description\": \"Lead the porters.\"}"));
    assert_int_equal(f->report.changed, 1);
    record = record_of(f, 1);
    assert_string_equal(json_text_of(record, "title"), "Head porter");
    json_decref(record);
}

static void word_for_word_copies_are_one_vacancy_with_both_links(void **state)
{
    struct fixture *f = *state;
    json_t *record;

    assert_ok(read_feed(f, "a", PORTER "," PORTER_AGAIN "," PORTER_ELSEWHERE));
    assert_int_equal(f->report.fresh, 2);
    assert_int_equal(f->report.copies, 1);
    record = record_of(f, 1);
    assert_int_equal(json_array_size(json_object_get(record, "links")), 2);
    json_decref(record);
}

/* Forty adverts of one job, `first` the number of the first. */
static void read_reposts(struct fixture *f, int first)
{
    struct strbuf records = STRBUF_INIT;

    for (int i = first; i < first + 40; i++)
        strbuf_printf(
            &records,
            "%s{\"id\": \"r%d\", \"title\": \"Cook\", \"url\": \"https://r.example/%d\"}",
            i > first ? "," : "", i, i);
    assert_ok(read_feed(f, "reposts", records.text));
    strbuf_release(&records);
}

static uint64_t change_count(struct fixture *f)
{
    struct suited_view *view;
    uint64_t count;

    assert_ok(suited_view_open(f->corpus, SUITED_READ, &view, &err));
    count = suited_view_changes(view);
    suited_view_close(view);
    return count;
}

static void a_job_posted_many_times_is_written_once_with_every_link(void **state)
{
    struct fixture *f = *state;
    uint64_t before = change_count(f);

    read_reposts(f, 0);
    assert_int_equal(f->report.copies, 39);
    assert_int_equal(change_count(f) - before, 2);
    for (int again = 0; again < 2; again++)
        read_reposts(f, 20); /* half of them go, and twenty come */
    assert_true(change_count(f) - before <= 5);
    json_t *record = record_of(f, 1);
    assert_int_equal(json_array_size(json_object_get(record, "links")), 40);
    json_decref(record);
}

static void what_is_absent_closes_after_two_good_reads(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_ok(read_feed(f, "a", COOK));
    assert_int_equal(f->report.closed, 0);
    assert_ok(read_feed(f, "a", COOK));
    assert_int_equal(f->report.closed, 1);
    assert_false(is_open(f, 1));
    assert_true(is_open(f, 2));
}

static void an_empty_read_closes_nothing_and_says_so(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER));
    for (int i = 0; i < 3; i++)
        assert_ok(read_feed(f, "a", ""));
    assert_int_equal(f->report.closed, 0);
    assert_contains(f->report.note, "came back empty, so nothing was closed");
    assert_true(is_open(f, 1));
}

static void a_short_read_closes_nothing_and_says_so(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(
        f, "a", PORTER "," COOK "," PORTER_ELSEWHERE ",{\"id\": 5, \"title\": \"Clerk\"}"));
    for (int i = 0; i < 3; i++)
        assert_ok(read_feed(f, "a", PORTER));
    assert_contains(f->report.note, "came back with 1 adverts where 4 stood before");
    assert_true(is_open(f, 2));
}

static void a_broken_read_keeps_what_came_and_closes_nothing(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", COOK));
    write_file(f->file, "{\"jobs\": [" PORTER ", {\"id\": 9, \"ti");
    for (int i = 0; i < 3; i++)
        assert_int_equal(
            suited_ingest_file(f->ingest, f->file, f->format, "a", &f->report, &err),
            SUITED_INVALID);
    assert_true(is_open(f, 1));
    assert_true(is_open(f, 2));
}

static void what_the_feed_says_is_gone_closes_at_once(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_ok(read_feed(f, "a", "{\"id\": 1, \"removed\": true}," COOK));
    assert_int_equal(f->report.closed, 1);
    assert_false(is_open(f, 1));
}

static void a_re_post_opens_the_vacancy_it_was(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_ok(read_feed(f, "a", "{\"id\": 1, \"removed\": true}," COOK));
    assert_ok(read_feed(f, "a", PORTER_AGAIN "," COOK));
    assert_int_equal(f->report.copies, 1);
    assert_true(is_open(f, 1));
}

static void a_copy_on_another_board_is_the_same_job_until_both_are_gone(void **state)
{
    struct fixture *f = *state;
    json_t *record;

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(read_feed(f, "b",
                        "{\"id\": \"x\", \"title\": \"Porter - Leeds\", \"employer\": \"TOWN "
                        "HALL\", \"places\": [\"Leeds\"], \"url\": \"https://b.example/x\", "
                        "\"description\": \"Carry post about the building\"}"));
    assert_int_equal(f->report.copies, 1);
    assert_ok(read_feed(f, "a", "{\"id\": 1, \"removed\": true}"));
    record = record_of(f, 1);
    assert_null(json_object_get(record, "closed"));
    assert_string_equal(json_text_of(record, "url"), "https://b.example/x");
    json_decref(record);
    assert_ok(read_feed(f, "b", "{\"id\": \"x\", \"removed\": true}"));
    assert_false(is_open(f, 1));
}

#define PORTER_OF(id, title)                                                                   \
    "{\"id\": \"" id "\", \"title\": \"" title "\", \"employer\": \"Town Hall\", "             \
    "\"places\": [\"Leeds\"], \"url\": \"https://b.example/" id "\", "                         \
    "\"description\": \"Carry post about the building\"}"

static void adverts_that_differ_in_one_feed_are_two_jobs_though_akin_to_one(void **state)
{
    struct fixture *f = *state;

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(read_feed(f, "b",
                        PORTER_OF("x", "Porter - days") "," PORTER_OF("y", "Porter - nights")));
    assert_int_equal(f->report.copies, 1);
    assert_int_equal(f->report.fresh, 1);
}

static void a_copy_that_changes_and_stays_one_leaves_the_words_as_they_are(void **state)
{
    struct fixture *f = *state;
    json_t *record;

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(read_feed(f, "b", PORTER_OF("x", "Porter - days")));
    assert_ok(read_feed(f, "b", PORTER_OF("x", "Porter - weekdays")));
    assert_int_equal(f->report.changed, 1);
    record = record_of(f, 1);
    assert_string_equal(json_text_of(record, "title"), "Porter");
    assert_int_equal(json_array_size(json_object_get(record, "adverts")), 2);
    json_decref(record);
}

static void a_re_post_without_a_closing_date_does_not_close_by_the_old_one(void **state)
{
    struct fixture *f = *state;
    json_t *record;

    assert_ok(read_feed(f, "a",
                        "{\"closes\": \"2024-09-30\", \"id\": 9, \"title\": \"Porter\", "
                        "\"employer\": \"Town Hall\", \"places\": [\"Leeds\"], "
                        "\"description\": \"Carry post about the building.\"}"));
    assert_ok(read_feed(f, "a", PORTER_AGAIN));
    assert_int_equal(f->report.copies, 1);
    record = record_of(f, 1);
    assert_null(json_object_get(record, "closes"));
    json_decref(record);
}

static void a_copy_of_what_somebody_told_is_the_same_job(void **state)
{
    struct fixture *f = *state;
    json_t *told = json_loads(PORTER_OF("t", "Porter - days"), 0, NULL);
    uint32_t number;

    assert_ok(suited_ingest_one(f->ingest, told, "told", &number, &err));
    json_decref(told);
    assert_ok(read_feed(f, "a", PORTER));
    assert_int_equal(f->report.copies, 1);
}

static void a_record_that_cannot_be_mapped_is_set_aside_with_its_reason(void **state)
{
    struct fixture *f = *state;
    json_t *feed, *held;

    assert_ok(read_feed(f, "a", "{\"id\": 7}, " COOK));
    assert_int_equal(f->report.quarantined, 1);
    assert_int_equal(f->report.fresh, 1);
    assert_ok(suited_feed_check(f->corpus, "a", &feed, &err));
    held = json_array_get(json_object_get(feed, "quarantine"), 0);
    assert_string_equal(json_text_of(held, "where"), "record 1");
    assert_contains(json_text_of(held, "why"), "title");
    json_decref(feed);
}

static void reading_again_changes_nothing_while_the_taxonomy_is_the_same(void **state)
{
    struct fixture *f = *state;
    uint64_t changed;

    assert_ok(read_feed(f, "a", PORTER "," COOK));
    assert_ok(suited_ingest_reread(f->ingest, &changed, &err));
    assert_int_equal(changed, 0);
}

static void pay_in_words_is_read_and_a_nameless_board_takes_the_feeds_employer(void **state)
{
    struct fixture *f = *state;
    json_t *feed = json_pack("{s:s, s:s}", "url", "https://a.example/", "employer", "Acme");
    json_t *record, *pay;

    assert_ok(suited_feed_add(f->corpus, "a", feed, &err));
    assert_ok(read_feed(f, "a", "{\"id\": 1, \"title\": \"Clerk\", \"pay\": \"£12.71 p/h\"}"));
    record = record_of(f, 1);
    pay = json_object_get(json_object_get(record, "quantities"), "pay");
    assert_string_equal(json_text_of(record, "employer"), "Acme");
    assert_string_equal(json_text_of(pay, "period"), "hour");
    assert_true(json_number_value(json_object_get(pay, "min")) == 12.71);
    json_decref(record);
    json_decref(feed);
}

static void a_feed_with_a_key_in_clear_is_refused(void **state)
{
    struct fixture *f = *state;
    json_t *feed = json_pack("{s:s, s:s}", "url", "https://a.example/", "header", "X-Key: 123");

    assert_int_equal(suited_feed_add(f->corpus, "a", feed, &err), SUITED_INVALID);
    assert_contains(err.text, "a value in clear");
    json_decref(feed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SERVICE_TEST(a_second_read_finds_everything_unchanged),
        SERVICE_TEST(a_changed_advert_keeps_its_vacancy),
        SERVICE_TEST(word_for_word_copies_are_one_vacancy_with_both_links),
        SERVICE_TEST(a_job_posted_many_times_is_written_once_with_every_link),
        SERVICE_TEST(what_is_absent_closes_after_two_good_reads),
        SERVICE_TEST(an_empty_read_closes_nothing_and_says_so),
        SERVICE_TEST(a_short_read_closes_nothing_and_says_so),
        SERVICE_TEST(a_broken_read_keeps_what_came_and_closes_nothing),
        SERVICE_TEST(what_the_feed_says_is_gone_closes_at_once),
        SERVICE_TEST(a_re_post_opens_the_vacancy_it_was),
        SERVICE_TEST(a_copy_on_another_board_is_the_same_job_until_both_are_gone),
        SERVICE_TEST(adverts_that_differ_in_one_feed_are_two_jobs_though_akin_to_one),
        SERVICE_TEST(a_copy_that_changes_and_stays_one_leaves_the_words_as_they_are),
        SERVICE_TEST(a_re_post_without_a_closing_date_does_not_close_by_the_old_one),
        SERVICE_TEST(a_copy_of_what_somebody_told_is_the_same_job),
        SERVICE_TEST(a_record_that_cannot_be_mapped_is_set_aside_with_its_reason),
        SERVICE_TEST(reading_again_changes_nothing_while_the_taxonomy_is_the_same),
        SERVICE_TEST(pay_in_words_is_read_and_a_nameless_board_takes_the_feeds_employer),
        SERVICE_TEST(a_feed_with_a_key_in_clear_is_refused),
    };

    return cmocka_run_group_tests_name("ingest", tests, NULL, NULL);
}
