/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kernels.h"

#include <stdlib.h>
#include <string.h>

#ifdef WITH_KERNELS_V3
extern const struct kernels kernels_v3;

static const struct kernels *best_kernels(void)
{
    bool has_v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                  __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
                  __builtin_cpu_supports("popcnt");

    return has_v3 ? &kernels_v3 : &kernels_portable;
}
#else
static const struct kernels *best_kernels(void)
{
    return &kernels_portable;
}
#endif

const struct kernels *kernels_here(void)
{
    const char *told = getenv("SUITED_KERNELS");

    return told && !strcmp(told, "portable") ? &kernels_portable : best_kernels();
}
