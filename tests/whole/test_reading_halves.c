/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "reading_halves.h"

struct fixture {
    struct suited_taxonomy *taxonomy;
    char *dir, path[300];
    FILE *file;
    unsigned adverts; /* so far, so that each has an id of its own */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->dir = temp_dir();
    snprintf(fixture->path, sizeof(fixture->path), "%s/adverts.jsonl", fixture->dir);
    fixture->file = fopen(fixture->path, "w");
    assert_non_null(fixture->file);
    assert_ok(suited_taxonomy_open(NULL, &fixture->taxonomy, &err));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    fclose(fixture->file);
    suited_taxonomy_close(fixture->taxonomy);
    remove_tree(fixture->dir);
    free(fixture);
    return 0;
}

/* Write an advert whose id falls into that half. */
static void write_advert(struct fixture *fixture, unsigned half, const char *text,
                         const char *condition)
{
    json_t *advert = json_object();

    do {
        json_object_set_new(advert, "id", json_sprintf("advert-%u", fixture->adverts++));
    } while (half_of(advert) != half);
    json_object_set_new(advert, "title", json_string("A job"));
    json_object_set_new(advert, "description", json_string(text));
    json_object_set_new(advert, "labels",
                        json_pack("[{s:s,s:s}]", "condition", condition, "value", "yes"));
    json_dumpf(advert, fixture->file, 0);
    fputc('\n', fixture->file);
    json_decref(advert);
}

static size_t right_of(struct fixture *fixture, unsigned half, size_t *missed)
{
    struct score *scores[2];
    size_t right;

    fflush(fixture->file);
    assert_ok(score_halves(fixture->taxonomy, fixture->path, NULL, scores, &err));
    right = scores[half]->all.right;
    *missed = scores[half]->all.missed;
    free(scores[0]);
    free(scores[1]);
    return right;
}

static void a_wording_of_one_half_alone_is_not_read_in_it(void **state)
{
    struct fixture *fixture = *state;
    size_t missed;

    write_advert(fixture, 0, "The store is chilled: a cold store.", "outdoor_or_cold");
    write_advert(fixture, 1, "Work in all weathers.", "outdoor_or_cold");
    assert_int_equal(right_of(fixture, 0, &missed), 0);
    assert_int_equal(missed, 1);
    assert_int_equal(right_of(fixture, 1, &missed), 0);
    assert_int_equal(missed, 1);
}

static void a_wording_of_both_halves_is_read_in_both(void **state)
{
    struct fixture *fixture = *state;
    size_t missed;

    write_advert(fixture, 0, "Work in all weathers.", "outdoor_or_cold");
    write_advert(fixture, 1, "Out in all weathers.", "outdoor_or_cold");
    write_advert(fixture, 1, "In a cold store.", "outdoor_or_cold");
    assert_int_equal(right_of(fixture, 0, &missed), 1);
    assert_int_equal(missed, 0);
    assert_int_equal(right_of(fixture, 1, &missed), 1);
    assert_int_equal(missed, 1);
}

static void a_file_that_is_not_there_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct score *scores[2];

    assert_int_equal(score_halves(fixture->taxonomy, "/nowhere.jsonl", NULL, scores, &err),
                     SUITED_NOTFOUND);
    assert_contains(err.text, "/nowhere.jsonl");
    assert_null(scores[0]);
}

/* Real adverts, labelled by hand: not part of the project. */
#define LABELLED TEST_DATA "/../../shared/reading/dev.jsonl"

/* Fewer labels than these say little of a condition. */
#define LABELS_ENOUGH 10

static void skip_without_labelled_adverts(void)
{
    if (access(LABELLED, R_OK)) {
        print_message("skipped: %s is not there\n", LABELLED);
        skip();
    }
}

static void every_condition_that_is_often_labelled_is_read_well(void **state)
{
    static const struct score_choice all = {0};
    struct fixture *fixture = *state;
    struct score *score;
    size_t often = 0;

    skip_without_labelled_adverts();
    assert_ok(score_file(fixture->taxonomy, LABELLED, &all, &score, &err));
    for (size_t i = 0; i < suited_taxonomy_conditions(fixture->taxonomy); i++) {
        const struct score_count *count = &score->conditions[i];

        if (count->right + count->missed < LABELS_ENOUGH)
            continue;
        often++;
        if (score_f1(count) < 0.85)
            fail_msg("%s: F1 is %.3f", suited_taxonomy_condition(fixture->taxonomy, i)->id,
                     score_f1(count));
    }
    assert_true(often > 15);
    free(score);
}

static void what_one_half_taught_carries_over_to_the_other(void **state)
{
    struct fixture *fixture = *state;
    struct score *scores[2];

    skip_without_labelled_adverts();
    assert_ok(score_halves(fixture->taxonomy, LABELLED, NULL, scores, &err));
    for (size_t i = 0; i < 2; i++) {
        assert_true(score_precision(&scores[i]->all) >= 0.92);
        assert_true(score_recall(&scores[i]->all) >= 0.8);
        free(scores[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_wording_of_one_half_alone_is_not_read_in_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_wording_of_both_halves_is_read_in_both, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_there_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_condition_that_is_often_labelled_is_read_well,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_one_half_taught_carries_over_to_the_other, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests_name("reading halves", tests, NULL, NULL);
}
