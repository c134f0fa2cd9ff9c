/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share.h"

#include <stdlib.h>
#include <unistd.h>

#include "strbuf.h"

static char *join(const char *folder, const char *name)
{
    struct strbuf path = STRBUF_INIT;

    strbuf_printf(&path, "%s/%s", folder, name);
    return strbuf_detach(&path);
}

char *share_path(const char *name)
{
    const char *chosen = getenv("SUITED_SHARE");
    const char *folders[] = {SUITED_SOURCE_DIR, SUITED_BUILD_SHARE, SUITED_PREFIX_SHARE};

    if (chosen && *chosen)
        return join(chosen, name);
    for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
        char *path = join(folders[i], name);

        if (!access(path, R_OK))
            return path;
        free(path);
    }
    return join(folders[0], name);
}
