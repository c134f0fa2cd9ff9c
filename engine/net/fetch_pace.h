/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_PACE_H
#define NET_FETCH_PACE_H

#include <stdint.h>

/* How often a host is asked, and when a failed try is made again. */
enum { PACE_MS = 1000, PACE_TRIES = 4, PACE_RETRY_AFTER_MAX_S = 300 };

struct pace;

struct pace *pace_new(void);
void pace_free(struct pace *pace);

/* How long to wait before the next request to `host`, which is then taken as made. */
int64_t pace_wait_ms(struct pace *pace, const char *host, int64_t now_ms);

/*
 * How long to wait after failed try number `tried` (from 1): a random part of 1, 2, 4 …
 * seconds ("full jitter": Brooker 2015), and no less than the server asked for.
 */
int64_t pace_backoff_ms(unsigned tried, int64_t retry_after_s, uint64_t *random);

#endif
