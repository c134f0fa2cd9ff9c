/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chance.h"

#include <math.h>

/* Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators": SplitMix64. */
static uint64_t next(struct chance *chance)
{
    uint64_t z = chance->state += 0x9e3779b97f4a7c15;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

double chance_share(struct chance *chance)
{
    return (double)(next(chance) >> 11) * 0x1p-53;
}

bool chance_is(struct chance *chance, double share)
{
    return chance_share(chance) < share;
}

size_t chance_below(struct chance *chance, size_t count)
{
    return (size_t)(chance_share(chance) * (double)count);
}

int32_t chance_between(struct chance *chance, int32_t least, int32_t most)
{
    return least + (int32_t)chance_below(chance, (size_t)(most - least) + 1);
}

/* Box and Muller 1958. */
double chance_normal(struct chance *chance)
{
    double u = 1 - chance_share(chance), v = chance_share(chance);

    return sqrt(-2 * log(u)) * cos(2 * 3.14159265358979323846 * v);
}

size_t chance_weighed(struct chance *chance, const double *sums, size_t count)
{
    double sought = chance_share(chance) * sums[count - 1];
    size_t low = 0, high = count - 1;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (sums[middle] > sought)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
