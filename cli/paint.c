/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool is_coloured(void)
{
    const char *no_color = getenv("NO_COLOR"); /* https://no-color.org */

    return isatty(STDOUT_FILENO) && !(no_color && *no_color);
}

void paint(enum paint how, const char *format, ...)
{
    static const char *const codes[] = {
        [PAINT_HEADING] = "\033[1m", [PAINT_GOOD] = "\033[32m", [PAINT_OPEN] = "\033[33m",
        [PAINT_BAD] = "\033[31m",    [PAINT_QUIET] = "\033[2m",
    };
    bool coloured = is_coloured();
    va_list args;

    if (coloured)
        fputs(codes[how], stdout);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    if (coloured)
        fputs("\033[0m", stdout);
}
