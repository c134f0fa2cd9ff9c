/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fingerprint.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/share.h"
#include "base/strbuf.h"

#define CHUNK 4096

static const char *const folders[] = {"taxonomies", "taxonomies/phrases"};

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), size = strlen(end);

    return length > size && !strcmp(name + length - size, end);
}

static int is_data(const struct dirent *entry)
{
    return (ends_with(entry->d_name, ".json") || ends_with(entry->d_name, ".tsv")) &&
           strncmp(entry->d_name, "places", strlen("places")) != 0;
}

static enum suited_status add_file(const char *path, uint64_t *hash, struct suited_error *err)
{
    FILE *file = fopen(path, "re");
    enum suited_status status = SUITED_OK;
    char chunk[CHUNK];
    size_t length;

    if (!file)
        return suited_fail(err, SUITED_IO, "cannot read '%s': %s", path, strerror(errno));
    while ((length = fread(chunk, 1, sizeof(chunk), file)) > 0)
        *hash = hash_more(*hash, chunk, length);
    if (ferror(file))
        status = suited_fail(err, SUITED_IO, "cannot read '%s': %s", path, strerror(errno));
    fclose(file);
    return status;
}

static enum suited_status add_folder(const char *folder, uint64_t *hash,
                                     struct suited_error *err)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_data, alphasort);
    enum suited_status status = SUITED_OK;

    if (count < 0)
        return suited_fail(err, SUITED_IO, "cannot list '%s': %s", folder, strerror(errno));
    for (int i = 0; i < count; i++) {
        struct strbuf path = STRBUF_INIT;

        strbuf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        *hash = hash_more(*hash, entries[i]->d_name, strlen(entries[i]->d_name) + 1);
        if (!status)
            status = add_file(path.text, hash, err);
        strbuf_release(&path);
        free(entries[i]);
    }
    free(entries);
    return status;
}

enum suited_status fingerprint_files(uint64_t *hash, struct suited_error *err)
{
    enum suited_status status = SUITED_OK;

    for (size_t i = 0; !status && i < sizeof(folders) / sizeof(*folders); i++) {
        char *folder = share_path(folders[i]);

        status = add_folder(folder, hash, err);
        free(folder);
    }
    return status;
}

enum suited_status fingerprint_file(const char *name, uint64_t *hash, struct suited_error *err)
{
    char *path = share_path(name);
    enum suited_status status = add_file(path, hash, err);

    free(path);
    return status;
}
