/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_TIMING_H
#define BENCH_TIMING_H

#include <stddef.h>

/* Seconds on a clock that only runs forward. */
double seconds_now(void);

/* Seconds that this process has had a core. */
double seconds_of_cpu(void);

/* The value below which `share` of them lie; sorts them. */
double share_below(double *values, size_t count, double share);

#endif
