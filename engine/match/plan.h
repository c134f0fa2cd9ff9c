/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MATCH_PLAN_H
#define MATCH_PLAN_H

#include "grade.h"
#include "kernels.h"
#include "profile.h"
#include "suited/corpus.h"
#include "suited/shortlist.h"
#include "words.h"

/*
 * A profile made ready for one view of the corpus: what words need is looked up, so that
 * weighing a row is arithmetic. Belongs to one thread; lives no longer than the view.
 */
struct grade {
    uint8_t sure, expected, possible;
};

enum outcome { OUTCOME_MET, OUTCOME_UNKNOWN, OUTCOME_PARTLY, OUTCOME_NOT_MET };

struct planned {
    const struct wish *wish;
    int32_t weight;          /* 1, or its rank-order-centroid weight */
    uint8_t *words;          /* by vacancy number: grade of words, or skills found; or NULL */
    struct word_hits *found; /* one for each phrase sought, for the reasons; or NULL */
    size_t found_count;
};

enum mark { MARK_UNINDEXED = 1, MARK_AVOID_WORK = 2, MARK_AVOID_WORDS = 4, MARK_HIDDEN = 8 };

/* What `avoid` names, in the order in which it is given as the reason. */
enum avoided { AVOID_EMPLOYERS, AVOID_WORK, AVOID_WORDS, AVOID_NOTHING };

/* What is expected where it could be agreed: MATCHING section 2. */
#define GUESS_AGREE 3

/* One step wider than a must; `given_up` where the step is to make it important instead. */
struct wider {
    bool given_up;
    struct wish wish;
};

/* How far off a broken must may be and still be talked about. */
struct talk {
    int64_t travel_times, amount_times, clock_minutes;
};

/* What is known of an occupation, made when it is first asked for. */
#define CODE_HUNDREDS 100 /* ISCO-08 unit groups as numbers lie below 100 times that */

struct of_code {
    uint8_t *expected;          /* of each wish's unknowns; or NULL */
    struct suited_tally *tally; /* as the store has it, by condition; or NULL */
};

struct plan {
    struct suited_view *view;
    const struct suited_profile *profile;
    const struct kernels *kernels; /* that passes over blocks run */
    enum suited_reading reading;
    struct known_conditions known;
    struct talk talk;
    uint8_t confident;

    struct planned *wishes;        /* as the profile's: musts first, bad-day wishes last */
    size_t count, musts, ordering; /* all; musts; all but bad-day wishes */
    struct wider *wider;           /* one for each must */
    bool avoids_something;

    uint32_t *avoid_employers;
    size_t avoid_employer_count;
    uint32_t numbers; /* the highest vacancy number */
    uint8_t *marks;   /* by vacancy number, enum mark; NULL: none is marked */

    struct of_code *hundreds[CODE_HUNDREDS]; /* by first code, a hundred together; or NULL */
};

enum suited_status plan_new(struct suited_view *view, const struct suited_profile *profile,
                            enum suited_reading reading, struct plan **out,
                            struct suited_error *err);
void plan_free(struct plan *plan);

/* How often the condition holds in such work, moved by the facts in the store; < 0 unknown. */
enum suited_status plan_prior(struct plan *plan, unsigned condition, uint16_t code,
                              double *share, const char **source, struct suited_error *err);

/* The guesses for vacancies of this first code, one a wish; borrowed. */
enum suited_status plan_expected(struct plan *plan, uint16_t code, const uint8_t **out,
                                 struct suited_error *err);

/* Mark a vacancy; and what it is marked with, enum mark. */
void plan_mark(struct plan *plan, uint32_t number, enum mark mark);
static inline uint8_t plan_marks(const struct plan *plan, uint32_t number)
{
    return plan->marks && number <= plan->numbers ? plan->marks[number] : 0;
}

struct sight plan_sight(const struct plan *plan);
struct grade plan_grade(const struct plan *plan, size_t which, const struct sight *sight,
                        const uint8_t *expected);
struct interval plan_interval(const struct plan *plan, size_t which, const struct wish *wish,
                              const struct sight *sight);
enum outcome outcome_of(struct interval grade);

/* Why the vacancy is left out whatever its grades, if it is. */
enum avoided plan_avoids(const struct plan *plan, const struct suited_row *row);

/* wider.c: the next step of a must; what `out` holds is released with wish_release(). */
void widen(const struct wish *must, const struct suited_taxonomy *taxonomy, struct wider *out);

#endif
