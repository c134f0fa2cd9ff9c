/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"

enum suited_status import_open(const char *folder, const char *name, enum csv_kind kind,
                               struct csv **out, struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    enum suited_status status;

    *out = NULL;
    strbuf_printf(&path, "%s/%s", folder, name);
    if (access(path.text, F_OK))
        strbuf_puts(&path, ".gz");
    if (access(path.text, F_OK))
        status = suited_fail(err, SUITED_NOTFOUND,
                             "there is no '%s' or '%s.gz' in '%s' (give the folder of the "
                             "unpacked download)",
                             name, name, folder);
    else
        status = csv_open(path.text, kind, out, err);
    strbuf_release(&path);
    return status;
}

enum suited_status import_columns(const struct csv *csv, const char *const *names,
                                  size_t *columns, size_t count, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < count; i++)
        status = csv_column(csv, names[i], &columns[i], err);
    return status;
}

size_t import_names(struct labels_builder *builder, uint32_t concept, const char *names)
{
    size_t count = 0;

    while (*names) {
        size_t length = strcspn(names, "\n|");
        const char *first = names + strspn(names, " ");
        const char *end = names + length;

        while (end > first && (end[-1] == ' ' || end[-1] == '\r'))
            end--;
        if (end > first) {
            labels_builder_label(builder, concept, first, (size_t)(end - first));
            count++;
        }
        names += length;
        names += strspn(names, "\n|");
    }
    return count;
}
