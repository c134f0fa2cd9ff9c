/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/gunzip.h"
#include "suited/day.h"
#include "tests/match/agree.h"
#include "tests/match/pairs.h"
#include "tests/whole/market.h"

/*
 * The whole chain on adverts as they are: the demo's, and real ones where they lie beside
 * the project. SUITED_WHOLE=1 takes all of those in, SUITED_ADVERTS=N the first N.
 */
#define REAL_ADVERTS TEST_DATA "/../../shared/vacancies/nhs-jobs-2020-11.jsonl.gz"
#define DEMO_FEEDS   TEST_DATA "/../demo/feeds/*"
#define HEAD         2000

/* How many of each group are held against all that stand below them. */
#define TOP 60

static void counts_add_up_to_live(void **state)
{
    const struct market *market = *state;
    struct suited_ask ask = {.today = market->today, .limit = 1};
    int fits, ask_first, near_misses, ruled_out, live, some = 0;
    size_t i;
    json_t *profile;

    json_array_foreach(market->profiles, i, profile) {
        json_t *list = market_ask(market, profile, &ask);

        assert_int_equal(0, json_unpack(json_object_get(list, "counts"),
                                        "{s:i, s:i, s:i, s:i, s:i}", "live", &live, "fits",
                                        &fits, "ask_first", &ask_first, "near_misses",
                                        &near_misses, "ruled_out", &ruled_out));
        assert_true(live > 0);
        assert_int_equal(live, fits + ask_first + near_misses + ruled_out);
        some |= (fits ? 1 : 0) | (ask_first ? 2 : 0) | (near_misses ? 4 : 0);
        json_decref(list);
    }
    assert_int_equal(some, 7); /* or the other tests look at nothing */
}

static void the_brute_force_ranker_agrees_on_everything(void **state)
{
    const struct market *market = *state;
    size_t i;
    json_t *profile;

    json_array_foreach(market->profiles, i, profile) {
        enum suited_reading reading = (enum suited_reading)(i % 3);
        struct suited_ask all = {.today = market->today, .reading = reading};
        struct suited_ask rest = {
            .today = market->today, .reading = reading, .group = "ruled_out"};
        json_t *known, *list = market_ask(market, profile, &all);
        json_t *out = market_ask(market, profile, &rest);
        struct o_rank rank = market_rank(market, profile, "esp"[reading], &known);

        print_message("           %s\n", json_string_value(json_object_get(profile, "id")));
        assert_agree(&rank, list, json_object_get(out, "ruled_out"));
        o_rank_release(&rank);
        json_decref(known);
        json_decref(out);
        json_decref(list);
    }
}

static void check_group(const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        for (size_t k = i + 1; k < json_array_size(list); k++) {
            const json_t *above = json_array_get(list, i), *below = json_array_get(list, k);

            check_tiers(above, below);
            check_dominance(above, below);
            check_ties(above, below);
        }
}

static void the_order_keeps_its_promises(void **state)
{
    const struct market *market = *state;
    struct suited_ask ask = {.today = market->today, .limit = TOP};
    size_t i;
    json_t *profile;

    json_array_foreach(market->profiles, i, profile) {
        json_t *list = market_ask(market, profile, &ask);

        check_group(json_object_get(list, "fits"));
        check_group(json_object_get(list, "ask_first"));
        check_group(json_object_get(list, "near_misses"));
        json_decref(list);
    }
}

/* Everybody's answer, as text. */
static char *all_answers(const struct market *market)
{
    struct suited_ask ask = {.today = market->today, .limit = TOP};
    json_t *all = json_array(), *profile;
    char *text;
    size_t i;

    json_array_foreach(market->profiles, i, profile)
        json_array_append_new(all, market_ask(market, profile, &ask));
    text = json_dumps(all, JSON_COMPACT);
    json_decref(all);
    return text;
}

static void a_second_run_and_a_new_index_give_the_same_bytes(void **state)
{
    struct market *market = *state;
    char *first = all_answers(market), *second = all_answers(market), *third;

    assert_ok(suited_corpus_reindex(market->corpus, NULL, NULL, &err));
    market_look_again(market);
    third = all_answers(market);
    assert_string_equal(first, second);
    assert_string_equal(first, third);
    free(third);
    free(second);
    free(first);
}

static void the_same_adverts_again_change_nothing(void **state)
{
    struct market *market = *state;
    char *before = all_answers(market), *after;
    uint64_t changes = suited_view_changes(market->view);

    market_ingest(market);
    market_look_again(market);
    after = all_answers(market);
    for (size_t i = 0; i < market->file_count; i++) {
        const struct suited_ingest_report *counts = &market->files[i].counts;

        assert_int_equal(counts->unchanged + counts->quarantined, counts->read);
    }
    assert_int_equal(changes, suited_view_changes(market->view));
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void the_store_is_sound(void **state)
{
    struct market *market = *state;
    json_t *faults;

    assert_ok(suited_corpus_verify(market->corpus, NULL, NULL, &faults, &err));
    if (json_array_size(faults))
        fail_msg("%s", json_dumps(faults, 0));
    json_decref(faults);
}

/* The first adverts of a file, in one of their own beside it. */
static char *head_of(const char *path, size_t lines)
{
    struct gunzip *gunzip;
    struct gunzip_line line = {.text = ""};
    char *spool = strdup("/tmp/suited-head-XXXXXX");
    FILE *file = fdopen(mkstemp(spool), "w");

    assert_ok(gunzip_open(path, &gunzip, &err));
    for (size_t i = 0; line.text && i < lines; i++) {
        assert_ok(gunzip_next(gunzip, &line, &err));
        if (line.text)
            fprintf(file, "%s\n", line.text);
    }
    gunzip_close(gunzip);
    assert_int_equal(0, fclose(file));
    return spool;
}

static size_t advert_count(void)
{
    const char *told = getenv("SUITED_ADVERTS");

    return told ? strtoul(told, NULL, 10) : HEAD;
}

static int open_real(void **state)
{
    struct market *market = test_calloc(1, sizeof(*market));
    char *spool;

    *state = market;
    assert_true(suited_day_parse("2020-11-15", &market->today));
    if (getenv("SUITED_WHOLE")) {
        market_add_file(market, REAL_ADVERTS, "jobposting");
        market_open(market);
        return 0;
    }
    spool = head_of(REAL_ADVERTS, advert_count());
    market_add_file(market, spool, "jobposting");
    free(spool);
    market_open(market);
    return 0;
}

static int close_real(void **state)
{
    struct market *market = *state;

    if (strcmp(market->files[0].path, REAL_ADVERTS))
        remove(market->files[0].path);
    market_close(market);
    test_free(market);
    return 0;
}

static int open_demo(void **state)
{
    struct market *market = test_calloc(1, sizeof(*market));
    glob_t found;

    *state = market;
    assert_true(suited_day_parse("2026-11-22", &market->today));
    assert_int_equal(0, glob(DEMO_FEEDS, 0, NULL, &found));
    for (size_t i = 0; i < found.gl_pathc; i++)
        market_add_file(market, found.gl_pathv[i], NULL);
    globfree(&found);
    market_open(market);
    return 0;
}

static int close_demo(void **state)
{
    market_close(*state);
    test_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_add_up_to_live),
        cmocka_unit_test(the_brute_force_ranker_agrees_on_everything),
        cmocka_unit_test(the_order_keeps_its_promises),
        cmocka_unit_test(a_second_run_and_a_new_index_give_the_same_bytes),
        cmocka_unit_test(the_same_adverts_again_change_nothing),
        cmocka_unit_test(the_store_is_sound),
    };
    int failed = cmocka_run_group_tests_name("the demo's market", tests, open_demo, close_demo);

    if (access(REAL_ADVERTS, R_OK))
        print_message("skipped: the real market, for %s is not there\n", REAL_ADVERTS);
    else
        failed += cmocka_run_group_tests_name("the real market", tests, open_real, close_real);
    return failed;
}
