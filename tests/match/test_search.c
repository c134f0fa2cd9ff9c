/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <inttypes.h>

#include "base/json.h"
#include "match/scan.h"
#include "suited/places.h"
#include "suited/search.h"
#include "tests/match/fixture.h"

#define SEARCHES 300

static json_t *found_by(struct fixture *f, struct suited_query search)
{
    json_t *out;

    search.today = TODAY;
    assert_ok(suited_search(f->view, f->taxonomy, &search, &out, &err));
    return out;
}

static json_int_t count_in(const json_t *found)
{
    return json_integer_value(json_object_get(found, "count"));
}

static bool is_near(const struct suited_query *search, const struct suited_row *row)
{
    for (int i = 0; i < row->place_count; i++)
        if (suited_distance_km(&search->point, &row->places[i]) - row->places[i].radius_km <=
            search->km)
            return true;
    return false;
}

/* The filters once more, one at a time and without any of the search's own code. */
static bool o_passes(const struct o_vacancy *one, const struct suited_query *search)
{
    const struct suited_row *row = &one->row;
    char code[8];

    snprintf(code, sizeof(code), "%04d", row->codes[0]);
    return is_live(row, TODAY) && !(search->yes & ~row->yes) && !(search->no & ~row->no) &&
           (!search->employer || !strcmp(search->employer, one->employer)) &&
           (!search->code ||
            (row->codes[0] && !strncmp(code, search->code, strlen(search->code)))) &&
           (!search->is_near || is_near(search, row)) &&
           (search->hours_max <= 0 || (row->hours_min != SUITED_UNSAID16 &&
                                       row->hours_min / 100.0 <= search->hours_max)) &&
           (!search->words || strstr(one->text, search->words));
}

static struct suited_query drawn(struct dice *dice, char code[8], const struct o_vacancy *any)
{
    struct suited_query search = {.limit = 5};

    if (!roll(dice, 3))
        search.yes = UINT64_C(1) << roll(dice, 50);
    if (!roll(dice, 3))
        search.no = UINT64_C(1) << roll(dice, 50);
    if (!roll(dice, 3))
        search.employer = employers[roll(dice, 4)];
    if (!roll(dice, 3) && any->row.codes[0]) {
        snprintf(code, 8, "%04d", any->row.codes[0]);
        code[1 + roll(dice, 4)] = '\0';
        search.code = code;
    }
    if (!roll(dice, 3) && any->row.place_count) {
        search.is_near = true;
        search.point = any->row.places[0];
        search.km = roll(dice, 60);
    }
    if (!roll(dice, 3))
        search.hours_max = 8 + roll(dice, 30);
    return search;
}

static void random_filters_find_what_brute_force_finds(void **state)
{
    struct fixture *f = *state;
    struct dice dice = {7};
    size_t some = 0;

    for (int i = 0; i < SEARCHES; i++) {
        char code[8];
        struct suited_query search = drawn(&dice, code, &f->vacancies[roll(&dice, VACANCIES)]);
        json_t *found = found_by(f, search);
        size_t expected = 0;

        for (size_t v = 0; v < VACANCIES; v++)
            expected += o_passes(&f->vacancies[v], &search);
        if (count_in(found) != (json_int_t)expected)
            fail_msg("found %d, not %zu: yes %" PRIx64 " no %" PRIx64
                     " employer %s code %s near %d within %g km, hours %g",
                     (int)count_in(found), expected, search.yes, search.no,
                     search.employer ? search.employer : "-", search.code ? search.code : "-",
                     search.is_near, search.km, search.hours_max);
        some += expected > 0;
        json_decref(found);
    }
    assert_true(some > SEARCHES / 10);
}

static void words_must_all_be_there_and_the_best_stand_first(void **state)
{
    struct fixture *f = *state;
    json_t *first, *vacancy;
    char word[64];
    size_t i, expected = 0;

    sscanf(f->titles[0], "%63s", word);
    for (size_t v = 0; v < VACANCIES; v++)
        expected += is_live(&f->vacancies[v].row, TODAY) && strstr(f->both[v], word);
    first = found_by(f, (struct suited_query){.words = word, .limit = 1});
    assert_int_equal(count_in(first), expected);
    json_array_foreach(json_object_get(first, "vacancies"), i, vacancy)
        assert_non_null(strstr(json_text_of(vacancy, "title"), word));
    json_decref(first);
    first = found_by(f, (struct suited_query){.words = "xyzzyplugh", .limit = 1});
    assert_int_equal(count_in(first), 0);
    json_decref(first);
}

static void pages_are_parts_of_one_order_newest_first(void **state)
{
    struct fixture *f = *state;
    json_t *all = found_by(f, (struct suited_query){.limit = VACANCIES});
    json_t *page = found_by(f, (struct suited_query){.from = 7, .limit = 3});
    const json_t *list = json_object_get(all, "vacancies");

    assert_int_equal(json_array_size(list), count_in(all));
    assert_int_equal(json_array_size(json_object_get(page, "vacancies")), 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(json_equal(json_array_get(json_object_get(page, "vacancies"), i),
                               json_array_get(list, 7 + i)));
    for (size_t i = 1; i < json_array_size(list); i++) {
        const struct suited_row *one =
            &f->vacancies[json_integer_value(
                              json_object_get(json_array_get(list, i - 1), "vacancy")) -
                          1]
                 .row;
        const struct suited_row *next = &f->vacancies[json_integer_value(json_object_get(
                                                          json_array_get(list, i), "vacancy")) -
                                                      1]
                                             .row;

        assert_true(one->posted >= next->posted);
    }
    json_decref(page);
    json_decref(all);
}

static void facets_count_all_that_was_found(void **state)
{
    struct fixture *f = *state;
    json_t *found = found_by(f, (struct suited_query){.limit = 1}), *one;
    json_int_t sum = 0, before = INT32_MAX;
    size_t i;

    json_array_foreach(json_object_get(json_object_get(found, "facets"), "employers"), i, one) {
        json_int_t count = json_integer_value(json_object_get(one, "vacancies"));
        size_t expected = 0;

        for (size_t v = 0; v < VACANCIES; v++)
            expected += is_live(&f->vacancies[v].row, TODAY) &&
                        !strcmp(f->vacancies[v].employer, json_text_of(one, "employer"));
        assert_int_equal(count, expected);
        assert_true(count <= before);
        before = count;
        sum += count;
    }
    assert_int_equal(sum, count_in(found));
    json_decref(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_filters_find_what_brute_force_finds),
        cmocka_unit_test(words_must_all_be_there_and_the_best_stand_first),
        cmocka_unit_test(pages_are_parts_of_one_order_newest_first),
        cmocka_unit_test(facets_count_all_that_was_found),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
