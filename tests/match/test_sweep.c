/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "match/bundle.h"
#include "match/scan.h"
#include "match/sweep.h"
#include "tests/match/fixture.h"

#define SWEPT 150 /* profiles */

/* What planes say of row `i`. */
static void assert_same_verdict(const struct sweep *sweep, size_t i,
                                const struct verdict *weighed)
{
    for (int group = 0; group < GROUPS; group++)
        assert_int_equal(plane_has(&sweep->groups[group], i), group == (int)weighed->group);
    for (int reason = 0; reason < AVOID_NOTHING; reason++)
        assert_int_equal(plane_has(&sweep->avoided[reason], i),
                         reason == (int)weighed->avoided);
    assert_int_equal(plane_has(&sweep->musts.broken, i), weighed->broken > 0);
    assert_int_equal(plane_has(&sweep->musts.more, i), weighed->broken > 1);
    assert_int_equal(plane_has(&sweep->musts.open, i), weighed->open > 0);
    assert_int_equal(plane_has(&sweep->once, i),
                     weighed->broken == 1 && weighed->avoided == AVOID_NOTHING);
    for (size_t m = 0; m < sweep->plan->musts; m++)
        assert_int_equal(plane_has(&sweep->furthest[m], i),
                         weighed->broken && weighed->furthest == m);
}

static void assert_same_step(struct sweep *sweep, size_t i, const struct sight *sight,
                             const struct verdict *weighed)
{
    const struct wider *wider = &sweep->plan->wider[weighed->furthest];
    bool meets = wider->given_up ||
                 plan_interval(sweep->plan, weighed->furthest, &wider->wish, sight).possible ==
                     GRADE_MET;
    struct plane one = {{0}};

    one.word[i / 64] = UINT64_C(1) << i % 64;
    one = sweep_meets_wider(sweep, weighed->furthest, &one);
    assert_int_equal(plane_has(&one, i), meets);
}

/* Row `i` by itself, as weigh() has it, against what the sweep made of it. */
static void compare_row(struct plan *plan, struct sweep *sweep, size_t i,
                        const struct suited_row *row)
{
    struct sight sight = plan_sight(plan);
    struct grade *grades = test_calloc(plan->ordering + 1, sizeof(*grades));
    struct verdict weighed;
    struct sums sums = {{0}, {0}, {0}};
    const uint8_t *expected;

    see(&sight, row, true);
    assert_ok(plan_expected(plan, row->codes[0], &expected, &err));
    weigh(plan, &sight, expected, grades, &weighed);
    assert_same_verdict(sweep, i, &weighed);
    sweep_sums(sweep, i, expected, 0, plan->ordering, &sums);
    assert_memory_equal(&sums, &weighed.sums, sizeof(sums));
    if (weighed.broken == 1)
        assert_same_step(sweep, i, &sight, &weighed);
    test_free(grades);
}

static size_t compare_block(struct plan *plan, struct sweep *sweep,
                            const struct suited_block *block)
{
    size_t rows = 0;

    sweep_block(sweep, block, TODAY);
    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        struct suited_row row;
        bool live = i < suited_block_rows(block) && suited_block_row(block, i, &row) &&
                    is_live(&row, TODAY);

        assert_int_equal(plane_has(&sweep->live, i), live);
        if (live) {
            compare_row(plan, sweep, i, &row);
            rows++;
        }
    }
    return rows;
}

static void compare_profile(struct fixture *f, const json_t *json,
                            const struct kernels *kernels)
{
    struct sweep *sweep = test_calloc(1, sizeof(*sweep));
    struct suited_profile *profile;
    struct plan *plan;
    size_t rows = 0;

    assert_ok(suited_profile_parse(json, f->taxonomy, "GB", &profile, &err));
    assert_ok(plan_new(f->view, profile, SUITED_EXPECTED, &plan, &err));
    plan->kernels = kernels;
    sweep_begin(sweep, plan);
    for (size_t b = 0; b < suited_view_blocks(f->view); b++) {
        const struct suited_block *block;

        assert_ok(suited_view_block(f->view, b, &block, &err));
        rows += compare_block(plan, sweep, block);
    }
    assert_true(rows > f->count / 2);
    sweep_release(sweep);
    plan_free(plan);
    suited_profile_free(profile);
    test_free(sweep);
}

static void sweep_profiles(struct fixture *f, const struct kernels *kernels)
{
    struct dice dice = {99};

    for (int i = 0; i < SWEPT; i++) {
        json_t *profile = draw_profile(&dice);

        compare_profile(f, profile, kernels);
        json_decref(profile);
    }
}

static void a_block_swept_is_its_rows_weighed_one_by_one(void **state)
{
    sweep_profiles(*state, kernels_here());
}

static void so_it_is_on_any_machine(void **state)
{
    sweep_profiles(*state, &kernels_portable);
}

/* All live rows of a world together, as a bundle. */
static void bundle_world(struct fixture *f, struct bundle *bundle)
{
    struct suited_row *rows = test_calloc(f->count, sizeof(*rows));

    for (size_t i = 0; i < f->count; i++)
        rows[i] = f->vacancies[i].row;
    bundle_make(bundle, rows, f->count, known_conditions(f->taxonomy).remote_work);
    test_free(rows);
}

static struct plane draw_rows(struct dice *dice, const struct block_data *columns)
{
    struct plane rows = {{0}};

    for (size_t i = 0; i < columns->rows; i++)
        rows.word[i / 64] |= (uint64_t)!roll(dice, 3) << i % 64;
    return rows;
}

static enum group weighed_group(struct plan *plan, const struct suited_row *row)
{
    struct sight sight = plan_sight(plan);
    struct grade *grades = test_calloc(plan->ordering + 1, sizeof(*grades));
    struct verdict verdict;
    const uint8_t *expected;

    see(&sight, row, true);
    assert_ok(plan_expected(plan, row->codes[0], &expected, &err));
    weigh(plan, &sight, expected, grades, &verdict);
    test_free(grades);
    return verdict.group;
}

/* Of the rows that are asked about, those of a wanted group, and of no other. */
static void compare_wanted(struct fixture *f, struct plan *plan,
                           const struct block_data *columns, struct dice *dice)
{
    bool wanted[GROUPS] = {true, roll(dice, 2), roll(dice, 2), !roll(dice, 8)};
    struct plane rows = draw_rows(dice, columns);
    struct sweep *sweep = test_calloc(1, sizeof(*sweep));
    bool any;

    sweep_begin(sweep, plan);
    any = sweep_wanted(sweep, columns, TODAY, &rows, wanted);
    for (size_t i = 0; i < columns->rows; i++) {
        const struct suited_row *row = &f->vacancies[columns->number[i] - 1].row;
        bool asked = plane_has(&rows, i) && is_live(row, TODAY);
        int group = (int)weighed_group(plan, row);

        for (int g = 0; g < GROUPS; g++)
            if (wanted[g])
                assert_int_equal(any && plane_has(&sweep->groups[g], i), asked && g == group);
    }
    sweep_release(sweep);
    test_free(sweep);
}

static void sweep_bundle(struct fixture *f, const json_t *json, const struct bundle *bundle,
                         struct dice *dice)
{
    struct suited_profile *profile;
    struct plan *plan;

    assert_ok(suited_profile_parse(json, f->taxonomy, "GB", &profile, &err));
    assert_ok(plan_new(f->view, profile, SUITED_EXPECTED, &plan, &err));
    for (size_t b = 0; b < bundle->count; b++)
        compare_wanted(f, plan, &bundle->blocks[b], dice);
    plan_free(plan);
    suited_profile_free(profile);
}

static void the_wanted_groups_of_a_bundle_are_its_rows_weighed(void **state)
{
    struct fixture *far = open_world(7, VACANCIES, true), *worlds[] = {*state, far};
    struct dice dice = {31};

    for (int i = 0; i < SWEPT; i++) {
        struct fixture *f = worlds[i % 2];
        json_t *profile = draw_profile(&dice);
        struct bundle bundle;

        if (i % 4 == 3)
            json_object_set_new(profile, "home",
                                json_pack("{s:f, s:f}", "lat", 53.5, "lon", -2.2));
        bundle_world(f, &bundle);
        sweep_bundle(f, profile, &bundle, &dice);
        bundle_release(&bundle);
        json_decref(profile);
    }
    close_world(far);
}

/* From Edinburgh all is far off, and a block is known to be so by its bounds. */
static void a_block_that_is_far_off_is_its_rows_weighed_too(void **state)
{
    struct fixture *far = open_world(7, VACANCIES, true);
    struct dice dice = {3};

    (void)state;
    for (int i = 0; i < SWEPT; i++) {
        json_t *profile = draw_profile(&dice);

        json_object_set_new(profile, "home",
                            json_pack("{s:f, s:f}", "lat", 55.95, "lon", -3.19));
        compare_profile(far, profile, i % 2 ? kernels_here() : &kernels_portable);
        json_decref(profile);
    }
    close_world(far);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_swept_is_its_rows_weighed_one_by_one),
        cmocka_unit_test(a_block_that_is_far_off_is_its_rows_weighed_too),
        cmocka_unit_test(the_wanted_groups_of_a_bundle_are_its_rows_weighed),
        cmocka_unit_test(so_it_is_on_any_machine),
    };

    return cmocka_run_group_tests_name("sweep", tests, set_up, tear_down);
}
