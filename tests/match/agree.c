/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agree.h"

#include "support.h"

static long figure(const json_t *vacancy, const char *tier, const char *which)
{
    const json_t *tiers = json_object_get(json_object_get(vacancy, "tiers"), tier);

    return (long)json_integer_value(json_object_get(tiers, which));
}

static void compare_vacancy(const struct o_judged *judged, const json_t *vacancy)
{
    static const char *const tiers[] = {"must", "important", "nice"};
    size_t i;
    json_t *wish;

    assert_int_equal(json_integer_value(json_object_get(vacancy, "vacancy")),
                     judged->vacancy->row.number);
    json_array_foreach(json_object_get(vacancy, "wishes"), i, wish) {
        const char *outcome = json_string_value(json_object_get(wish, "outcome"));

        if (*outcome != judged->outcomes[i]) /* met, unknown, partly, not_met */
            fail_msg("vacancy %u: not '%c' but %s", judged->vacancy->row.number,
                     judged->outcomes[i], json_dumps(wish, 0));
    }
    for (int tier = 0; tier < 3; tier++) {
        assert_int_equal(figure(vacancy, tiers[tier], "sure"), judged->sure[tier]);
        assert_int_equal(figure(vacancy, tiers[tier], "expected"), judged->expected[tier]);
        assert_int_equal(figure(vacancy, tiers[tier], "possible"), judged->possible[tier]);
    }
}

static void compare_group(const struct o_rank *rank, int group, const json_t *list)
{
    size_t at = 0;

    for (size_t i = 0; i < rank->count; i++)
        if (rank->judged[i].group == group)
            compare_vacancy(&rank->judged[i], json_array_get(list, at++));
    assert_int_equal(json_array_size(list), at);
}

static void compare_costs(const struct o_rank *rank, const json_t *costs)
{
    assert_int_equal(json_array_size(costs), rank->musts);
    for (size_t m = 0; m < rank->musts; m++) {
        const json_t *cost = json_array_get(costs, m),
                     *step = json_object_get(cost, "next_step");

        assert_int_equal(json_integer_value(json_object_get(cost, "alone")), rank->alone[m]);
        if (strcmp(rank->wishes[m].key, "shift")) /* its steps have a test of their own */
            assert_int_equal(json_integer_value(json_object_get(step, "gains")),
                             rank->gains[m]);
    }
}

static void compare_reasons(const struct o_rank *rank, const json_t *reasons)
{
    long named = 0, counted = rank->avoided;
    size_t i;
    json_t *reason;

    json_array_foreach(reasons, i, reason)
        named += (long)json_integer_value(json_object_get(reason, "vacancies"));
    for (size_t m = 0; m < rank->musts; m++)
        counted += rank->reasons[m];
    assert_int_equal(named, counted);
}

void assert_agree(const struct o_rank *rank, const json_t *list, const json_t *ruled_out)
{
    static const char *const groups[] = {"fits", "ask_first", "near_misses"};

    for (int group = 0; group < 3; group++)
        compare_group(rank, group, json_object_get(list, groups[group]));
    compare_group(rank, 3, json_object_get(ruled_out, "vacancies"));
    compare_costs(rank, json_object_get(list, "cost_of_musts"));
    compare_reasons(rank, json_object_get(ruled_out, "reasons"));
}
