/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INGEST_SETTLING_H
#define TESTS_INGEST_SETTLING_H

/* An advert settled, and what came of it: for the tests of settling. */

#include "ingest/settle.h"

#include <math.h>
#include <stdlib.h>

#include "base/json.h"
#include "suited/day.h"
#include "support.h"

#define SEEN "2026-11-01"

struct fixture {
    struct suited_taxonomy *taxonomy;
    struct suited_vacancy vacancy;
};

static inline int open_taxonomy(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    *state = fixture;
    assert_ok(suited_taxonomy_open(NULL, &fixture->taxonomy, &err));
    return 0;
}

static inline int close_taxonomy(void **state)
{
    struct fixture *fixture = *state;

    suited_taxonomy_close(fixture->taxonomy);
    free(fixture);
    return 0;
}

static inline int drop_vacancy(void **state)
{
    struct fixture *fixture = *state;

    json_decref(fixture->vacancy.record);
    fixture->vacancy = (struct suited_vacancy){0};
    return 0;
}

static inline struct reading nothing_read(void)
{
    struct reading reading = {.language = "en"};
    struct quantities *q = &reading.quantities;

    q->hours.min = q->hours.max = q->days_per_week.min = q->days_per_week.max = NAN;
    q->pay.min = q->pay.max = q->pay.full_time_hours = NAN;
    return reading;
}

static inline unsigned number_of(const struct fixture *fixture, const char *condition)
{
    return suited_condition_find(fixture->taxonomy, condition)->number;
}

static inline struct read_fact read_fact(const struct fixture *fixture, const char *condition,
                                         enum fact_value value)
{
    return (struct read_fact){.condition = (uint8_t)number_of(fixture, condition),
                              .value = (uint8_t)value,
                              .quote = {0, 4},
                              .standing = true};
}

static inline int32_t day_of(const char *text)
{
    int32_t day = 0;

    assert_true(suited_day_parse(text, &day));
    return day;
}

/* Settle an advert that is written as JSON, with "Chef" for a title where it has none. */
static inline void settle(struct fixture *fixture, const char *advert,
                          const struct reading *reading)
{
    json_error_t parse;
    json_t *json = json_loads(advert, 0, &parse);

    assert_non_null(json);
    if (!json_object_get(json, "title"))
        json_object_set_new(json, "title", json_string("Chef"));
    settle_advert(fixture->taxonomy, json, reading, day_of(SEEN), &fixture->vacancy);
    json_decref(json);
}

static inline void settle_tags(struct fixture *fixture, const char *tags)
{
    json_t *list = json_loads(tags, 0, NULL);

    assert_non_null(list);
    settle_again(fixture->taxonomy, list, &fixture->vacancy);
    json_decref(list);
}

static inline const json_t *fact_in(const struct fixture *fixture, const char *list,
                                    const char *condition)
{
    const json_t *facts = json_object_get(fixture->vacancy.record, list);
    size_t i;
    json_t *fact;

    json_array_foreach(facts, i, fact)
        if (!strcmp(json_text_of(fact, "condition"), condition))
            return fact;
    return NULL;
}

static inline void assert_fact(const struct fixture *fixture, const char *list,
                               const char *condition, const char *value, const char *source)
{
    const json_t *fact = fact_in(fixture, list, condition);

    if (!fact)
        fail_msg("'%s' is not in '%s'", condition, list);
    assert_string_equal(json_text_of(fact, "value"), value);
    assert_string_equal(json_text_of(fact, "source"), source);
}

static inline bool is_yes(const struct fixture *fixture, const char *condition)
{
    return fixture->vacancy.row.yes >> number_of(fixture, condition) & 1;
}

static inline bool is_no(const struct fixture *fixture, const char *condition)
{
    return fixture->vacancy.row.no >> number_of(fixture, condition) & 1;
}

static inline bool is_asked(const struct fixture *fixture, const char *condition)
{
    return fixture->vacancy.row.asked >> number_of(fixture, condition) & 1;
}

#define CASE(name) cmocka_unit_test_teardown(name, drop_vacancy)

#endif
