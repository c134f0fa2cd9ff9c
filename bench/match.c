/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "match/plan.h"
#include "match/scan.h"
#include "shop.h"
#include "suited/day.h"
#include "suited/shortlist.h"
#include "timing.h"

/*
 * How long a shortlist takes in the process, over many runs, and where the time goes: in
 * milliseconds by the clock, and of a core, which others on the machine do not lengthen as
 * much. Beside it how long merely reading every block takes in the same run.
 */

#define RUNS_MOST 10000

/* As many of each group as `suited match` explains when it is not told. */
#define USUAL_LIMIT 20

struct wanted {
    const char *dir;
    struct suited_ask ask;
    size_t runs;
};

/* Milliseconds of every run; of a core but for `whole`. */
enum part { WHOLE, CORE, COMPILE, SCAN, PLAIN_READ, PARTS };

struct times {
    double *of[PARTS];
    uint64_t sum; /* of what was read, so that nobody leaves the reading out */
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"runs", required_argument, NULL, 'r'},
                                            {"limit", required_argument, NULL, 'l'},
                                            {"today", required_argument, NULL, 't'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'r')
            wanted->runs = strtoul(optarg, NULL, 10);
        else if (c == 'l')
            wanted->ask.limit = strtoul(optarg, NULL, 10);
        else if (c != 't' || !suited_day_parse(optarg, &wanted->ask.today))
            return false;
    }
    wanted->dir = argv[optind];
    return optind + 2 <= argc && wanted->runs >= 1 && wanted->runs <= RUNS_MOST;
}

/* Compiling and scanning once more by themselves, as suited_shortlist() does them. */
static enum suited_status time_parts(const struct shop *market,
                                     const struct suited_profile *profile,
                                     const struct suited_ask *ask, struct times *times,
                                     size_t run, struct suited_error *err)
{
    struct plan *plan = NULL;
    struct scan scan = {0};
    double start = seconds_of_cpu(), middle;
    enum suited_status status = plan_new(market->view, profile, ask->reading, &plan, err);

    middle = seconds_of_cpu();
    for (int group = 0; group < GROUP_RULED_OUT; group++) {
        scan.wanted[group] = true;
        scan.best[group].limit = ask->limit;
    }
    if (!status)
        status = scan_all(&scan, plan, ask->today, err);
    times->of[COMPILE][run] = 1000 * (middle - start);
    times->of[SCAN][run] = 1000 * (seconds_of_cpu() - middle);
    match_scan_release(&scan);
    plan_free(plan);
    return status;
}

/* All bytes of all blocks, added up as words. */
static enum suited_status time_reading(const struct shop *market, struct times *times,
                                       size_t run, struct suited_error *err)
{

    double start = seconds_of_cpu();
    enum suited_status status = SUITED_OK;
    uint64_t sum = 0;

    for (size_t b = 0; !status && b < suited_view_blocks(market->view); b++) {
        const struct suited_block *block;
        const uint64_t *words, *dead;

        status = suited_view_block(market->view, b, &block, err);
        if (status)
            break;
        words = (const uint64_t *)(const void *)block_columns(block, &dead);
        for (size_t i = 0; i < sizeof(struct block_data) / sizeof(*words); i++)
            sum += words[i];
    }
    times->sum += sum;
    times->of[PLAIN_READ][run] = 1000 * (seconds_of_cpu() - start);
    return status;
}

static enum suited_status time_all(const struct shop *market,
                                   const struct suited_profile *profile,
                                   const struct wanted *wanted, struct times *times,
                                   struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < wanted->runs; i++) {
        double start = seconds_now(), core = seconds_of_cpu();
        json_t *list;

        status = suited_shortlist(market->view, profile, &wanted->ask, &list, err);
        times->of[CORE][i] = 1000 * (seconds_of_cpu() - core);
        times->of[WHOLE][i] = 1000 * (seconds_now() - start);
        json_decref(list);
        if (!status)
            status = time_parts(market, profile, &wanted->ask, times, i, err);
        if (!status)
            status = time_reading(market, times, i, err);
    }
    return status;
}

static void print_row(const char *client, struct times *times, size_t runs)
{
    double middle[PARTS];

    for (int part = 0; part < PARTS; part++)
        middle[part] = share_below(times->of[part], runs, 0.5);
    printf("%-26.26s %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f\n", client, middle[WHOLE],
           share_below(times->of[WHOLE], runs, 0.95), share_below(times->of[WHOLE], runs, 0.99),
           middle[CORE], middle[COMPILE], middle[SCAN],
           middle[CORE] - middle[COMPILE] - middle[SCAN], middle[SCAN] / middle[PLAIN_READ]);
}

static enum suited_status bench_profile(const struct shop *market, const json_t *json,
                                        const struct wanted *wanted, struct suited_error *err)
{
    struct times times = {.sum = 0};
    struct suited_profile *profile;
    enum suited_status status =
        suited_profile_parse(json, market->taxonomy, "GB", &profile, err);

    for (int part = 0; part < PARTS; part++)
        times.of[part] = calloc(wanted->runs, sizeof(double));
    if (!status)
        status = time_all(market, profile, wanted, &times, err);
    if (!status)
        print_row(suited_profile_id(profile), &times, wanted->runs);
    if (!status && !times.sum)
        status = suited_fail(err, SUITED_NOTFOUND, "there are no vacancies to pass over");
    suited_profile_free(profile);
    for (int part = 0; part < PARTS; part++)
        free(times.of[part]);
    return status;
}

/* A file of one profile, or of a list of them. */
static enum suited_status bench_file(const struct shop *market, const char *path,
                                     const struct wanted *wanted, struct suited_error *err)
{
    json_error_t why;
    json_t *file = json_load_file(path, 0, &why), *profile;
    enum suited_status status = SUITED_OK;
    size_t i;

    if (!file)
        return suited_fail(err, SUITED_INVALID, "cannot read '%s': %s", path, why.text);
    if (json_is_object(file))
        status = bench_profile(market, file, wanted, err);
    json_array_foreach(file, i, profile) {
        if (!status)
            status = bench_profile(market, profile, wanted, err);
    }
    json_decref(file);
    return status;
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.runs = 100, .ask = {.limit = USUAL_LIMIT}};
    struct shop market = {0};
    struct suited_error err;
    enum suited_status status;

    suited_day_parse("2026-11-22", &wanted.ask.today);
    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr, "usage: bench_match [--runs N] [--limit N] [--today DAY] DATA "
                        "PROFILE...\n");
        return 2;
    }
    printf("%-26s %8s %8s %8s %8s %8s %8s %8s %8s\n", "milliseconds", "p50", "p95", "p99",
           "core", "compile", "scan", "explain", "to read");
    status = shop_open(wanted.dir, &market, &err);
    for (int i = optind + 1; !status && i < argc; i++)
        status = bench_file(&market, argv[i], &wanted, &err);
    shop_close(&market);
    if (status)
        fprintf(stderr, "bench_match: %s\n", err.text);
    return status ? 1 : 0;
}
