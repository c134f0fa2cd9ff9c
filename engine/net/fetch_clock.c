/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch_clock.h"

#include <time.h>

static int64_t real_now(void *context)
{
    struct timespec now;

    (void)context;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void real_sleep(void *context, int64_t ms)
{
    struct timespec left = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

    (void)context;
    while (nanosleep(&left, &left))
        continue;
}

struct fetch_clock clock_or_real(const struct fetch_clock *clock)
{
    struct fetch_clock whole = {real_now, real_sleep, NULL};

    if (!clock)
        return whole;
    whole.context = clock->context;
    if (clock->now_ms)
        whole.now_ms = clock->now_ms;
    if (clock->sleep_ms)
        whole.sleep_ms = clock->sleep_ms;
    return whole;
}
