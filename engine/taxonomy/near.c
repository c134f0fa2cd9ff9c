/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "suited/taxonomy.h"

/* Longer words than this are compared by their beginnings. */
enum { WORD_MAX = 63 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * The fewest letters to put in, take out, change or swap with their neighbour to make `b`
 * of `a` (optimal string alignment; Damerau 1964).
 */
static size_t distance(const char *a, const char *b)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    size_t length_a = strnlen(a, WORD_MAX), length_b = strnlen(b, WORD_MAX);

    memset(rows, 0, sizeof(rows));
    for (size_t j = 0; j <= length_b; j++)
        last[j] = j;
    for (size_t i = 1; i <= length_a; i++) {
        size_t *spare = before;

        now[0] = i;
        for (size_t j = 1; j <= length_b; j++) {
            now[j] =
                least(last[j - 1] + (a[i - 1] != b[j - 1]), least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[length_b];
}

const char *suited_nearest(const char *word, const char *const *names, size_t count)
{
    char *folded = fold_text(word);
    size_t length = strnlen(folded, WORD_MAX), best = length / 3 > 1 ? length / 3 : 1;
    const char *nearest = NULL;

    for (size_t i = 0; i < count; i++) {
        char *name = fold_text(names[i]);
        size_t one = distance(folded, name);

        if (one < best || (one == best && !nearest)) {
            best = one;
            nearest = names[i];
        }
        free(name);
    }
    free(folded);
    return nearest;
}
