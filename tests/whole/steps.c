/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steps.h"

#include <stddef.h>
#include <string.h>

/* libc goes through memory by so many bytes at a time, or about that. */
#define BYTES_A_STEP 16

/* NOLINTBEGIN(bugprone-reserved-identifier): compiler and linker want just these names. */

/* Called by the compiler's instrumentation (-fsanitize-coverage=trace-pc). */
void __sanitizer_cov_trace_pc(void);

/* The linker puts these in the place of libc's (--wrap), which it then calls by __real. */
size_t __real_strlen(const char *text);
size_t __wrap_strlen(const char *text);
void *__real_memcpy(void *to, const void *from, size_t size);
void *__wrap_memcpy(void *to, const void *from, size_t size);
void *__real_memmove(void *to, const void *from, size_t size);
void *__wrap_memmove(void *to, const void *from, size_t size);
void *__real_memset(void *memory, int value, size_t size);
void *__wrap_memset(void *memory, int value, size_t size);
int __real_memcmp(const void *a, const void *b, size_t size);
int __wrap_memcmp(const void *a, const void *b, size_t size);

static uint64_t steps;

uint64_t steps_so_far(void)
{
    return steps;
}

void __sanitizer_cov_trace_pc(void)
{
    steps++;
}

size_t __wrap_strlen(const char *text)
{
    size_t length = __real_strlen(text);

    steps += length / BYTES_A_STEP;
    return length;
}

void *__wrap_memcpy(void *to, const void *from, size_t size)
{
    steps += size / BYTES_A_STEP;
    return __real_memcpy(to, from, size);
}

void *__wrap_memmove(void *to, const void *from, size_t size)
{
    steps += size / BYTES_A_STEP;
    return __real_memmove(to, from, size);
}

void *__wrap_memset(void *memory, int value, size_t size)
{
    steps += size / BYTES_A_STEP;
    return __real_memset(memory, value, size);
}

int __wrap_memcmp(const void *a, const void *b, size_t size)
{
    steps += size / BYTES_A_STEP;
    return __real_memcmp(a, b, size);
}

/* NOLINTEND(bugprone-reserved-identifier) */
