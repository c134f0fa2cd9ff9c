/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdint.h>

/* A progress bar on standard error while that is a terminal; nothing otherwise. */
struct progress {
    const char *what; /* "Reading nhs" */
    int shown;        /* per cent on the screen, or -1 */
};

/* A suited_progress over a struct progress. */
void progress_show(void *context, uint64_t done, uint64_t total);

/* Take the bar off the screen. */
void progress_end(struct progress *progress);

#endif
