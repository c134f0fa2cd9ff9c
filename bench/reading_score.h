/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_READING_SCORE_H
#define BENCH_READING_SCORE_H

#include <stdio.h>

#include "ingest/reading.h"

/*
 * Scoring the reader as reading/GUIDE.md says: over decisions. A value given as it is
 * labelled is right; one given where there is no label or another is a false alarm; a label
 * without a value is missed; "either" is left out.
 */
#define SCORE_QUANTITIES 5

struct score_count {
    size_t right, false_alarms, missed;
};

struct score {
    struct score_count conditions[SUITED_CONDITIONS_MAX], all;
    struct score_count quantities[SCORE_QUANTITIES];
    size_t adverts;
};

/* What of a file is scored, and by which reader; zero is all of it by all phrases. */
struct score_choice {
    FILE *misses;                         /* where to print what is wrong; NULL: nowhere */
    const struct reader_lexicon *lexicon; /* NULL: all phrases */
    bool (*takes)(void *context, const json_t *advert); /* NULL: every advert */
    void *context;
};

/* Read and score the labelled adverts of a file, one JSON object a line. The score is yours
 * to free(). */
enum suited_status score_file(const struct suited_taxonomy *taxonomy, const char *path,
                              const struct score_choice *choice, struct score **out,
                              struct suited_error *err);

/* The value that an advert is labelled with: "yes", "no", "either", or "" where there is none.
 */
const char *score_label(const json_t *advert, const char *condition);

const char *score_quantity_name(size_t number);
double score_precision(const struct score_count *count);
double score_recall(const struct score_count *count);
double score_f1(const struct score_count *count);

#endif
