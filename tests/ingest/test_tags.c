/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ingest/service.h"

static void a_tag_outlives_a_change_of_the_advert(void **state)
{
    struct fixture *f = *state;
    json_t *says = json_pack("{s:s}", "sit_stand_choice", "yes"), *record;

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(suited_tag_vacancy(
        f->corpus, f->taxonomy,
        &(struct suited_tag){.number = 1, .says = says, .by = "employer", .day = 20001}, &err));
    assert_ok(
        read_feed(f, "a", "{\"id\": 1, \"title\": \"Porter\", \"description\": \"Carry.\"}"));
    record = record_of(f, 1);
    assert_string_equal(
        json_text_of(json_array_get(json_object_get(record, "facts"), 0), "source"),
        "employer");
    json_decref(record);
    json_decref(says);
}

static void what_was_said_is_listed_with_who_when_and_in_which_words(void **state)
{
    struct fixture *f = *state;
    json_t *says = json_pack("{s:s, s:s}", "hours_per_week", "8-16", "driving", "no"), *tags;
    struct suited_view *view;
    struct suited_tag tag = {.number = 1,
                             .says = says,
                             .by = "employer",
                             .day = 20001,
                             .author = "Kim",
                             .words = "Eight to sixteen, and no driving"};

    assert_ok(read_feed(f, "a", PORTER));
    assert_ok(suited_tag_vacancy(f->corpus, f->taxonomy, &tag, &err));
    assert_ok(suited_view_open(f->corpus, SUITED_READ, &view, &err));
    assert_ok(suited_tags_of(view, 1, 20001, &tags, &err));
    suited_view_close(view);
    json_decref(says);
    says = json_pack("[{s:i, s:s, s:{s:i, s:i}, s:s, s:s, s:s, s:s, s:s, s:s, s:n, s:n},"
                     " {s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:n, s:n}]",
                     "tag", 1, "condition", "hours_per_week", "value", "min", 8, "max", 16,
                     "source", "employer", "by", "Kim", "day", "2024-10-05", "words", tag.words,
                     "until", "2025-01-03", "state", "stands", "replaces", "disputed", "tag", 2,
                     "condition", "driving", "value", "no", "source", "employer", "by", "Kim",
                     "day", "2024-10-05", "words", tag.words, "until", "2025-01-03", "state",
                     "stands", "replaces", "disputed");
    assert_true(json_equal(tags, says));
    json_decref(tags);
    json_decref(says);
}

static void a_wrong_tag_is_refused_with_the_nearest_name(void **state)
{
    struct fixture *f = *state;
    json_t *says = json_pack("{s:s}", "sit_stand_choise", "yes");

    assert_ok(read_feed(f, "a", PORTER));
    assert_int_equal(
        suited_tag_vacancy(
            f->corpus, f->taxonomy,
            &(struct suited_tag){.number = 1, .says = says, .by = "employer", .day = 20001},
            &err),
        SUITED_INVALID);
    assert_contains(err.text, "did you mean sit_stand_choice");
    json_decref(says);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SERVICE_TEST(a_tag_outlives_a_change_of_the_advert),
        SERVICE_TEST(what_was_said_is_listed_with_who_when_and_in_which_words),
        SERVICE_TEST(a_wrong_tag_is_refused_with_the_nearest_name),
    };

    return cmocka_run_group_tests_name("tags", tests, NULL, NULL);
}
