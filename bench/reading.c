/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading_score.h"

#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* How well adverts are read, against labelled ones: reading FILE.jsonl [--misses]. */

static void print_score(const struct score_count *count, const char *name)
{
    printf("%-26s %5zu %5zu %5zu   %.3f  %.3f  %.3f\n", name, count->right, count->false_alarms,
           count->missed, score_precision(count), score_recall(count), score_f1(count));
}

static void print_scores(const struct score *score, const struct suited_taxonomy *taxonomy)
{
    printf("%-26s %5s %5s %5s   %-5s  %-5s  %s\n", "condition", "right", "false", "miss",
           "prec", "rec", "F1");
    for (size_t i = 0; i < suited_taxonomy_conditions(taxonomy); i++)
        print_score(&score->conditions[i], suited_taxonomy_condition(taxonomy, i)->id);
    print_score(&score->all, "all");
    for (size_t i = 0; i < SCORE_QUANTITIES; i++)
        print_score(&score->quantities[i], score_quantity_name(i));
    printf("%zu adverts\n", score->adverts);
}

static enum suited_status run(const char *path, bool misses, struct suited_error *err)
{
    struct suited_taxonomy *taxonomy;
    struct score *score = NULL;
    enum suited_status status = suited_taxonomy_open(NULL, &taxonomy, err);

    if (!status)
        status = score_file(taxonomy, path, misses ? stdout : NULL, &score, err);
    if (!status)
        print_scores(score, taxonomy);
    free(score);
    suited_taxonomy_close(taxonomy);
    return status;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {{"misses", no_argument, NULL, 'm'}, {0}};
    struct suited_error err;
    bool misses = false;
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option != 'm')
            return 2;
        misses = true;
    }
    if (optind + 1 != argc) {
        fprintf(stderr, "usage: reading [--misses] FILE.jsonl\n");
        return 2;
    }
    if (run(argv[optind], misses, &err)) {
        fprintf(stderr, "reading: %s\n", err.text);
        return 1;
    }
    return 0;
}
