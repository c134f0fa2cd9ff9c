/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
