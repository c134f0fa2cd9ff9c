/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/json.h"
#include "front.h"
#include "ingest/reading.h"
#include "suited/day.h"
#include "timing.h"
#include "yardstick.h"

/* How fast adverts are read, beside Xapian's term generator over the same text, in turns. */

#define RUNS_MOST 19

/* The advert that speed is told in, for those of a file are of all lengths. */
#define ADVERT_BYTES 3072.0

struct wanted {
    struct front_ask ask;
    const char *data_dir;
    size_t runs;
};

struct figures {
    double open, build, reading[RUNS_MOST], terms[RUNS_MOST]; /* seconds of this process */
    size_t adverts, bytes, facts, skills;
    long before_kb, built_kb; /* resident, without and with the reader */
};

static bool parse(int argc, char **argv, struct wanted *wanted)
{
    static const struct option options[] = {{"data", required_argument, NULL, 'd'},
                                            {"format", required_argument, NULL, 'm'},
                                            {"runs", required_argument, NULL, 'r'},
                                            {"today", required_argument, NULL, 't'},
                                            {0}};
    int c;

    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (c == 'd')
            wanted->data_dir = optarg;
        else if (c == 'm')
            wanted->ask.format = optarg;
        else if (c == 'r')
            wanted->runs = strtoul(optarg, NULL, 10);
        else if (c != 't' || !suited_day_parse(optarg, &wanted->ask.today))
            return false;
    }
    wanted->ask.path = argv[optind];
    return optind + 1 == argc && wanted->runs >= 1 && wanted->runs <= RUNS_MOST;
}

static long resident_kb(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Of the taxonomy and the reader: they are built before all else, so that memory is theirs. */
static enum suited_status build(const struct wanted *wanted, struct suited_taxonomy **taxonomy,
                                struct reader **reader, struct figures *figures,
                                struct suited_error *err)
{
    double start = seconds_of_cpu();
    enum suited_status status = suited_taxonomy_open(wanted->data_dir, taxonomy, err);

    figures->open = seconds_of_cpu() - start;
    figures->before_kb = resident_kb();
    start = seconds_of_cpu();
    if (!status)
        status = reader_new(*taxonomy, reader, err);
    figures->build = seconds_of_cpu() - start;
    figures->built_kb = resident_kb();
    return status;
}

static double read_all(struct reader *reader, const json_t *adverts, struct figures *figures)
{
    struct reading reading = {0};
    double start = seconds_of_cpu();
    json_t *advert;
    size_t i;

    figures->adverts = json_array_size(adverts);
    figures->bytes = figures->facts = figures->skills = 0;
    json_array_foreach(adverts, i, advert) {
        const char *title = json_text_of(advert, "title"), *text = json_text_of(advert, "text");

        reader_read(reader, title, text, &reading);
        figures->bytes += strlen(title) + 1 + strlen(text);
        figures->facts += reading.fact_count;
        figures->skills += reading.skill_count;
    }
    reading_release(&reading);
    return seconds_of_cpu() - start;
}

static enum suited_status measure(const struct wanted *wanted, struct reader *reader,
                                  struct figures *figures, struct suited_error *err)
{
    struct front front;
    enum suited_status status = front_open(&wanted->ask, &front, err);

    if (!status)
        status = front_unpack(&front, err);
    if (!status) {
        front_map(&front);
        status = front_normalise(&front, err);
    }
    for (size_t run = 0; !status && run < wanted->runs; run++) {
        double start;

        figures->reading[run] = read_all(reader, front.adverts, figures);
        start = seconds_of_cpu();
        status = yardstick_terms(front.adverts, err);
        figures->terms[run] = seconds_of_cpu() - start;
    }
    front_release(&front);
    return status;
}

static void print_rate(const char *name, double seconds, const struct figures *figures)
{
    double bytes = (double)figures->bytes / seconds;

    printf("%-22s %8.2f %11.0f %8.1f %17.0f\n", name, seconds,
           (double)figures->adverts / seconds, bytes / 1e6, bytes / ADVERT_BYTES);
}

static void print(struct figures *figures, size_t runs)
{
    double reading = share_below(figures->reading, runs, 0.5);
    double terms = share_below(figures->terms, runs, 0.5);

    printf("%zu adverts of %.0f bytes, %zu facts, %zu skills; median of %zu, one core\n",
           figures->adverts, (double)figures->bytes / (double)figures->adverts, figures->facts,
           figures->skills, runs);
    printf("%-22s %8s %11s %8s %17s\n", "", "seconds", "adverts/s", "MB/s",
           "adverts of 3 KB/s");
    print_rate("reading", reading, figures);
    print_rate("Xapian TermGenerator", terms, figures);
    printf("reading is %.2f x Xapian TermGenerator of the same text\n", terms / reading);
    printf("taxonomy opened in %.2f s, reader built in %.2f s with %.0f MB; resident before "
           "adverts %.0f MB\n",
           figures->open, figures->build,
           (double)(figures->built_kb - figures->before_kb) / 1024,
           (double)figures->built_kb / 1024);
}

int main(int argc, char **argv)
{
    struct wanted wanted = {.runs = 5};
    struct suited_taxonomy *taxonomy = NULL;
    struct figures figures = {0};
    struct reader *reader = NULL;
    struct suited_error err;
    enum suited_status status;

    suited_day_parse("2026-11-22", &wanted.ask.today);
    if (!parse(argc, argv, &wanted)) {
        fprintf(stderr, "usage: bench_read [--data DIR] [--format F] [--runs N] [--today DAY] "
                        "FILE\n");
        return 2;
    }
    status = build(&wanted, &taxonomy, &reader, &figures, &err);
    wanted.ask.taxonomy = taxonomy;
    if (!status)
        status = measure(&wanted, reader, &figures, &err);
    if (!status)
        print(&figures, wanted.runs);
    else
        fprintf(stderr, "bench_read: %s\n", err.text);
    reader_free(reader);
    suited_taxonomy_close(taxonomy);
    return status ? 1 : 0;
}
