/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vacancy_arg.h"

#include <string.h>

#include "cmd.h"

enum suited_status vacancy_arg(struct suited_view *view, const char *text, uint32_t *number,
                               struct suited_error *err)
{
    size_t value;
    enum suited_status status;

    if (parse_count(text, 1, UINT32_MAX, &value)) {
        *number = (uint32_t)value;
        return SUITED_OK;
    }
    status = suited_view_by_link(view, text, number, err);
    if (status == SUITED_NOTFOUND)
        return suited_fail(err, status,
                           "there is no vacancy '%.200s' (give its number, or its link as it "
                           "was published)",
                           text);
    return status;
}
