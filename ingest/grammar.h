/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INGEST_GRAMMAR_H
#define INGEST_GRAMMAR_H

#include "quantities.h"
#include "taxonomy/phrases.h"

/*
 * The words of the grammar of amounts by class, from taxonomies/units.json, and how to look
 * at the tokens of one advert through them. A class is one bit, so that a stretch of text
 * is asked at once whether it speaks of lifting or of a bonus.
 */
enum word_class {
    /* with a value of their own */
    CLASS_NUMBER,
    CLASS_WEEKDAY,
    CLASS_LOAD,
    CLASS_PERIOD,
    CLASS_CURRENCY,
    /* units */
    CLASS_HOUR,
    CLASS_HOURS_A_WEEK,
    CLASS_MINUTE,
    CLASS_DAY,
    CLASS_WEEK,
    CLASS_YEAR,
    CLASS_FTE,
    CLASS_THOUSAND,
    CLASS_MILLION,
    /* how amounts are put together */
    CLASS_PER,
    CLASS_TO,
    CLASS_THROUGH,
    CLASS_OR,
    CLASS_EITHER,
    CLASS_UP,
    CLASS_AT_MOST,
    CLASS_AT_LEAST,
    CLASS_BETWEEN,
    CLASS_LINK,
    CLASS_CODE,
    CLASS_PRO_RATA,
    CLASS_FULL,
    CLASS_TIME,
    /* what the text around speaks of */
    CLASS_PAY,
    CLASS_NOT_PAY,
    CLASS_SHIFT,
    CLASS_WORKING_TIME,
    CLASS_NOT_WEEK,
    CLASS_OTHERS,
    CLASS_ELSEWHERE,
    CLASS_OPENING,
    CLASS_LIFTING,
    CLASS_NOT_LOAD,
    CLASS_UNSURE_DAYS,
    CLASS_ESSENTIAL,
    CLASS_REGISTERED,
    CLASS_DESIRABLE_BEFORE,
    CLASS_DESIRABLE_BEHIND,
    CLASS_NOT_HELD,
    CLASS_WILLING,
    CLASS_EQUIVALENT,
    CLASS_EXPERIENCE,
    CLASS_TRAINEE,
    CLASS_DRIVING,
    CLASS_LICENCE,
    /* the clock and the week */
    CLASS_AM,
    CLASS_PM,
    CLASS_NOON,
    CLASS_MIDNIGHT,
    CLASS_MORNING,
    CLASS_AFTERNOON,
    CLASS_EVENING,
    CLASS_NIGHT,
    CLASS_ON,
    CLASS_OFF,
    CLASS_SPREAD,
    CLASS_TIMES,
    CLASS_SOME_DAYS,
    CLASS_MONTH_NAME,
    CLASS_COUNT
};

#define CLASS(name) (UINT64_C(1) << CLASS_##name)

/* Any part of the day. */
#define PARTS_OF_DAY (CLASS(MORNING) | CLASS(AFTERNOON) | CLASS(EVENING) | CLASS(NIGHT))

struct word_facts {
    uint64_t classes;
    double value; /* of a number, weekday or load */
    uint8_t period;
    char currency[4];
};

struct grammar {
    struct word_facts *words; /* by the vocabulary's word id */
    size_t word_count;
    double full_time_hours;
};

/* One advert under the grammar. */
struct scan {
    const struct grammar *grammar;
    const struct tokens *tokens;
    uint32_t *figures; /* tokens at which a quantity may begin, ascending: few of them */
    size_t figure_count;
};

void scan_init(struct scan *scan, const struct grammar *grammar, const struct tokens *tokens);
void scan_release(struct scan *scan);

/* What is known of token `at`; nothing outside the text. */
const struct word_facts *scan_facts(const struct scan *scan, size_t at);

/* Whether token `at` is a word of one of these classes. */
bool scan_is(const struct scan *scan, size_t at, uint64_t classes);
bool scan_is_mark(const struct scan *scan, size_t at, char mark);
bool scan_is_number(const struct scan *scan, size_t at);

/* Whether token `at` stands right behind the one before it, with no space. */
bool scan_is_glued(const struct scan *scan, size_t at);

/* All classes of the words up to `before` tokens before `first` and `after` from `end` on, in
 * the same span. */
uint64_t scan_around(const struct scan *scan, size_t first, size_t end, size_t before,
                     size_t after);

/* All classes of the words of the heading above token `at`, or 0. */
uint64_t scan_heading(const struct scan *scan, size_t at);

struct quote scan_quote(const struct scan *scan, size_t first, size_t end);

/*
 * An amount: "16", "16-20", "16 to 20", "between 16 and 20", "up to 20", "20+", "£20-25k".
 * Bounds that are not said are NAN.
 */
struct amount {
    double min, max;
    size_t first, end; /* tokens: with the words that bound it, one past the last */
    char currency[4];  /* "" none */
    bool thousands;    /* written with k */
    bool huge;         /* millions: not a person's pay */
};

/* Read the amount that begins at `at` (a number, or the currency before it). */
bool scan_amount(const struct scan *scan, size_t at, struct amount *out);

/* "20 hours minimum", "20 hours+": bounds that stand behind the unit, which ends at `end`. */
void scan_bound_behind(const struct scan *scan, struct amount *amount, size_t end);

/* A time of day: "9", "9am", "9.30 a.m.", "09:30", "0930hrs", "noon". */
struct clock {
    int minutes;     /* after midnight, as written: "5" is 300 */
    size_t end;      /* one past its last token */
    bool has_half;   /* am or pm, noon or midnight: the half of the day is said */
    bool is_exact;   /* minutes are written */
    bool has_nought; /* "06.00": the clock of 24 hours */
};

bool scan_clock(const struct scan *scan, size_t at, struct clock *out);

/* ---- one file for each quantity; all begin with nothing said ---- */

void hours_read(const struct scan *scan, struct quantities *out);
void days_read(const struct scan *scan, struct quantities *out);
void weekdays_read(const struct scan *scan, struct quantities *out);
void on_and_off_read(const struct scan *scan, struct quantities *out);
void pay_read(const struct scan *scan, bool is_field, struct quantities *out);
void lift_read(const struct scan *scan, struct quantities *out);
void shift_read(const struct scan *scan, struct quantities *out);
void requires_read(const struct scan *scan, const struct phrase_hits *hits,
                   struct quantities *out);

/* Note how many days a week there are, unless that is known already. */
void days_keep(const struct scan *scan, double min, double max, size_t first, size_t end,
               struct quantities *out);

/* The part of the day that the word at `at` names (enum suited_day_part), or 0. */
uint8_t days_part_at(const struct scan *scan, size_t at);

/* Add the phrases of levels and registers. */
enum suited_status requires_learn(const struct suited_taxonomy *taxonomy,
                                  struct phrases *phrases, struct suited_error *err);

#endif
