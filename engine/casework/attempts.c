/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attempts.h"

#include <string.h>

#include "base/hash.h"

/*
 * A team may come through one address, so that has more tries than a name there. A name has a
 * hundred from all together (NIST SP 800-63B, 5.2.2): fewer, and anybody could keep its owner
 * out from anywhere.
 */
static const unsigned free_tries[] = {
    [BY_NAME] = 100, [BY_ADDRESS] = 30, [BY_NAME_AND_ADDRESS] = 5};

#define WAIT_MOST 900 /* seconds */
#define QUIET     3600
#define WAYS      8 /* slots that a key may be in */

void attempts_init(struct attempts *attempts)
{
    memset(attempts, 0, sizeof(*attempts));
    pthread_mutex_init(&attempts->lock, NULL);
}

void attempts_release(struct attempts *attempts)
{
    pthread_mutex_destroy(&attempts->lock);
}

/* The slot of `key`, or of the one that was quiet longest where it has none yet. */
static struct attempt *slot_of(struct attempts *attempts, uint64_t key, int64_t now)
{
    struct attempt *first = &attempts->slots[key % (ATTEMPTS_SLOTS / WAYS) * WAYS];
    struct attempt *oldest = first;

    for (struct attempt *a = first; a < first + WAYS; a++) {
        if (a->key == key) {
            oldest = a;
            break;
        }
        if (a->last < oldest->last)
            oldest = a;
    }
    if (oldest->key != key || now - oldest->last > QUIET)
        *oldest = (struct attempt){.key = key};
    return oldest;
}

static uint64_t key_of(enum attempt_by by, const char *who)
{
    return hash_more((uint64_t)by + 1, who, strlen(who)) | 1;
}

static unsigned wait_for(const struct attempt *attempt, unsigned tries, int64_t now)
{
    unsigned over = attempt->failures < tries ? 0 : attempt->failures - tries + 1;
    int64_t until;

    if (!over)
        return 0;
    until = attempt->last + (over < 10 ? 1 << over : WAIT_MOST);
    return until > now ? (unsigned)(until - now) : 0;
}

unsigned attempts_wait(struct attempts *attempts, enum attempt_by by, const char *who,
                       int64_t now)
{
    unsigned wait;

    pthread_mutex_lock(&attempts->lock);
    wait = wait_for(slot_of(attempts, key_of(by, who), now), free_tries[by], now);
    pthread_mutex_unlock(&attempts->lock);
    return wait;
}

unsigned attempts_begin(struct attempts *attempts, enum attempt_by by, const char *who,
                        int64_t now)
{
    struct attempt *attempt;
    unsigned wait;

    pthread_mutex_lock(&attempts->lock);
    attempt = slot_of(attempts, key_of(by, who), now);
    wait = wait_for(attempt, free_tries[by], now);
    if (!wait) {
        attempt->failures++;
        attempt->last = now;
    }
    pthread_mutex_unlock(&attempts->lock);
    return wait;
}

void attempts_forgive(struct attempts *attempts, enum attempt_by by, const char *who)
{
    struct attempt *attempt;

    pthread_mutex_lock(&attempts->lock);
    attempt = slot_of(attempts, key_of(by, who), 0);
    *attempt = (struct attempt){0};
    pthread_mutex_unlock(&attempts->lock);
}
