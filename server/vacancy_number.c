/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vacancy_number.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum suited_status vacancy_number(const char *text, uint32_t *number, struct suited_error *err)
{
    unsigned long long value;

    *number = 0;
    errno = 0;
    value = strtoull(text, NULL, 10);
    if (errno || strspn(text, "0123456789") != strlen(text) || value < 1 || value > UINT32_MAX)
        return suited_fail(err, SUITED_NOTFOUND, "there is no vacancy '%.40s'", text);
    *number = (uint32_t)value;
    return SUITED_OK;
}
