/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include "fixture.h"

#define VACANCIES 300
#define CODES     5

/* What the test remembers of each vacancy, to count by hand. */
struct model {
    struct suited_row rows[VACANCIES + 1];
    bool is_open[VACANCIES + 1];
    uint32_t count;
    uint64_t state;
};

/* Numbers that look random and are the same in every run (xorshift64, Marsaglia 2003). */
static uint64_t random64(struct model *m)
{
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return m->state;
}

static void put_random(struct model *m, struct suited_view *view, uint32_t number)
{
    struct suited_vacancy vacancy = {.record = json_object(), .row = blank_row()};
    struct suited_row *row = &vacancy.row;

    row->number = number;
    row->yes = random64(m);
    row->no = random64(m) & ~row->yes;
    row->asked = random64(m);
    row->codes[0] = (uint16_t)(4110 + random64(m) % CODES);
    assert_ok(suited_view_put(view, &vacancy, &err));
    json_decref(vacancy.record);
    m->rows[row->number] = *row;
    m->is_open[row->number] = true;
    if (row->number > m->count)
        m->count = row->number;
}

static void change_something(struct model *m, struct suited_view *view)
{
    uint32_t any = m->count ? (uint32_t)(random64(m) % m->count) + 1 : 0;

    if (m->count < VACANCIES && (!any || random64(m) % 2)) {
        put_random(m, view, 0);
    } else if (random64(m) % 2) {
        put_random(m, view, any);
    } else {
        assert_ok(suited_view_shut(view, any, 20000, "gone", &err));
        m->is_open[any] = false;
    }
}

static void assert_tally(const struct model *m, struct suited_view *view, uint16_t code)
{
    struct suited_tally tally[SUITED_CONDITIONS_MAX], counted[SUITED_CONDITIONS_MAX] = {{0, 0}};

    for (uint32_t n = 1; n <= m->count; n++)
        for (int c = 0; m->is_open[n] && m->rows[n].codes[0] == code && c < 64; c++) {
            counted[c].yes += m->rows[n].yes & m->rows[n].asked & (uint64_t)1 << c ? 1 : 0;
            counted[c].no += m->rows[n].no & m->rows[n].asked & (uint64_t)1 << c ? 1 : 0;
        }
    assert_ok(suited_view_tally(view, code, tally, &err));
    assert_memory_equal(tally, counted, sizeof(tally));
}

static void tallies_are_what_counting_gives(void **state)
{
    struct fixture *f = *state;
    struct model *m = test_calloc(1, sizeof(*m));

    m->state = 42;
    for (int batch = 0; batch < 6; batch++) {
        struct suited_view *view = begin(f, SUITED_WRITE);

        for (int i = 0; i < 150; i++)
            change_something(m, view);
        for (uint16_t code = 4110; code < 4110 + CODES; code++)
            assert_tally(m, view, code);
        assert_ok(suited_view_commit(view, &err));
    }
    test_free(m);
}

static void live_rows_are_those_that_are_open(void **state)
{
    struct fixture *f = *state;
    struct model *m = test_calloc(1, sizeof(*m));
    struct suited_view *view = begin(f, SUITED_WRITE);
    struct suited_row row;
    uint32_t open = 0;
    json_t *faults;

    m->state = 7;
    for (int i = 0; i < 2500; i++)
        change_something(m, view);
    assert_ok(suited_view_commit(view, &err));
    view = begin(f, SUITED_READ);
    for (uint32_t n = 1; n <= m->count; n++) {
        assert_ok(suited_view_row(view, n, &row, &err));
        assert_true(row.yes == m->rows[n].yes && row.no == m->rows[n].no);
        open += m->is_open[n];
    }
    assert_int_equal(count_live(view), open);
    suited_view_close(view);
    assert_ok(suited_corpus_verify(f->corpus, NULL, NULL, &faults, &err));
    assert_int_equal(json_array_size(faults), 0);
    json_decref(faults);
    test_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CORPUS_TEST(tallies_are_what_counting_gives),
        CORPUS_TEST(live_rows_are_those_that_are_open),
    };

    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
