/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_READING_HALVES_H
#define BENCH_READING_HALVES_H

#include "reading_score.h"

/*
 * How well the phrases carry over: the labelled adverts are parted in two halves by their
 * ids, and each is read without the phrases that are right in it alone, which only it could
 * have taught. The grammar of quantities is the same throughout. The scores are yours to
 * free().
 */
enum suited_status score_halves(const struct suited_taxonomy *taxonomy, const char *path,
                                FILE *misses, struct score *out[2], struct suited_error *err);

/* The half of an advert: 0 or 1. */
unsigned half_of(const json_t *advert);

#endif
