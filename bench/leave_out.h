/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_LEAVE_OUT_H
#define BENCH_LEAVE_OUT_H

#include <stddef.h>

#include "suited/error.h"

/*
 * A sample of ESCO's alternative labels of occupations, each to be left out in turn. They are
 * left out by batches, for each of which ESCO is imported anew without them: labels of one
 * batch are of different occupations and share no word, but for words so common that a few
 * labels less change nothing.
 */
struct leave_out;

/* `folder` has occupations_en.csv, plain or gzip. The sample is the same on every run. */
enum suited_status leave_out_new(const char *folder, size_t sample, struct leave_out **out,
                                 struct suited_error *err);
void leave_out_free(struct leave_out *leave_out);

size_t leave_out_batches(const struct leave_out *leave_out);

/* Write occupations_en.csv without the batch's labels, and a skills_en.csv, to `folder`. */
enum suited_status leave_out_write(const struct leave_out *leave_out, size_t batch,
                                   const char *folder, struct suited_error *err);

/* One of the sample; the texts are borrowed. */
struct left_out {
    const char *label, *uri, *code;
    size_t number; /* in the sample */
};

size_t leave_out_count(const struct leave_out *leave_out, size_t batch);
struct left_out leave_out_get(const struct leave_out *leave_out, size_t batch, size_t place);

#endif
