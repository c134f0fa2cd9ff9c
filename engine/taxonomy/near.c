/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "near.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "suited/taxonomy.h"

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t near_distance(const char *a, const char *b)
{
    size_t rows[3][NEAR_WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    size_t length_a = strnlen(a, NEAR_WORD_MAX), length_b = strnlen(b, NEAR_WORD_MAX);

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

size_t near_most(size_t length)
{
    return length / 3 > 1 ? length / 3 : 1;
}

const char *suited_nearest(const char *word, const char *const *names, size_t count)
{
    char *folded = fold_text(word);
    size_t best = near_most(strnlen(folded, NEAR_WORD_MAX));
    const char *nearest = NULL;

    for (size_t i = 0; i < count; i++) {
        char *name = fold_text(names[i]);
        size_t one = near_distance(folded, name);

        if (one < best || (one == best && !nearest)) {
            best = one;
            nearest = names[i];
        }
        free(name);
    }
    free(folded);
    return nearest;
}
