/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ftw.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "stages.h"
#include "suited/day.h"
#include "timing.h"

/* How fast a feed's file is taken in, by stages, beside plain text indexing. */

#define RUNS_MOST 9

struct wanted {
    struct front_ask ask;
    size_t runs;
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"format", required_argument, NULL, 'm'},
                                            {"runs", required_argument, NULL, 'r'},
                                            {"today", required_argument, NULL, 't'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'm')
            wanted->ask.format = optarg;
        else if (c == 'r')
            wanted->runs = strtoul(optarg, NULL, 10);
        else if (c != 't' || !suited_day_parse(optarg, &wanted->ask.today))
            return false;
    }
    wanted->ask.path = argv[optind];
    return optind + 1 == argc && wanted->runs >= 1 && wanted->runs <= RUNS_MOST;
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

/* One run in a folder of its own, which is removed again. */
static enum suited_status run_once(const struct front_ask *ask, double seconds[STAGES],
                                   size_t *adverts, struct suited_error *err)
{
    char dir[] = "/tmp/suited-bench-XXXXXX";
    enum suited_status status;

    if (!mkdtemp(dir))
        return suited_fail(err, SUITED_IO, "cannot make a folder in /tmp for the stores");
    status = stages_run(ask, dir, seconds, adverts, err);
    nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return status;
}

static double median_of(double seconds[RUNS_MOST][STAGES], size_t runs, int stage)
{
    double values[RUNS_MOST];

    for (size_t i = 0; i < runs; i++)
        values[i] = seconds[i][stage];
    return share_below(values, runs, 0.5);
}

static void print_table(double seconds[RUNS_MOST][STAGES], size_t runs, size_t adverts)
{
    double whole = median_of(seconds, runs, STAGE_WHOLE);

    printf("%zu adverts, median of %zu\n", adverts, runs);
    printf("%-22s %8s %12s %10s\n", "stage", "seconds", "adverts/s", "of whole");
    for (int stage = 0; stage < STAGES; stage++) {
        double median = median_of(seconds, runs, stage);

        printf("%-22s %8.2f %12.0f %9.0f%%\n", stage_name((enum stage)stage), median,
               (double)adverts / median, 100 * median / whole);
    }
    printf("whole ingest is %.2f x Xapian TermGenerator of the same text alone\n",
           median_of(seconds, runs, STAGE_YARDSTICK) / whole);
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.runs = 3};
    double seconds[RUNS_MOST][STAGES];
    struct suited_taxonomy *taxonomy;
    struct suited_error err;
    size_t adverts = 0;
    enum suited_status status;

    suited_day_parse("2026-11-22", &wanted.ask.today);
    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr, "usage: bench_ingest [--format F] [--runs N] [--today DAY] FILE\n");
        return 2;
    }
    status = suited_taxonomy_open(NULL, &taxonomy, &err);
    wanted.ask.taxonomy = taxonomy;
    for (size_t i = 0; !status && i < wanted.runs; i++)
        status = run_once(&wanted.ask, seconds[i], &adverts, &err);
    if (!status)
        print_table(seconds, wanted.runs, adverts);
    else
        fprintf(stderr, "bench_ingest: %s\n", err.text);
    suited_taxonomy_close(taxonomy);
    return status ? 1 : 0;
}
