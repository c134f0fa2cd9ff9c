/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch_pace.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"

/* A night's feeds come from fewer hosts; past this the one asked longest ago is forgotten. */
enum { HOSTS_MAX = 256 };

struct pace {
    struct {
        char *name;
        int64_t next_ms; /* the earliest moment for its next request */
    } hosts[HOSTS_MAX];
    size_t count;
};

struct pace *pace_new(void)
{
    return xcalloc(1, sizeof(struct pace));
}

void pace_free(struct pace *pace)
{
    if (!pace)
        return;
    for (size_t i = 0; i < pace->count; i++)
        free(pace->hosts[i].name);
    free(pace);
}

static size_t place_of(struct pace *pace, const char *host)
{
    size_t oldest = 0;

    for (size_t i = 0; i < pace->count; i++) {
        if (!strcasecmp(pace->hosts[i].name, host))
            return i;
        if (pace->hosts[i].next_ms < pace->hosts[oldest].next_ms)
            oldest = i;
    }
    if (pace->count < HOSTS_MAX)
        oldest = pace->count++;
    free(pace->hosts[oldest].name);
    pace->hosts[oldest].name = xstrdup(host);
    pace->hosts[oldest].next_ms = INT64_MIN;
    return oldest;
}

int64_t pace_wait_ms(struct pace *pace, const char *host, int64_t now_ms)
{
    size_t place = place_of(pace, host);
    int64_t next = pace->hosts[place].next_ms;
    int64_t wait = next > now_ms ? next - now_ms : 0;

    pace->hosts[place].next_ms = now_ms + wait + PACE_MS;
    return wait;
}

/* xorshift64* (Vigna 2016): it spreads retries, no secret hangs on it. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1dULL;
}

int64_t pace_backoff_ms(unsigned tried, int64_t retry_after_s, uint64_t *random)
{
    int64_t most = (int64_t)1000 << (tried - 1);
    int64_t wait = (int64_t)(next_random(random) % (uint64_t)(most + 1));

    return retry_after_s * 1000 > wait ? retry_after_s * 1000 : wait;
}
