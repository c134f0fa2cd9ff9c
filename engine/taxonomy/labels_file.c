/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labels_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"

enum { BLOCKS_MAX = 2 };

struct labels_file {
    void *map;
    size_t length;
    struct labels *blocks[BLOCKS_MAX];
};

/* Map the file at `path`; one that is absent or empty leaves `map` NULL. */
static enum suited_status map_file(const char *path, struct labels_file *file,
                                   struct suited_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    enum suited_status status = SUITED_OK;

    if (fd < 0 && errno == ENOENT)
        return SUITED_OK;
    if (fd < 0 || fstat(fd, &info)) {
        status = suited_fail(err, SUITED_IO, "cannot read '%s': %s", path, strerror(errno));
    } else if (info.st_size > 0) {
        void *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, fd, 0);

        if (map == MAP_FAILED) {
            status = suited_fail(err, SUITED_IO, "cannot map '%s': %s", path, strerror(errno));
        } else {
            file->map = map;
            file->length = (size_t)info.st_size;
        }
    }
    if (fd >= 0)
        close(fd);
    return status;
}

/* The blocks must fill the file to its last byte. */
static bool open_blocks(struct labels_file *file)
{
    size_t at = 0;

    for (size_t i = 0; i < BLOCKS_MAX && at < file->length; i++) {
        const char *block = (const char *)file->map + at;

        if (labels_open(block, file->length - at, &file->blocks[i], NULL))
            return false;
        at += labels_bytes(file->blocks[i]);
    }
    return at == file->length;
}

enum suited_status labels_file_map(const char *path, struct labels_file **out,
                                   struct suited_error *err)
{
    struct labels_file *file = xcalloc(1, sizeof(*file));
    enum suited_status status = map_file(path, file, err);

    *out = NULL;
    if (!status && file->map && !open_blocks(file))
        status = suited_fail(err, SUITED_INVALID,
                             "'%s' is damaged (delete it, and import it again)", path);
    if (status || !file->map)
        labels_file_close(file);
    else
        *out = file;
    return status;
}

enum suited_status labels_file_open(const char *data_dir, const char *name,
                                    struct labels_file **out, struct suited_error *err)
{
    struct strbuf path = STRBUF_INIT;
    enum suited_status status;

    *out = NULL;
    if (!data_dir)
        return SUITED_OK;
    strbuf_printf(&path, "%s/taxonomy/%s", data_dir, name);
    status = labels_file_map(path.text, out, err);
    strbuf_release(&path);
    return status;
}

void labels_file_close(struct labels_file *file)
{
    if (!file)
        return;
    for (size_t i = 0; i < BLOCKS_MAX; i++)
        labels_free(file->blocks[i]);
    if (file->map)
        munmap(file->map, file->length);
    free(file);
}

const struct labels *labels_file_block(const struct labels_file *file, size_t place)
{
    return file && place < BLOCKS_MAX ? file->blocks[place] : NULL;
}

const void *labels_file_bytes(const struct labels_file *file, size_t *length)
{
    *length = file ? file->length : 0;
    return file ? file->map : NULL;
}

static bool write_fully(int fd, const char *data, size_t length)
{
    while (length) {
        ssize_t written = write(fd, data, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        length -= (size_t)written;
    }
    return !fsync(fd);
}

/* So that the new name is on the disk as well. */
static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

enum suited_status labels_file_write(const char *data_dir, const char *name,
                                     const struct strbuf *blocks, struct suited_error *err)
{
    struct strbuf folder = STRBUF_INIT, path = STRBUF_INIT, temporary = STRBUF_INIT;
    enum suited_status status = SUITED_OK;
    int fd;

    strbuf_printf(&folder, "%s/taxonomy", data_dir);
    strbuf_printf(&path, "%s/%s", folder.text, name);
    strbuf_printf(&temporary, "%s.XXXXXX", path.text);
    mkdir(data_dir, 0700); /* either may be there; mkstemp says if it cannot be used */
    mkdir(folder.text, 0700);
    fd = mkstemp(temporary.text);
    if (fd < 0 || !write_fully(fd, blocks->text, blocks->length) ||
        rename(temporary.text, path.text)) {
        status =
            suited_fail(err, SUITED_IO, "cannot write '%s': %s", path.text, strerror(errno));
        unlink(temporary.text);
    }
    if (fd >= 0)
        close(fd);
    if (!status)
        sync_folder(folder.text);
    strbuf_release(&temporary);
    strbuf_release(&path);
    strbuf_release(&folder);
    return status;
}
