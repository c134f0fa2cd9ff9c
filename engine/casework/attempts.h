/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_ATTEMPTS_H
#define CASEWORK_ATTEMPTS_H

#include <pthread.h>
#include <stdint.h>

/*
 * How often somebody tried in vain, by the name they gave, by where they come from and by
 * both. After a few tries each further one must wait twice as long as the one before. It is
 * forgotten after an hour of quiet, and in a table of fixed size, so that no flood of names
 * fills the memory.
 */
#define ATTEMPTS_SLOTS 4096

struct attempts {
    pthread_mutex_t lock;
    struct attempt {
        uint64_t key; /* 0: free */
        unsigned failures;
        int64_t last; /* seconds */
    } slots[ATTEMPTS_SLOTS];
};

enum attempt_by { BY_NAME, BY_ADDRESS, BY_NAME_AND_ADDRESS };

void attempts_init(struct attempts *attempts);
void attempts_release(struct attempts *attempts);

/* The seconds until the next try may begin; 0: now. Asking is no try. */
unsigned attempts_wait(struct attempts *attempts, enum attempt_by by, const char *who,
                       int64_t now);

/*
 * Begin a try, which counts as failed until attempts_forgive(). The seconds to wait, where it
 * may not begin yet; 0 where it may.
 */
unsigned attempts_begin(struct attempts *attempts, enum attempt_by by, const char *who,
                        int64_t now);

/* It was right: all is forgotten. */
void attempts_forgive(struct attempts *attempts, enum attempt_by by, const char *who);

#endif
