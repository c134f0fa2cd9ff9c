/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "route.h"

static const char *kind_of(const struct request *request)
{
    if (request->route)
        return request->route->pattern;
    return request->path && strncmp(request->path, "/api", 4) != 0 ? "page" : "-";
}

void log_request(const struct request *request, int code, double ms)
{
    time_t now = time(NULL);
    struct tm at;
    char when[32];

    gmtime_r(&now, &at);
    strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &at);
    fprintf(stderr, "%s %s %s %d %.1f ms\n", when, method_names[request->method],
            kind_of(request), code, ms);
}
