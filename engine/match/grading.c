/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grading.h"

#include <math.h>
#include <string.h>

#include "sweep_key.h"
#include "weigh.h"

#define NOT_UNPACKED SIZE_MAX

/* ---- what wishes share ---- */

void shared_begin(struct shared *shared, const struct plan *plan)
{
    shared->plan = plan;
    shared->sight = plan_sight(plan);
    if (plan->profile->home.given)
        far_begin(&shared->far, &plan->profile->home);
}

void shared_take(struct shared *shared, const struct block_data *columns)
{
    shared->columns = columns;
    shared->unpacked = NOT_UNPACKED;
    shared->has_said = shared->has_remote = shared->has_licence = false;
    memset(shared->has_offers, 0, sizeof(shared->has_offers));
}

/* The rows of which a condition is said, `first` for yes and `second` for no alone. */
static struct plane rows_said(const uint64_t first[SUITED_CONDITIONS_MAX][BLOCK_WORDS],
                              const uint64_t second[SUITED_CONDITIONS_MAX][BLOCK_WORDS],
                              uint64_t mask)
{
    struct plane rows = {{0}};

    for (; mask; mask &= mask - 1)
        for (size_t w = 0; w < BLOCK_WORDS; w++) {
            unsigned condition = (unsigned)__builtin_ctzll(mask);

            rows.word[w] |= first[condition][w] & ~second[condition][w];
        }
    return rows;
}

/* Whether yes is said of any of the conditions in `mask`, as bytes. */
static void spread_yes(const struct shared *shared, uint64_t mask, uint8_t bytes[BLOCK_ROWS])
{
    struct plane rows = rows_said(shared->columns->first, shared->columns->second, mask);

    shared->plan->kernels->spread(&rows, bytes);
}

static void spread_no(const struct shared *shared, uint64_t mask, uint8_t bytes[BLOCK_ROWS])
{
    struct plane rows = rows_said(shared->columns->second, shared->columns->first, mask);

    shared->plan->kernels->spread(&rows, bytes);
}

static void take_said(struct shared *shared)
{
    const struct known_conditions *known = &shared->plan->known;

    if (shared->has_said)
        return;
    shared->has_said = true;
    spread_yes(shared, known->part_time, shared->said.part_time);
    spread_no(shared, known->part_time, shared->said.full_time);
    spread_yes(shared, known->part_time | known->reduced_hours, shared->said.may_be_fewer);
    spread_yes(shared, known->variable_hours, shared->varies);
}

static const struct offers *take_offers(struct shared *shared, enum wish_kind kind)
{
    const struct kernels *kernels = shared->plan->kernels;
    struct offers *offers = &shared->offers[kind - WISH_HOURS];

    take_said(shared);
    if (shared->has_offers[kind])
        return offers;
    shared->has_offers[kind] = true;
    if (kind == WISH_HOURS)
        kernels->hours_offered(shared->columns, &shared->said, offers);
    else if (kind == WISH_DAYS_PER_WEEK)
        kernels->days_offered(shared->columns, &shared->said, offers);
    else
        kernels->lift_offered(shared->columns, offers);
    return offers;
}

static const uint8_t *take_remote(struct shared *shared)
{
    const struct known_conditions *known = &shared->plan->known;
    const struct block_data *columns = shared->columns;
    struct plane remote, travels;

    if (shared->has_remote)
        return shared->remote;
    shared->has_remote = true;
    remote = rows_said(columns->first, columns->second, known->remote_work);
    travels = rows_said(columns->first, columns->second, known->work_travel);
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        remote.word[w] &= ~travels.word[w];
    shared->plan->kernels->spread(&remote, shared->remote);
    return shared->remote;
}

static const uint8_t *take_licence(struct shared *shared)
{
    uint64_t mask = shared->plan->profile->has.no_licence ? shared->plan->known.licence : 0;

    if (!shared->has_licence)
        spread_yes(shared, mask, shared->licence);
    shared->has_licence = true;
    return shared->licence;
}

/* ---- a wish compiled ---- */

static int32_t held_to_32(int64_t figure)
{
    return figure < INT32_MAX ? (int32_t)figure : INT32_MAX;
}

/* The highest figure of at least so many quarters, and the lowest: grades only fall outward. */
static int32_t last_of(struct limits limits, uint8_t quarters)
{
    int64_t good = limits.max, bad = INT32_MAX;

    if (good == NO_LIMIT || good >= bad)
        return INT32_MAX;
    while (bad - good > 1) {
        int64_t middle = (good + bad) / 2;

        if (grade_figure(middle, (struct limits){NO_LIMIT, limits.max}) >= quarters)
            good = middle;
        else
            bad = middle;
    }
    return (int32_t)good;
}

static int32_t first_of(struct limits limits, uint8_t quarters)
{
    int64_t good = limits.min, bad = -1;

    if (good == NO_LIMIT)
        return 0;
    while (good - bad > 1) {
        int64_t middle = bad + (good - bad) / 2;

        if (grade_figure(middle, (struct limits){limits.min, NO_LIMIT}) >= quarters)
            good = middle;
        else
            bad = middle;
    }
    return held_to_32(good);
}

/* `times` the limits is as far as talk reaches. */
static struct steps steps_of(struct limits limits, int64_t times)
{
    struct steps steps = {.far_over = INT32_MAX};

    for (unsigned k = 0; k < 4; k++) {
        steps.over[k] = last_of(limits, (uint8_t)(GRADE_MET - k));
        steps.under[k] = first_of(limits, (uint8_t)(GRADE_MET - k));
    }
    if (limits.max != NO_LIMIT)
        steps.far_over = held_to_32(times * limits.max);
    if (limits.min != NO_LIMIT)
        steps.far_under = held_to_32((limits.min + times - 1) / times);
    return steps;
}

static float kilometres(int32_t metres)
{
    return metres == INT32_MAX ? INFINITY : (float)metres / 1000;
}

static struct journey journey_of(const struct plan *plan, const struct steps *steps)
{
    const struct home *home = &plan->profile->home;
    const char *country = plan->profile->country;
    struct journey journey = {.has_home = home->given};
    double radians = 3.14159265358979323846 / 180 / 1e5;

    journey.lat = (float)(home->place.point.lat * radians);
    journey.lon = (float)(home->place.point.lon * radians);
    journey.cosine = cosf(journey.lat);
    for (unsigned k = 0; k < 4; k++)
        journey.over[k] = kilometres(steps->over[k]);
    journey.far_over = kilometres(steps->far_over);
    if (country[0])
        journey.country = (uint16_t)((uint8_t)country[0] << 8 | (uint8_t)country[1]);
    return journey;
}

/* Steps that are not there lie where no pay reaches them. */
static float pence_up(int32_t step)
{
    return step == INT32_MAX ? INFINITY : (float)step;
}

static float pence_down(int32_t step)
{
    return step ? (float)step : -INFINITY;
}

/* How the kernel is to count; see in_period() in grade_pay.c. */
static struct payment payment_of(const struct steps *steps, enum suited_period period)
{
    struct payment payment = {.far_over = pence_up(steps->far_over),
                              .far_under = pence_down(steps->far_under)};
    float weeks_a_year = 52.18F, months_a_year = 12, hours_a_day = 7.5F;

    for (unsigned k = 0; k < 4; k++) {
        payment.over[k] = pence_up(steps->over[k]);
        payment.under[k] = pence_down(steps->under[k]);
    }
    if (period == SUITED_HOUR)
        payment.hours = 1;
    else if (period == SUITED_DAY)
        payment.hours = hours_a_day;
    else if (period == SUITED_YEAR)
        payment.years = weeks_a_year;
    else
        payment.weeks = period == SUITED_MONTH ? weeks_a_year / months_a_year : 1;
    return payment;
}

/* The kernel reckons in single precision, whose steps the doubt must outweigh. */
#define PENCE_BY_KERNEL 1000000000

static bool is_for_kernel(struct limits limits, int64_t times)
{
    return times * limits.max < PENCE_BY_KERNEL && limits.min < PENCE_BY_KERNEL;
}

void grading_begin(struct grading *grading, const struct plan *plan, const struct wish *wish,
                   size_t which)
{
    const struct holdings *has = &plan->profile->has;
    int64_t times = plan->talk.amount_times;

    *grading = (struct grading){.wish = wish, .which = which};
    switch (wish->kind) {
    case WISH_HOURS:
    case WISH_DAYS_PER_WEEK:
    case WISH_MAX_LIFT:
        grading->steps = steps_of(wish->limits, times);
        break;
    case WISH_TRAVEL:
        grading->steps = steps_of(wish->limits, plan->talk.travel_times);
        grading->journey = journey_of(plan, &grading->steps);
        break;
    case WISH_PAY:
        grading->steps = steps_of(wish->pay.limits, times);
        grading->payment = payment_of(&grading->steps, wish->pay.period);
        grading->by_rows = !is_for_kernel(wish->pay.limits, times);
        break;
    case WISH_CAN_APPLY:
        grading->held.lacking = has->registers_given ? ~has->registers : 0;
        grading->held.level = has->level == NO_LIMIT ? INT32_MAX : has->level;
        break;
    default:
        break;
    }
}

void grading_release(struct grading *grading)
{
    memo_release(&grading->memo);
}

void grading_clear(struct grading *grading)
{
    grading->known = (struct plane){{0}};
    grading->is_swept = false;
}

/* ---- row by row ---- */

/* Grades of amounts, times and places look at no other conditions than these. */
static uint64_t conditions_of_amounts(const struct known_conditions *known)
{
    return known->part_time | known->variable_hours | known->reduced_hours |
           known->remote_work | known->work_travel | known->licence;
}

static void unpack(struct shared *shared, size_t i, bool with_distance)
{
    if (shared->unpacked != i)
        block_row_alone(shared->columns, i, conditions_of_amounts(&shared->plan->known),
                        &shared->row);
    shared->unpacked = i;
    see(&shared->sight, &shared->row, with_distance);
}

/* For row `i`, reckoned anew. */
static struct memo_entry reckon(const struct grading *grading, struct shared *shared, size_t i)
{
    const struct plan *plan = shared->plan;
    const struct wish *wish = grading->wish;
    struct memo_entry entry = {.is_filled = true};
    struct interval interval;

    unpack(shared, i, wish->kind == WISH_TRAVEL);
    interval = plan_interval(plan, grading->which, wish, &shared->sight);
    entry.sure = interval.sure;
    entry.possible = interval.possible;
    entry.is_beyond = grading->which < plan->musts && interval.possible < GRADE_MET &&
                      is_beyond_talk(plan, wish, &shared->sight);
    return entry;
}

/* Every place so far off that talk does not reach: what is not done from home is missed. */
static bool is_surely_far(const struct grading *grading, const struct shared *shared, size_t i)
{
    const struct block_data *columns = shared->columns;
    uint64_t remote = shared->plan->known.remote_work;
    double km;

    if (grading->wish->kind != WISH_TRAVEL || !grading->journey.has_home ||
        !columns->place_count[i] ||
        (remote && said_of(columns, (unsigned)__builtin_ctzll(remote), i) == 1))
        return false;
    km = far_at_least(&shared->far, columns->lat[i], columns->lon[i]) - columns->radius_km[i];
    for (size_t p = 1, at = columns->more_places[i]; p < columns->place_count[i]; p++, at++)
        km = fmin(km, far_at_least(&shared->far, columns->pool_lat[at], columns->pool_lon[at]) -
                          columns->pool_radius_km[at]);
    return km * 1000 >
           (double)(shared->plan->talk.travel_times * grading->wish->limits.max) + 1;
}

static struct memo_entry look_up(struct grading *grading, struct shared *shared, size_t i)
{
    struct memo_key key;
    struct memo_entry *entry;

    if (is_surely_far(grading, shared, i))
        return (struct memo_entry){.is_beyond = true};
    if (!has_key(grading->wish->kind, shared->columns, i))
        return reckon(grading, shared, i);
    key = key_of(shared->plan, grading->which, shared->columns, i);
    entry = memo_place(&grading->memo, key);
    if (!memo_has(entry, key)) {
        *entry = reckon(grading, shared, i);
        entry->key = key;
    }
    return *entry;
}

static uint8_t condition_grade(const struct grading *grading, const struct shared *shared,
                               size_t i)
{
    unsigned number = grading->wish->condition.number;
    bool is_silent_no = shared->plan->known.silent_no >> number & 1;
    unsigned said = said_of(shared->columns, number, i);

    if (said == 3)
        return GRADE_BYTE(2, GRADE_MET);
    if (!said && !is_silent_no)
        return GRADE_BYTE(0, GRADE_MET);
    return (said == 1) == grading->wish->condition.wanted ? GRADE_BYTE(GRADE_MET, GRADE_MET)
                                                          : GRADE_BYTE(0, 0);
}

static void set_known(struct grading *grading, size_t i)
{
    grading->known.word[i / 64] |= UINT64_C(1) << i % 64;
}

uint8_t grading_row(struct grading *grading, struct shared *shared, size_t i)
{
    struct memo_entry entry;

    if (grading->wish->kind == WISH_CONDITION)
        return condition_grade(grading, shared, i);
    if (grading->known.word[i / 64] >> i % 64 & 1)
        return grading->grades[i];
    entry = look_up(grading, shared, i);
    grading->grades[i] = (uint8_t)(GRADE_BYTE(entry.sure, entry.possible) |
                                   (entry.is_beyond ? GRADE_BEYOND : 0));
    set_known(grading, i);
    return grading->grades[i];
}

/* ---- all at once ---- */

bool grading_is_outside(const struct grading *grading, const struct shared *shared,
                        int64_t times)
{
    const struct block_data *columns = shared->columns;
    double km;

    if (!grading->journey.has_home || columns->marks & BLOCK_UNPLACED)
        return false;
    km = far_bounds_at_least(&shared->far, &columns->bounds) - columns->radius_most;
    return km * 1000 > (double)(times * grading->wish->limits.max) + 1;
}

/* Whether there was a kernel for it. */
static bool grade_block(struct grading *grading, struct shared *shared)
{
    const struct kernels *kernels = shared->plan->kernels;
    const struct block_data *columns = shared->columns;
    static const uint8_t never[BLOCK_ROWS];

    switch (grading->wish->kind) {
    case WISH_HOURS:
    case WISH_DAYS_PER_WEEK:
    case WISH_MAX_LIFT: {
        const struct offers *offers = take_offers(shared, grading->wish->kind);

        kernels->grade_offers(offers,
                              grading->wish->kind == WISH_MAX_LIFT ? never : shared->varies,
                              &grading->steps, grading->grades);
        return true;
    }
    case WISH_TRAVEL:
        (grading_is_outside(grading, shared, shared->plan->talk.travel_times)
             ? kernels->grade_far
             : kernels->grade_travel)(columns, take_remote(shared), &grading->journey,
                                      grading->grades);
        return true;
    case WISH_PAY: {
        const struct offers *hours = take_offers(shared, WISH_HOURS);

        if (!grading->by_rows)
            kernels->grade_pay(columns, hours, shared->said.part_time, &grading->payment,
                               grading->grades);
        return !grading->by_rows;
    }
    case WISH_CAN_APPLY:
        kernels->grade_can_apply(columns, take_licence(shared), &grading->held,
                                 grading->grades);
        return true;
    default:
        return false;
    }
}

/* So few rows are sooner graded one by one. */
#define FEW 64

const uint8_t *grading_rows(struct grading *grading, struct shared *shared,
                            const struct plane *rows)
{
    const struct kernels *kernels = shared->plan->kernels;
    bool is_wanted = !grading->is_swept && kernels->count(rows) > FEW;

    if (is_wanted && grade_block(grading, shared)) {
        kernels->collect(grading->grades, 7, &grading->known);
        for (size_t w = 0; w < BLOCK_WORDS; w++)
            grading->known.word[w] = ~grading->known.word[w];
    }
    grading->is_swept |= is_wanted;
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        for (uint64_t left = rows->word[w] & ~grading->known.word[w]; left; left &= left - 1)
            grading_row(grading, shared, 64 * w + (size_t)__builtin_ctzll(left));
    return grading->grades;
}
