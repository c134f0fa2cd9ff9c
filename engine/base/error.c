/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suited/error.h"

#include <stdarg.h>
#include <stdio.h>

enum suited_status suited_fail(struct suited_error *err, enum suited_status status,
                               const char *format, ...)
{
    va_list args;

    if (err) {
        va_start(args, format);
        vsnprintf(err->text, sizeof(err->text), format, args);
        va_end(args);
    }
    return status;
}
