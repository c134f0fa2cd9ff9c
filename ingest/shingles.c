/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/xalloc.h"

#define RUN_WORDS 5

struct runs {
    uint64_t *all; /* hashes, ascending, each once */
    size_t count;
};

static int ascending(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static void sort_and_keep_each_once(struct runs *runs)
{
    size_t kept = 0;

    qsort(runs->all, runs->count, sizeof(*runs->all), ascending);
    for (size_t i = 0; i < runs->count; i++)
        if (!kept || runs->all[kept - 1] != runs->all[i])
            runs->all[kept++] = runs->all[i];
    runs->count = kept;
}

/* A text shorter than a run is one run by itself. */
static struct runs runs_of(const char *text)
{
    char *folded = fold_text(text);
    size_t length = strlen(folded), words = 0;
    size_t starts[RUN_WORDS];
    struct runs runs = {.all = xresize(NULL, length / 2 + 2, sizeof(*runs.all))};

    for (size_t i = 0; i < length; words++) {
        size_t end = i + strcspn(folded + i, " ");

        starts[words % RUN_WORDS] = i;
        if (words + 1 >= RUN_WORDS) {
            size_t first = starts[(words + 1) % RUN_WORDS];

            runs.all[runs.count++] = hash_bytes(folded + first, end - first);
        }
        i = end + (folded[end] == ' ');
    }
    if (!runs.count)
        runs.all[runs.count++] = hash_bytes(folded, length);
    sort_and_keep_each_once(&runs);
    free(folded);
    return runs;
}

static size_t shared(const struct runs *a, const struct runs *b)
{
    size_t found = 0;

    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        found += a->all[i] == b->all[j];
        if (a->all[i] <= b->all[j])
            i++;
        else
            j++;
    }
    return found;
}

bool texts_are_near(const char *a, const char *b)
{
    struct runs x = runs_of(a), y = runs_of(b);
    size_t most = x.count > y.count ? x.count : y.count;
    bool near = 10 * shared(&x, &y) >= 9 * most;

    free(x.all);
    free(y.all);
    return near;
}
