/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "taxonomy/priors.h"

#include "support.h"

#include "suited/taxonomy.h"
#include "taxonomy/rooms.h"

static struct suited_taxonomy *taxonomy;

static int open_taxonomy(void **state)
{
    (void)state;
    assert_ok(suited_taxonomy_open(NULL, &taxonomy, &err));
    return 0;
}

static int close_taxonomy(void **state)
{
    (void)state;
    suited_taxonomy_close(taxonomy);
    return 0;
}

static double share_of(const char *condition, uint16_t code)
{
    double share = -1;
    const char *source;

    priors_share(taxonomy_priors(taxonomy), condition, code, &share, &source);
    return share;
}

static void a_unit_group_has_its_survey_figure(void **state)
{
    const char *source;
    double share;

    (void)state;
    assert_true(priors_share(taxonomy_priors(taxonomy), "seated_work", 4110, &share, &source));
    assert_float_equal(share, 0.79, 0.001);
    assert_contains(source, "Occupational Requirements Survey 2018");
    assert_true(share_of("seated_work", 9333) < 0.3);
    assert_true(share_of("heavy_lifting", 4110) < share_of("heavy_lifting", 8332));
}

static void working_from_home_is_held_below_what_could_be(void **state)
{
    (void)state;
    assert_true(share_of("remote_work", 4110) <= 0.29);
    assert_float_equal(share_of("remote_work", 9412), 0, 0.05);
}

static void without_a_unit_group_the_wider_group_answers(void **state)
{
    (void)state;
    assert_float_equal(share_of("seated_work", 4199), share_of("seated_work", 4198), 0.0001);
    assert_true(share_of("seated_work", 4199) > 0.5);
}

static void without_any_figure_the_base_share_answers(void **state)
{
    const struct suited_condition *fast = suited_condition_find(taxonomy, "fast_paced");
    const char *source;
    double share;

    (void)state;
    assert_true(share_of("fast_paced", 4110) < 0);
    assert_true(suited_taxonomy_prior(taxonomy, fast->number, 4110, &share, &source));
    assert_float_equal(share, fast->prior, 0.0001);
    assert_string_equal(source, fast->prior_source);
}

static void an_occupation_goes_before_the_base_share(void **state)
{
    const struct suited_condition *seated = suited_condition_find(taxonomy, "seated_work");
    double clerk, unknown;
    const char *source;

    (void)state;
    assert_true(suited_taxonomy_prior(taxonomy, seated->number, 4110, &clerk, &source));
    assert_true(suited_taxonomy_prior(taxonomy, seated->number, 0, &unknown, &source));
    assert_float_equal(unknown, seated->prior, 0.0001);
    assert_true(clerk > unknown);
}

static void there_may_be_none_at_all(void **state)
{
    double share;
    const char *source;

    (void)state;
    assert_false(suited_taxonomy_prior(taxonomy, 9999, 4110, &share, &source));
    assert_false(priors_share(taxonomy_priors(taxonomy), "no_such", 4110, &share, &source));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_group_has_its_survey_figure),
        cmocka_unit_test(working_from_home_is_held_below_what_could_be),
        cmocka_unit_test(without_a_unit_group_the_wider_group_answers),
        cmocka_unit_test(without_any_figure_the_base_share_answers),
        cmocka_unit_test(an_occupation_goes_before_the_base_share),
        cmocka_unit_test(there_may_be_none_at_all),
    };

    return cmocka_run_group_tests(tests, open_taxonomy, close_taxonomy);
}
