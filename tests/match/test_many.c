/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "match/many.h"
#include "match/plan.h"
#include "match/scan.h"
#include "tests/match/fixture.h"

#define CLIENTS 100
#define AFTER   (VACANCIES / 3)

/* Half of the vacancies, the change of each numbered as it is itself. */
static size_t draw_changes(struct dice *dice, struct suited_change *changes)
{
    size_t count = 0;

    for (uint32_t number = 1; number <= VACANCIES; number++)
        if (roll(dice, 2))
            changes[count++] = (struct suited_change){number, number};
    return count;
}

static const struct many_hit *find_hit(const struct many_client *client, uint32_t number)
{
    for (size_t i = 0; i < client->count; i++)
        if (client->hits[i].number == number)
            return &client->hits[i];
    return NULL;
}

static void weigh_row(struct plan *plan, const struct suited_row *row, struct verdict *out)
{
    struct sight sight = plan_sight(plan);
    struct grade *grades = test_calloc(plan->ordering + 1, sizeof(*grades));
    const uint8_t *expected;

    see(&sight, row, true);
    assert_ok(plan_expected(plan, row->codes[0], &expected, &err));
    weigh(plan, &sight, expected, grades, out);
    test_free(grades);
}

/* A changed vacancy is a hit just where it is live, late enough and of a wanted group. */
static size_t compare_change(struct plan *plan, const struct many_client *client,
                             const struct suited_row *row)
{
    const struct many_hit *hit = find_hit(client, row->number);
    struct verdict verdict;

    weigh_row(plan, row, &verdict);
    assert_int_equal(hit != NULL, is_live(row, TODAY) && row->number > AFTER &&
                                      client->wanted[verdict.group]);
    if (!hit)
        return 0;
    assert_int_equal(hit->group, verdict.group);
    assert_int_equal(hit->change, row->number);
    assert_memory_equal(&hit->candidate.sums, &verdict.sums, sizeof(verdict.sums));
    return 1;
}

static void match_client(struct fixture *f, const struct many *many, struct dice *dice,
                         const struct suited_change *changes, size_t count)
{
    struct many_client client = {.after = AFTER};
    json_t *json = draw_profile(dice);
    struct suited_profile *profile;
    struct plan *plan;
    size_t hits = 0;

    for (int group = 0; group < GROUPS; group++)
        client.wanted[group] = roll(dice, 2);
    assert_ok(suited_profile_parse(json, f->taxonomy, "GB", &profile, &err));
    client.profile = profile;
    assert_ok(many_match(many, f->view, &client, 1, TODAY, &err));
    assert_ok(plan_new(f->view, profile, SUITED_EXPECTED, &plan, &err));
    for (size_t i = 0; i < count; i++)
        hits += compare_change(plan, &client, &f->vacancies[changes[i].number - 1].row);
    assert_int_equal(client.count, hits);
    plan_free(plan);
    many_client_release(&client);
    suited_profile_free(profile);
    json_decref(json);
}

static void hits_are_what_weighing_each_changed_vacancy_gives(void **state)
{
    struct fixture *f = *state;
    struct suited_change changes[VACANCIES];
    struct dice dice = {17};
    size_t count = draw_changes(&dice, changes);
    struct many many;

    assert_ok(many_begin(&many, f->view, f->taxonomy, changes, count, &err));
    for (int i = 0; i < CLIENTS; i++)
        match_client(f, &many, &dice, changes, count);
    many_end(&many);
}

static void where_nothing_changed_nobody_is_matched(void **state)
{
    struct fixture *f = *state;
    struct dice dice = {18};
    struct many many;

    assert_ok(many_begin(&many, f->view, f->taxonomy, NULL, 0, &err));
    match_client(f, &many, &dice, NULL, 0);
    many_end(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_are_what_weighing_each_changed_vacancy_gives),
        cmocka_unit_test(where_nothing_changed_nobody_is_matched),
    };

    return cmocka_run_group_tests_name("many", tests, set_up, tear_down);
}
