/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "match/bundle.h"
#include "match/sweep.h"
#include "suited/day.h"
#include "timing.h"

/*
 * How many pairs of a client and a new vacancy a core can judge in a second: each client's
 * profile is compiled once and swept over the last vacancies of the store, and what fits or
 * could be asked about is summed up, as the nightly run does it. Clients are the profiles of
 * a file over and over, each at home where some vacancy is.
 */
struct wanted {
    const char *dir, *profiles;
    size_t clients, vacancies;
    int32_t today;
};

struct crowd {
    struct suited_store *store;
    struct suited_taxonomy *taxonomy;
    struct suited_corpus *corpus;
    struct suited_view *view;
    json_t *profiles;
    struct bundle bundle; /* of what is new */
    uint64_t rows, pairs, hits;
    double compile, sweep; /* seconds of a core */
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"clients", required_argument, NULL, 'c'},
                                            {"vacancies", required_argument, NULL, 'v'},
                                            {"today", required_argument, NULL, 't'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'c')
            wanted->clients = strtoul(optarg, NULL, 10);
        else if (c == 'v')
            wanted->vacancies = strtoul(optarg, NULL, 10);
        else if (c != 't' || !suited_day_parse(optarg, &wanted->today))
            return false;
    }
    wanted->dir = argv[optind];
    wanted->profiles = optind + 2 == argc ? argv[optind + 1] : NULL;
    return wanted->profiles && wanted->clients && wanted->vacancies;
}

static enum suited_status open_crowd(const struct wanted *wanted, struct crowd *crowd,
                                     struct suited_error *err)
{
    json_error_t why;
    enum suited_status status = suited_store_open(wanted->dir, SUITED_READ, &crowd->store, err);

    if (!status)
        status = suited_taxonomy_open(wanted->dir, &crowd->taxonomy, err);
    if (!status)
        status = suited_corpus_open(crowd->store, SUITED_READ, &crowd->corpus, err);
    if (!status)
        status = suited_view_open(crowd->corpus, SUITED_READ, &crowd->view, err);
    crowd->profiles = json_load_file(wanted->profiles, 0, &why);
    if (!status && !json_array_size(crowd->profiles))
        status = suited_fail(err, SUITED_INVALID, "cannot use '%s': it is no list of profiles",
                             wanted->profiles);
    return status;
}

static void close_crowd(struct crowd *crowd)
{
    json_decref(crowd->profiles);
    bundle_release(&crowd->bundle);
    suited_view_close(crowd->view);
    suited_corpus_close(crowd->corpus);
    suited_taxonomy_close(crowd->taxonomy);
    suited_store_close(crowd->store);
}

/* The open ones among the last vacancies, together by place. */
static enum suited_status gather(const struct wanted *wanted, struct crowd *crowd,
                                 struct suited_error *err)
{
    struct suited_row *rows = calloc(wanted->vacancies, sizeof(*rows));
    uint32_t number = suited_view_numbers(crowd->view);
    enum suited_status status = SUITED_OK;

    for (; !status && number && crowd->rows < wanted->vacancies; number--) {
        status = suited_view_row(crowd->view, number, &rows[crowd->rows], err);
        crowd->rows += rows[crowd->rows].closes >= wanted->today;
    }
    bundle_make(&crowd->bundle, rows, crowd->rows,
                known_conditions(crowd->taxonomy).remote_work);
    free(rows);
    return status;
}

/* Profile `i`, at home where a vacancy of its number is, if that has a place. */
static enum suited_status make_profile(const struct crowd *crowd, size_t i,
                                       struct suited_profile **out, struct suited_error *err)
{
    json_t *json =
        json_deep_copy(json_array_get(crowd->profiles, i % json_array_size(crowd->profiles)));
    uint32_t number = (uint32_t)(i * 7919 % suited_view_numbers(crowd->view)) + 1;
    struct suited_row row;
    enum suited_status status = suited_view_row(crowd->view, number, &row, err);

    if (!status && row.place_count)
        json_object_set_new(json, "home",
                            json_pack("{s:f, s:f}", "lat", row.places[0].lat / 1e5, "lon",
                                      row.places[0].lon / 1e5));
    if (!status)
        status = suited_profile_parse(json, crowd->taxonomy, "GB", out, err);
    json_decref(json);
    return status;
}

static enum suited_status sum_up(struct crowd *crowd, struct sweep *sweep, struct plan *plan,
                                 size_t i, struct suited_error *err)
{
    struct sums sums = {{0}, {0}, {0}};
    const uint8_t *expected;
    enum suited_status status =
        plan_expected(plan, sweep->shared.columns->codes[0][i], &expected, err);

    if (!status)
        sweep_sums(sweep, i, expected, 0, plan->ordering, &sums);
    crowd->hits++;
    return status;
}

static enum suited_status sweep_one(const struct wanted *wanted, struct crowd *crowd,
                                    struct sweep *sweep, struct plan *plan, size_t which,
                                    struct suited_error *err)
{
    static const bool groups[GROUPS] = {[GROUP_FITS] = true, [GROUP_ASK_FIRST] = true};
    struct plane all;
    enum suited_status status = SUITED_OK;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        all.word[w] = UINT64_MAX;
    if (!sweep_wanted(sweep, &crowd->bundle.blocks[which], wanted->today, &all, groups))
        return SUITED_OK;
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        for (uint64_t left =
                 sweep->groups[GROUP_FITS].word[w] | sweep->groups[GROUP_ASK_FIRST].word[w];
             !status && left; left &= left - 1)
            status = sum_up(crowd, sweep, plan, 64 * w + (size_t)__builtin_ctzll(left), err);
    return status;
}

static enum suited_status take_client(const struct wanted *wanted, struct crowd *crowd,
                                      struct sweep *sweep, size_t i, struct suited_error *err)
{
    struct suited_profile *profile = NULL;
    struct plan *plan = NULL;
    enum suited_status status = make_profile(crowd, i, &profile, err);
    double start = seconds_of_cpu(), middle;

    if (!status)
        status = plan_new(crowd->view, profile, SUITED_EXPECTED, &plan, err);
    middle = seconds_of_cpu();
    if (!status) {
        sweep_begin(sweep, plan);
        for (size_t b = 0; !status && b < crowd->bundle.count; b++)
            status = sweep_one(wanted, crowd, sweep, plan, b, err);
        sweep_release(sweep);
    }
    plan_free(plan);
    crowd->compile += middle - start;
    crowd->sweep += seconds_of_cpu() - middle;
    crowd->pairs += crowd->rows;
    suited_profile_free(profile);
    return status;
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.clients = 1000, .vacancies = 50000};
    struct crowd crowd = {0};
    struct sweep *sweep;
    struct suited_error err;
    enum suited_status status;

    suited_day_parse("2026-11-22", &wanted.today);
    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr, "usage: bench_crowd [--clients N] [--vacancies N] [--today DAY] DATA "
                        "PROFILES\n");
        return 2;
    }
    sweep = calloc(1, sizeof(*sweep));
    status = open_crowd(&wanted, &crowd, &err);
    if (!status)
        status = gather(&wanted, &crowd, &err);
    for (size_t i = 0; !status && i < wanted.clients; i++)
        status = take_client(&wanted, &crowd, sweep, i, &err);
    if (!status)
        printf("clients %zu, vacancies %llu, hits %llu\nmillion pairs a second of a core: %.0f "
               "(%.0f with compiling the profiles)\n",
               wanted.clients, (unsigned long long)crowd.rows, (unsigned long long)crowd.hits,
               (double)crowd.pairs / crowd.sweep / 1e6,
               (double)crowd.pairs / (crowd.sweep + crowd.compile) / 1e6);
    else
        fprintf(stderr, "bench_crowd: %s\n", err.text);
    close_crowd(&crowd);
    free(sweep);
    return status ? 1 : 0;
}
