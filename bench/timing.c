/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timing.h"

#include <stdlib.h>
#include <time.h>

static double seconds_on(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double seconds_now(void)
{
    return seconds_on(CLOCK_MONOTONIC);
}

double seconds_of_cpu(void)
{
    return seconds_on(CLOCK_PROCESS_CPUTIME_ID);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

double share_below(double *values, size_t count, double share)
{
    qsort(values, count, sizeof(*values), by_value);
    return values[(size_t)(share * (double)(count - 1) + 0.5)];
}
