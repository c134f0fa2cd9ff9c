/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "suited/alerts.h"
#include "tests/casework/book.h"
#include "tests/match/world.h"

/*
 * Random stores, wishes and changes; each night what is told is held against an oracle that
 * knows only shortlists: it remembers every vacancy's group, and tells what changed and is a
 * match that it was not, or a better one, and was never told as so good.
 */
#define NIGHTS    12
#define VACANCIES 60

static const char wishes[] =
    "{'id': 'ann', 'must': [{'heavy_lifting': 'no'}, {'unpaid': 'no'}, {'weekend_work': 'no'}],"
    " 'alerts': {'on': true, 'best': 1000}}";

struct memory {
    unsigned stood[VACANCIES + 1], told[VACANCIES + 1];
    bool has_changed[VACANCIES + 1];
};

/* 2 fits, 1 is to be asked about, 0 anything else. */
static unsigned standing_now(struct shop *shop, uint32_t number)
{
    json_t *why = explained(shop, wishes, number);
    const char *group = text_at(why, "group");
    unsigned rank = at(why, "not_live")      ? 0
                    : !strcmp(group, "fits") ? 2
                                             : !strcmp(group, "ask_first");

    json_decref(why);
    return rank;
}

static void put_random(struct shop *shop, struct dice *dice, uint32_t number)
{
    struct suited_row row = plain_row();

    row.number = number;
    draw_conditions(dice, shop->taxonomy, &row);
    put(shop, "Clerk", "", row, NULL);
}

static void open_for_putting(struct shop *shop)
{
    suited_view_close(shop->view);
    assert_ok(suited_view_open(shop->corpus, SUITED_WRITE, &shop->view, &err));
}

static void change_some(struct shop *shop, struct dice *dice, uint32_t *count,
                        struct memory *memory)
{
    open_for_putting(shop);
    for (unsigned i = 0; i < 8; i++) {
        uint32_t number = 1 + roll(dice, VACANCIES);

        if (number > *count)
            number = *count + 1;
        if (number <= *count && !roll(dice, 4)) {
            assert_ok(suited_view_shut(shop->view, number, TODAY, "filled", &err));
        } else {
            put_random(shop, dice, number > *count ? 0 : number);
            *count += number > *count;
        }
        memory->has_changed[number] = true;
    }
    ready(shop);
}

/* What the oracle tells tonight, by number, as ranks. */
static size_t tell(struct shop *shop, uint32_t count, struct memory *memory,
                   unsigned told[VACANCIES + 1])
{
    size_t all = 0;

    memset(told, 0, (VACANCIES + 1) * sizeof(*told));
    for (uint32_t n = 1; n <= count; n++) {
        unsigned now = memory->has_changed[n] ? standing_now(shop, n) : memory->stood[n];

        if (memory->has_changed[n] && now > memory->told[n] &&
            (memory->told[n] || now > memory->stood[n])) {
            told[n] = now;
            memory->told[n] = now;
            all++;
        }
        memory->stood[n] = now;
        memory->has_changed[n] = false;
    }
    return all;
}

static void compare(struct shop *shop, const unsigned told[VACANCIES + 1], size_t all,
                    size_t *before)
{
    json_t *outbox, *alert;
    const json_t *alerts;
    size_t i, messages;

    assert_ok(suited_alerts_outbox(shop->store, &outbox, &err));
    messages = json_array_size(outbox);
    assert_int_equal(messages - *before, all > 0);
    *before = messages;
    alerts = all ? json_object_get(json_array_get(outbox, messages - 1), "alerts") : NULL;
    assert_int_equal(json_array_size(alerts), all);
    json_array_foreach(alerts, i, alert)
        assert_string_equal(text_at(alert, "group"),
                            told[number_at(alert, "vacancy")] == 2 ? "fits" : "ask_first");
    json_decref(outbox);
}

static void what_is_told_is_what_became_a_match(void **state)
{
    struct shop *shop = *state;
    struct suited_alerts alerts = {shop->store, shop->corpus, shop->taxonomy, "GB", TODAY, 0};
    struct dice dice = {.state = 51};
    struct memory memory = {{0}, {0}, {0}};
    uint32_t count = 0;
    size_t messages = 0, in_all = 0;

    save(shop, wishes);
    for (int night = 0; night < NIGHTS; night++) {
        struct suited_alerts_report report;
        unsigned told[VACANCIES + 1];
        size_t all;

        change_some(shop, &dice, &count, &memory);
        all = tell(shop, count, &memory, told);
        assert_ok(suited_alerts_run(&alerts, &report, &err));
        assert_int_equal(report.told, all);
        json_decref(report.faults);
        compare(shop, told, all, &messages);
        in_all += all;
    }
    assert_true(in_all > NIGHTS);
}

static size_t told_by_a_run(struct shop *shop)
{
    const struct suited_alerts alerts = {shop->store, shop->corpus, shop->taxonomy,
                                         "GB",        TODAY,        0};
    struct suited_alerts_report report;

    assert_ok(suited_alerts_run(&alerts, &report, &err));
    assert_int_equal(json_array_size(report.faults), 0);
    json_decref(report.faults);
    return report.told;
}

static void put_many(struct shop *shop, unsigned count)
{
    struct suited_row row = plain_row();

    open_for_putting(shop);
    row.no =
        bit_of(shop, "heavy_lifting") | bit_of(shop, "unpaid") | bit_of(shop, "weekend_work");
    for (unsigned i = 0; i < count; i++)
        put(shop, "Clerk", "", row, NULL);
    ready(shop);
}

static void the_best_so_many_are_told_and_the_others_never(void **state)
{
    struct shop *shop = *state;

    save(shop,
         "{'id': 'ann', 'must': [{'heavy_lifting': 'no'}], 'alerts': {'on': true, 'best': 3}}");
    put_many(shop, 5);
    assert_int_equal(told_by_a_run(shop), 3);
    assert_int_equal(told_by_a_run(shop), 0);
}

static void what_the_client_decided_on_is_not_told(void **state)
{
    struct shop *shop = *state;

    save(shop, wishes);
    put_many(shop, 3);
    add(shop, "ann", "{'kind': 'decision', 'vacancy': 1, 'decision': 'not_for_me'}");
    add(shop, "ann", "{'kind': 'decision', 'vacancy': 2, 'decision': 'interested'}");
    assert_int_equal(told_by_a_run(shop), 1);
}

static void one_of_interest_that_closes_is_told_once(void **state)
{
    struct shop *shop = *state;

    save(shop, wishes);
    put_many(shop, 1);
    assert_int_equal(told_by_a_run(shop), 1);
    add(shop, "ann", "{'kind': 'decision', 'vacancy': 1, 'decision': 'interested'}");
    assert_int_equal(told_by_a_run(shop), 0);
    open_for_putting(shop);
    assert_ok(suited_view_shut(shop->view, 1, TODAY, "filled", &err));
    ready(shop);
    assert_int_equal(told_by_a_run(shop), 1);
    assert_int_equal(told_by_a_run(shop), 0);
}

/* Wishes that change bring other matches: told apart, or left out. */
static void changed_wishes_are_told_or_left_out(void **state)
{
    struct shop *shop = *state;
    struct suited_row row = plain_row();

    open_for_putting(shop);
    row.yes = bit_of(shop, "heavy_lifting");
    put(shop, "Porter", "", row, NULL);
    ready(shop);
    save(shop, wishes);
    save(shop, "{'id': 'bob', 'must': [{'heavy_lifting': 'no'}], 'alerts': {'on': true}}");
    assert_int_equal(told_by_a_run(shop), 0);
    save(shop, "{'id': 'ann', 'alerts': {'on': true, 'changed_wishes': 'leave_out'}}");
    save(shop, "{'id': 'bob', 'alerts': {'on': true}}");
    assert_int_equal(told_by_a_run(shop), 1);
    assert_int_equal(told_by_a_run(shop), 0);
}

static void a_forgotten_client_leaves_nothing_in_the_outbox(void **state)
{
    struct shop *shop = *state;
    unsigned versions, events;
    json_t *outbox;

    save(shop, wishes);
    put_many(shop, 2);
    assert_int_equal(told_by_a_run(shop), 2);
    assert_ok(suited_client_forget(shop->store, "ann", &versions, &events, &err));
    assert_ok(suited_alerts_outbox(shop->store, &outbox, &err));
    assert_int_equal(json_array_size(outbox), 0);
    json_decref(outbox);
}

/* One opening for a whole caseload: two hear of it in each run, everybody in the end, once. */
static void where_it_is_equally_good_they_have_their_turns(void **state)
{
    struct shop *shop = *state;
    char path[300], profile[200];
    FILE *file;

    snprintf(path, sizeof(path), "%s/alerts.json", shop->dir);
    file = fopen(path, "w");
    fputs("{\"one_vacancy_to\": 2}", file);
    fclose(file);
    for (int i = 0; i < 5; i++) {
        snprintf(profile, sizeof(profile),
                 "{'id': 'c-%d', 'must': [{'heavy_lifting': 'no'}], 'alerts': {'on': true}}",
                 i);
        save(shop, profile);
    }
    put_many(shop, 1);
    assert_int_equal(told_by_a_run(shop), 2);
    assert_int_equal(told_by_a_run(shop), 2);
    assert_int_equal(told_by_a_run(shop), 1);
    assert_int_equal(told_by_a_run(shop), 0);
}

/* A shop that nobody writes in. */
static int open_at_rest(void **state)
{
    int failed = open_shop(state);

    ready(*state);
    return failed;
}

#define NEWS_TEST(name) cmocka_unit_test_setup_teardown(name, open_at_rest, close_shop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        NEWS_TEST(what_is_told_is_what_became_a_match),
        NEWS_TEST(the_best_so_many_are_told_and_the_others_never),
        NEWS_TEST(what_the_client_decided_on_is_not_told),
        NEWS_TEST(one_of_interest_that_closes_is_told_once),
        NEWS_TEST(changed_wishes_are_told_or_left_out),
        NEWS_TEST(a_forgotten_client_leaves_nothing_in_the_outbox),
        NEWS_TEST(where_it_is_equally_good_they_have_their_turns),
    };

    return cmocka_run_group_tests_name("news", tests, NULL, NULL);
}
