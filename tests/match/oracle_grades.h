/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MATCH_ORACLE_GRADES_H
#define TESTS_MATCH_ORACLE_GRADES_H

#include <math.h>
#include <stdbool.h>

#include "tests/match/oracle.h"

/* What the oracle's files share: grades, straight from MATCHING sections 2 and 3. */
struct o_grade {
    int sure, possible;
    bool far; /* broken, and beyond talk */
};

bool o_bit(const struct o_world *world, uint64_t bits, const char *id);
double o_number(const json_t *object, const char *key); /* NAN: there is none */
void o_try(struct o_grade *grade, int one);

/* Section 3: 4 at no excess, 0 from half a maximum over or a third of a minimum under. */
int o_amount(double value, double min, double max);

/* oracle_time.c: NAN is an end that is not said. */
void o_hours_offered(const struct o_world *world, const struct suited_row *row, double *low,
                     double *high);
void o_days_offered(const struct o_world *world, const struct suited_row *row, double *low,
                    double *high);
struct o_grade o_offer(const struct o_world *world, const struct suited_row *row, double low,
                       double high, const json_t *wish);
struct o_grade o_shift(const struct suited_row *row, const json_t *wish);
struct o_grade o_days(const struct suited_row *row, const json_t *wish);
struct o_grade o_travel(const struct o_world *world, const struct suited_row *row, double km);

/* oracle_pay.c */
struct o_grade o_pay(const struct o_world *world, const struct suited_row *row,
                     const json_t *wish);

/* oracle_work.c: words, work and conditions. */
bool o_has_words(const struct o_world *world, const char *text, const char *phrase);
struct o_grade o_work(const struct o_world *world, const struct o_vacancy *vacancy,
                      const json_t *list);
struct o_grade o_skills(const struct o_world *world, const struct o_vacancy *vacancy);
struct o_grade o_condition(const struct o_world *world, const struct suited_row *row,
                           const char *id, const char *wanted);
struct o_grade o_can_apply(const struct o_world *world, const struct suited_row *row);

#endif
