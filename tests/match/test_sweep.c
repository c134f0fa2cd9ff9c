/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdlib.h>

#include "match/scan.h"
#include "match/sweep.h"
#include "tests/match/fixture.h"

#define SWEPT 150 /* profiles */

static void assert_same_verdict(const struct verdict *swept, const struct verdict *weighed)
{
    assert_int_equal(swept->group, weighed->group);
    assert_int_equal(swept->avoided, weighed->avoided);
    assert_int_equal(swept->broken, weighed->broken);
    assert_int_equal(swept->open, weighed->open);
    assert_int_equal(swept->furthest, weighed->furthest);
}

/* Row `i` by itself, as weigh() has it, against what the sweep made of it. */
static void compare_row(struct plan *plan, struct sweep *sweep, size_t i,
                        const struct suited_row *row)
{
    struct sight sight = plan_sight(plan);
    struct grade *grades = test_calloc(plan->ordering + 1, sizeof(*grades));
    struct verdict weighed, swept;
    const uint8_t *expected;

    see(&sight, row, true);
    assert_ok(plan_expected(plan, row->codes[0], &expected, &err));
    weigh(plan, &sight, expected, grades, &weighed);
    sweep_verdict(sweep, i, &swept);
    assert_same_verdict(&swept, &weighed);
    sweep_sums(sweep, i, expected, 0, plan->musts, &swept.sums);
    sweep_sums(sweep, i, expected, plan->musts, plan->ordering, &swept.sums);
    assert_memory_equal(&swept.sums, &weighed.sums, sizeof(swept.sums));
    if (weighed.broken == 1) {
        const struct wider *wider = &plan->wider[weighed.furthest];
        bool meets =
            wider->given_up ||
            plan_interval(plan, weighed.furthest, &wider->wish, &sight).possible == GRADE_MET;

        assert_int_equal(sweep_meets_wider(sweep, i, weighed.furthest), meets);
    }
    test_free(grades);
}

static size_t compare_block(struct plan *plan, struct sweep *sweep,
                            const struct suited_block *block)
{
    size_t k = 0;

    sweep_block(sweep, block, TODAY);
    for (size_t i = 0; i < suited_block_rows(block); i++) {
        struct suited_row row;

        if (!suited_block_row(block, i, &row) || !is_live(&row, TODAY))
            continue;
        assert_true(k < sweep->live_count);
        assert_int_equal(sweep->live[k++], i);
        compare_row(plan, sweep, i, &row);
    }
    assert_int_equal(k, sweep->live_count);
    return k;
}

static void compare_profile(struct fixture *f, const json_t *json)
{
    struct sweep *sweep = test_calloc(1, sizeof(*sweep));
    struct suited_profile *profile;
    struct plan *plan;
    size_t rows = 0;

    assert_ok(suited_profile_parse(json, f->taxonomy, "GB", &profile, &err));
    assert_ok(plan_new(f->view, profile, SUITED_EXPECTED, &plan, &err));
    sweep_begin(sweep, plan);
    for (size_t b = 0; b < suited_view_blocks(f->view); b++) {
        const struct suited_block *block;

        assert_ok(suited_view_block(f->view, b, &block, &err));
        rows += compare_block(plan, sweep, block);
    }
    assert_true(rows > VACANCIES / 2);
    sweep_release(sweep);
    plan_free(plan);
    suited_profile_free(profile);
    test_free(sweep);
}

static void a_block_swept_is_its_rows_weighed_one_by_one(void **state)
{
    struct dice dice = {99};

    for (int i = 0; i < SWEPT; i++) {
        json_t *profile = draw_profile(&dice);

        compare_profile(*state, profile);
        json_decref(profile);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_swept_is_its_rows_weighed_one_by_one),
    };

    return cmocka_run_group_tests_name("sweep", tests, set_up, tear_down);
}
