/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api.h"
#include "static_files.h"

API(openapi)
{
    (void)service, (void)err;
    static_file(request, "docs/openapi.yaml", reply);
    return SUITED_OK;
}
