/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20)

/* The store is whole whenever this happens: what was not committed is as if never begun. */
static void *or_end(void *memory)
{
    if (!memory) {
        fputs("suited: out of memory (nothing that was reported done is lost; close other "
              "programs and run it again)\n",
              stderr);
        _Exit(1);
    }
    return memory;
}

void *xcalloc(size_t count, size_t size)
{
    return or_end(calloc(count ? count : 1, size ? size : 1));
}

void *xrealloc(void *memory, size_t size)
{
    return or_end(realloc(memory, size ? size : 1));
}

void *xresize(void *memory, size_t count, size_t size)
{
    return or_end(reallocarray(memory, count ? count : 1, size ? size : 1));
}

void *xtable(size_t size)
{
    size_t rounded = (size / HUGE_PAGE + 1) * HUGE_PAGE;
    void *memory = or_end(aligned_alloc(HUGE_PAGE, rounded));

    madvise(memory, rounded, MADV_HUGEPAGE); /* a wish: without it all is only slower */
    memset(memory, 0, size);
    return memory;
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t length)
{
    char *copy = xrealloc(NULL, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
