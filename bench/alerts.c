/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/json.h"
#include "suited/alerts.h"
#include "suited/client.h"
#include "suited/day.h"
#include "timing.h"

/*
 * bench_alerts DATA CLIENTS DAY PROFILE...: add so many clients, made of the profiles in turn,
 * and tell each what is new: a first run in which every vacancy is, and one in which none is.
 * For stores that are made for it: the clients stay.
 */
static int failed(const struct suited_error *err)
{
    fprintf(stderr, "bench_alerts: %s\n", err->text);
    return EXIT_FAILURE;
}

static enum suited_status add_client(struct suited_store *store, const char *path,
                                     size_t number, int32_t day, struct suited_error *err)
{
    json_t *profile, *latest = NULL;
    enum suited_status status = json_read_file(path, &profile, err);

    if (status)
        return status;
    json_object_set_new(profile, "id", json_sprintf("bench-%zu", number));
    json_object_set_new(profile, "alerts", json_pack("{s:b}", "on", 1));
    status = suited_client_save(
        store, &(struct suited_save){.profile = profile, .day = day, .author = "bench"},
        &latest, err);
    json_decref(latest);
    json_decref(profile);
    return status;
}

static enum suited_status run(const struct suited_alerts *alerts, const char *what,
                              struct suited_error *err)
{
    struct suited_alerts_report report;
    struct rusage usage;
    double began = seconds_now(), core = seconds_of_cpu();
    enum suited_status status = suited_alerts_run(alerts, &report, err);

    if (status)
        return status;
    getrusage(RUSAGE_SELF, &usage);
    printf("%-8s %7.2f s, of a core %7.2f s; clients %zu, new %zu, told %zu; memory %ld MB\n",
           what, seconds_now() - began, seconds_of_cpu() - core, report.clients, report.fresh,
           report.told, usage.ru_maxrss / 1024);
    json_decref(report.faults);
    return SUITED_OK;
}

static enum suited_status measure(struct suited_store *store, char **argv, int argc,
                                  int32_t day, struct suited_error *err)
{
    struct suited_alerts alerts = {.store = store, .country = "GB", .today = day};
    struct suited_taxonomy *taxonomy = NULL;
    size_t count = strtoul(argv[2], NULL, 10);
    enum suited_status status = suited_taxonomy_open(argv[1], &taxonomy, err);

    alerts.taxonomy = taxonomy;
    if (!status)
        status = suited_corpus_open(store, SUITED_WRITE, &alerts.corpus, err);
    for (size_t i = 0; !status && i < count; i++)
        status = add_client(store, argv[4 + i % (size_t)(argc - 4)], i, day, err);
    if (!status)
        status = run(&alerts, "all new", err);
    if (!status)
        status = run(&alerts, "nothing", err);
    suited_corpus_close(alerts.corpus);
    suited_taxonomy_close(taxonomy);
    return status;
}

int main(int argc, char **argv)
{
    struct suited_store *store = NULL;
    struct suited_error err;
    int32_t day;
    enum suited_status status;

    if (argc < 5 || !suited_day_parse(argv[3], &day)) {
        fputs("usage: bench_alerts DATA CLIENTS DAY PROFILE...\n", stderr);
        return 2;
    }
    status = suited_store_open(argv[1], SUITED_WRITE, &store, &err);
    if (!status)
        status = measure(store, argv, argc, day, &err);
    suited_store_close(store);
    return status ? failed(&err) : EXIT_SUCCESS;
}
