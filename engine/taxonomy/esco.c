/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "esco.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "labels.h"

struct esco {
    void *map; /* a block of labels of occupations, then one of skills */
    size_t length;
    struct labels *occupations, *skills;
};

/* Map the file at `path`; one that is absent or empty leaves `map` NULL. */
static enum suited_status map_file(const char *path, struct esco *esco,
                                   struct suited_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    enum suited_status status = SUITED_OK;

    if (file < 0 && errno == ENOENT)
        return SUITED_OK;
    if (file < 0 || fstat(file, &info)) {
        status = suited_fail(err, SUITED_IO, "cannot read '%s': %s", path, strerror(errno));
    } else if (info.st_size > 0) {
        esco->length = (size_t)info.st_size;
        esco->map = mmap(NULL, esco->length, PROT_READ, MAP_SHARED, file, 0);
        if (esco->map == MAP_FAILED) {
            esco->map = NULL;
            status = suited_fail(err, SUITED_IO, "cannot map '%s': %s", path, strerror(errno));
        }
    }
    if (file >= 0)
        close(file);
    return status;
}

static enum suited_status open_blocks(struct esco *esco)
{
    enum suited_status status = labels_open(esco->map, esco->length, &esco->occupations, NULL);
    size_t first = status ? 0 : labels_bytes(esco->occupations);

    if (!status)
        status = labels_open((const char *)esco->map + first, esco->length - first,
                             &esco->skills, NULL);
    if (!status && first + labels_bytes(esco->skills) != esco->length)
        status = SUITED_INVALID;
    return status;
}

enum suited_status esco_open(const char *data_dir, struct esco **out, struct suited_error *err)
{
    struct esco *esco = xcalloc(1, sizeof(*esco));
    struct strbuf path = STRBUF_INIT;
    enum suited_status status = SUITED_OK;

    *out = NULL;
    if (data_dir) {
        strbuf_printf(&path, "%s/" ESCO_CACHE, data_dir);
        status = map_file(path.text, esco, err);
    }
    if (!status && esco->map && open_blocks(esco))
        status = suited_fail(err, SUITED_INVALID,
                             "'%s' is damaged (delete it, then 'suited taxonomy import esco')",
                             path.text);
    strbuf_release(&path);
    if (status || !esco->map)
        esco_close(esco);
    else
        *out = esco;
    return status;
}

void esco_close(struct esco *esco)
{
    if (!esco)
        return;
    labels_free(esco->occupations);
    labels_free(esco->skills);
    if (esco->map)
        munmap(esco->map, esco->length);
    free(esco);
}

const struct labels *esco_occupations(const struct esco *esco)
{
    return esco ? esco->occupations : NULL;
}

const struct labels *esco_skills(const struct esco *esco)
{
    return esco ? esco->skills : NULL;
}
