/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR_CELLS 40

void progress_show(void *context, uint64_t done, uint64_t total)
{
    struct progress *progress = context;
    int percent = total ? (int)(100 * done / total) : 0;

    if (!total || percent == progress->shown || !isatty(STDERR_FILENO))
        return;
    progress->shown = percent;
    fprintf(stderr, "\r%s [", progress->what);
    for (int i = 0; i < BAR_CELLS; i++)
        fputc(i * 100 < percent * BAR_CELLS ? '#' : '.', stderr);
    fprintf(stderr, "] %3d%%", percent);
    fflush(stderr);
}

void progress_end(struct progress *progress)
{
    if (progress->shown >= 0)
        fputs("\r\033[K", stderr);
    progress->shown = -1;
}
