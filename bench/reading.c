/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_halves.h"

#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* How well adverts are read, against labelled ones: reading [--misses] [--halves] FILE.jsonl.
 */

static void print_score(const struct score_count *count, const char *name)
{
    printf("%-26s %5zu %5zu %5zu   %.3f  %.3f  %.3f\n", name, count->right, count->false_alarms,
           count->missed, score_precision(count), score_recall(count), score_f1(count));
}

static void print_heading(const char *of)
{
    printf("%-26s %5s %5s %5s   %-5s  %-5s  %s\n", of, "right", "false", "miss", "prec", "rec",
           "F1");
}

static void print_scores(const struct score *score, const struct suited_taxonomy *taxonomy)
{
    print_heading("condition");
    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++)
        print_score(&score->conditions[i], suited_taxonomy_condition(taxonomy, i)->id);
    print_score(&score->all, "all");
    for (size_t i = 0; i < SCORE_QUANTITIES; i++)
        print_score(&score->quantities[i], score_quantity_name(i));
    printf("%zu adverts\n", score->adverts);
}

static void print_half(const struct score *score, const char *name)
{
    char label[40];

    snprintf(label, sizeof(label), "%s (%zu adverts)", name, score->adverts);
    print_score(&score->all, label);
}

/* Both halves by what the other taught, beside the whole by all phrases. */
static enum suited_status run_halves(const struct suited_taxonomy *taxonomy, const char *path,
                                     FILE *misses, struct suited_error *err)
{
    static const struct score_choice all = {0};
    struct score *whole = NULL, *halves[2] = {NULL, NULL};
    enum suited_status status = score_file(taxonomy, path, &all, &whole, err);

    if (!status)
        status = score_halves(taxonomy, path, misses, halves, err);
    if (!status) {
        print_heading("conditions");
        print_half(whole, "whole");
        print_half(halves[0], "half 1");
        print_half(halves[1], "half 2");
    }
    free(whole);
    free(halves[0]);
    free(halves[1]);
    return status;
}

static enum suited_status run_whole(const struct suited_taxonomy *taxonomy, const char *path,
                                    FILE *misses, struct suited_error *err)
{
    const struct score_choice choice = {.misses = misses};
    struct score *score = NULL;
    enum suited_status status = score_file(taxonomy, path, &choice, &score, err);

    if (!status)
        print_scores(score, taxonomy);
    free(score);
    return status;
}

static enum suited_status run(const char *path, bool misses, bool halves,
                              struct suited_error *err)
{
    struct suited_taxonomy *taxonomy;
    FILE *out = misses ? stdout : NULL;
    enum suited_status status = suited_taxonomy_open(NULL, &taxonomy, err);

    if (!status)
        status =
            halves ? run_halves(taxonomy, path, out, err) : run_whole(taxonomy, path, out, err);
    suited_taxonomy_close(taxonomy);
    return status;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"misses", no_argument, NULL, 'm'}, {"halves", no_argument, NULL, 'h'}, {0}};
    struct suited_error err;
    bool misses = false, halves = false;
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option != 'm' && option != 'h')
            return 2;
        misses |= option == 'm';
        halves |= option == 'h';
    }
    if (optind + 1 != argc) {
        fprintf(stderr, "usage: reading [--misses] [--halves] FILE.jsonl\n");
        return 2;
    }
    if (run(argv[optind], misses, halves, &err)) {
        fprintf(stderr, "reading: %s\n", err.text);
        return 1;
    }
    return 0;
}
