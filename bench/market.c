/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "market.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "suited/day.h"

/* Prints a feed of as many vacancies as wished for, one JobPosting a line. */

struct wanted {
    const char *figures;
    uint64_t count, seed;
    int32_t today;
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"figures", required_argument, NULL, 'f'},
                                            {"seed", required_argument, NULL, 's'},
                                            {"today", required_argument, NULL, 't'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'f')
            wanted->figures = optarg;
        else if (c == 's')
            wanted->seed = strtoull(optarg, NULL, 10);
        else if (c != 't' || !suited_day_parse(optarg, &wanted->today))
            return false;
    }
    if (optind + 1 != argc)
        return false;
    wanted->count = strtoull(argv[optind], NULL, 10);
    return wanted->count > 0;
}

static enum suited_status print_adverts(struct market *market, uint64_t count,
                                        struct suited_error *err)
{
    for (uint64_t number = 1; number <= count; number++) {
        json_t *advert = market_advert(market, number);

        json_dumpf(advert, stdout, JSON_COMPACT | JSON_REAL_PRECISION(8));
        putchar('\n');
        json_decref(advert);
    }
    return fflush(stdout) || ferror(stdout)
               ? suited_fail(err, SUITED_IO,
                             "cannot write the adverts: the disk or pipe failed")
               : SUITED_OK;
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.figures = "bench/market.json", .seed = 1};
    struct market market = {0};
    struct suited_error err;
    enum suited_status status;

    suited_day_parse("2026-11-22", &wanted.today);
    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr,
                "usage: bench_market [--figures FILE] [--seed N] [--today DAY] COUNT\n");
        return 2;
    }
    market.chance.state = wanted.seed;
    market.today = wanted.today;
    status = market_open(&market, wanted.figures, &err);
    if (!status)
        status = print_adverts(&market, wanted.count, &err);
    market_close(&market);
    if (status)
        fprintf(stderr, "bench_market: %s\n", err.text);
    return status ? 1 : 0;
}
